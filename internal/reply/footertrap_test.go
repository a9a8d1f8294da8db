package reply

import (
	"strings"
	"testing"
)

// TestFooterThatTakesAwayIsSeen: what begins as a disclaimer or a phone's footer and takes something back is seen by a person; real footers are cut.
func TestFooterThatTakesAwayIsSeen(t *testing.T) {
	t.Parallel()
	for line, clear := range map[string]bool{
		"Данное письмо отправлено по ошибке, просьба не регистрировать.":                                       false,
		"Конфиденциально: Петров не приедет, вместо него Сидоров.":                                             false,
		"Настоящее письмо отменяет выступление, ошибка наша.":                                                  false,
		"Данное сообщение конфиденциально: советник от выступления отказалась, просим снять её с регистрации.": false,
		"Отправлено с iPhone. Петров не едет":                                                                  false,
		"هذه الرسالة أرسلت بالخطأ فلا تسجلوا أحدا.":                                                            false,
		"هذه الرسالة سرية: لا تسجلوا السيدة حداد.":                                                             false,
		"本邮件误发，请勿登记，机密":                                                                                        false,
		"本邮件仅供内部：王强不再参会。":                                                                                      false,
		"This message is confidential: please do not register Ms. Larsen.":                                     false,
		"This message was sent in error, do not register anybody.":                                             false,
		"发自我的iPhone。王强不来。":                                                                                     false,
		"Envoyé de mon iPhone. Mme Dubois ne vient pas.":                                                       false,
		"Enviado desde mi iPhone. La Sra. Torres no viene.":                                                    false,
		"أرسلت من هاتفي الآيفون. السيدة حداد لن تحضر.":                                                         false,
		"Sent from my iPhone. Ms. Larsen will not attend.":                                                     false,
		"Ce message est confidentiel : Mme Dubois ne participera pas.":                                         false,
		"Este mensaje es confidencial: la Sra. Torres no asistirá.":                                            false,
		"Это сообщение предназначено только для адресата. Если вы получили его по ошибке, удалите его и сообщите отправителю.": true,
		"Sent from my iPhone": true,
		"Отправлено с iPhone": true,
		"هذه الرسالة سرية ومخصصة للمرسل إليه فقط. إذا وصلتكم بالخطأ يرجى حذفها.":                                                                        true,
		"本邮件及其附件含有保密信息，仅供收件人使用，禁止任何未经授权的复制或传播。":                                                                                                         true,
		"This e-mail and any attachments are confidential and intended solely for the addressee. If you have received this in error, please delete it.": true,
		"Ce message et toutes ses pièces jointes sont confidentiels et destinés au seul destinataire. Si vous l'avez reçu par erreur, supprimez-le.":    true,
		"Este mensaje y sus anexos son confidenciales y de uso exclusivo del destinatario. Si lo ha recibido por error, bórrelo.":                       true,
	} {
		text := strings.TrimSpace(labelsFor(line)) + "\n\n" + line + "\n"
		if d := doubts(Read(mailOf(text), campaign())); (len(d) == 0) != clear {
			t.Errorf("%q below labels: clear should be %v; doubts %q", line, clear, d)
		}
	}
}

// labelsFor are labels in the language of a line: English beside what is in Latin letters.
func labelsFor(line string) string {
	if rune0(line) < 0x400 {
		return labelled6
	}
	return native(line)
}
