package reply

import "testing"

func TestTrimKeepsWhatTheSenderWrote(t *testing.T) {
	t.Parallel()
	const own = "We come.\n\nThank you."
	cases := map[string]string{
		"gmail en":      own + "\n\nOn Tue, Apr 26, 2022 at 10:00 AM ISU <isu@meeting.example> wrote:\n\n> Dear all",
		"gmail wrapped": own + "\n\nOn Tue, Apr 26, 2022 at 10:00 AM Implementation Support Unit <\nisu@meeting.example> wrote:\n\n> Dear all",
		"gmail fr":      own + "\n\nLe mar. 26 avr. 2022 à 10:00, ISU <isu@meeting.example> a écrit :\n\n> x",
		"gmail es":      own + "\n\nEl mar, 26 abr 2022 a las 10:00, ISU (<isu@meeting.example>)\nescribió:\n\n> x",
		"gmail ru":      own + "\n\nвт, 26 апр. 2022 г. в 10:00, ISU <isu@meeting.example>:\n\n> x",
		"gmail ar":      own + "\n\nفي الثلاثاء، ٢٦ أبريل ٢٠٢٢ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة ISU <isu@meeting.example>:\n\n> x",
		"gmail zh":      own + "\n\nISU <isu@meeting.example> 于2022年4月26日周二 10:00写道：\n\n> x",
		"gmail de":      own + "\n\nAm Di., 26. Apr. 2022 um 10:00 Uhr schrieb ISU <isu@meeting.example>:\n\n> x",
		"gmail pt":      own + "\n\nEm ter., 26 de abr. de 2022 às 10:00, ISU <isu@meeting.example> escreveu:\n\n> x",
		"gmail it":      own + "\n\nIl giorno mar 26 apr 2022 alle ore 10:00 ISU <isu@meeting.example> ha scritto:\n\n> x",
		"gmail nl":      own + "\n\nOp di 26 apr. 2022 om 10:00 schreef ISU <isu@meeting.example>:\n\n> x",
		"gmail pl":      own + "\n\nwt., 26 kwi 2022 o 10:00 ISU <isu@meeting.example> napisał(a):\n\n> x",
		"gmail tr":      own + "\n\nISU <isu@meeting.example>, 26 Nis 2022 Sal, 10:00 tarihinde şunu yazdı:\n\n> x",
		"gmail ja":      own + "\n\n2022年4月26日(火) 10:00 ISU <isu@meeting.example>:\n\n> x",
		"gmail ko":      own + "\n\n2022년 4월 26일 (화) 오전 10:00, ISU <isu@meeting.example>님이 작성:\n\n> x",
		"outlook en":    own + "\n\n________________________________\nFrom: ISU <isu@meeting.example>\nSent: Tuesday, April 26, 2022 10:00 AM\nTo: Mission\nSubject: Invitation\n\nDear all",
		"outlook de":    own + "\n\nVon: ISU <isu@meeting.example>\nGesendet: Dienstag, 26. April 2022 10:00\nAn: Mission\nBetreff: Einladung\n\nDear all",
		"outlook zh":    own + "\n\n发件人: ISU <isu@meeting.example>\n发送时间: 2022年4月26日 10:00\n收件人: Mission\n主题: 邀请\n\n正文",
		"outlook ar":    own + "\n\nمن: ISU <isu@meeting.example>\nتاريخ الإرسال: 26 أبريل 2022\nإلى: Mission\nالموضوع: دعوة\n\nنص",
		"outlook ru":    own + "\n\nОт: ISU <isu@meeting.example>\nОтправлено: 26 апреля 2022 г. 10:00\nКому: Mission\nТема: Приглашение\n\nтекст",
		"outlook ja":    own + "\n\n差出人: ISU <isu@meeting.example>\n送信日時: 2022年4月26日 10:00\n宛先: Mission\n件名: x\n\ntext",
		"original":      own + "\n\n-----Original Message-----\nFrom: ISU <isu@meeting.example>\nSent: x\nTo: y\nSubject: z\n\ntext",
		"qq":            own + "\n\n\n------------------ 原始邮件 ------------------\n发件人: \"ISU\" <isu@meeting.example>;\n发送时间: 2022年4月26日(星期二) 上午10:00\n收件人: \"x\"<x@qq.com>;\n主题: x\n\n正文",
		"163":           own + "\n\n在 2022-04-26 10:00:00，\"ISU\" <isu@meeting.example> 写道：\n>正文",
		"mail.ru":       own + "\n\nВторник, 26 апреля 2022, 10:00 +02:00 от ISU <isu@meeting.example>:\n\nтекст",
		"yandex":        own + "\n\n26.04.2022, 10:00, \"ISU\" <isu@meeting.example>:\n\nтекст",
		"apple":         own + "\n\n> On 26 Apr 2022, at 10:00, ISU <isu@meeting.example> wrote:\n> \n> Dear all",
		"thunderbird":   own + "\n\nOn 26/04/2022 10:00, ISU wrote:\n> Dear all",
		"iphone":        own + "\n\nSent from my iPhone\n\n> On 26 Apr 2022, at 10:00, ISU <isu@meeting.example> wrote:\n> x",
		"signature":     own + "\n\n-- \nPer Olsen\nTel +41 22 730 00 00",
		"disclaimer":    own + "\n\nThis e-mail and any attachments are confidential and\nintended solely for the addressee.",
		"banner":        "[EXTERNAL EMAIL] Be careful with links.\n\n" + own,
	}
	for name, body := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := trim(body).own; got != own {
				t.Errorf("kept %q, want %q", got, own)
			}
		})
	}
}
