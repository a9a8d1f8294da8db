package reply

import "testing"

// TestSignaturesWithoutCapitalsStayClear: below a courtesy that is no closing formula, too.
func TestSignaturesWithoutCapitalsStayClear(t *testing.T) {
	t.Parallel()
	for _, sign := range []string{
		"رهام العدوان\nالقسم السياسي\nالبعثة الدائمة، جنيف\nهاتف: +41 22 748 11 20", "منال الزعبي\nسكرتيرة البعثة\nهاتف +41 22 748 11 22",
		"周晓岚\n常驻日内瓦代表团  三等秘书\n电话：+41 22 879 56 78", "常驻日内瓦代表团\n王小明", "常驻日内瓦代表团\n王小明\n2022年5月31日",
	} {
		text := "ونغتنم هذه المناسبة لنعرب لكم عن تقديرنا لجهودكم."
		if isHan(rune0(sign)) {
			text = "祝工作顺利！"
		}
		if d := doubts(Read(mailOf(native(sign)+"\n"+text+"\n\n"+sign), campaign())); len(d) > 0 {
			t.Errorf("asked about %q: %q", sign, d)
		}
	}
}

// TestLinesBelowThatAreNoSignatureAreSeen: a block at the end may be one more delegate, or take something back.
func TestLinesBelowThatAreNoSignatureAreSeen(t *testing.T) {
	t.Parallel()
	for _, end := range []string{
		"حضورنا عن بعد\nالبعثة الدائمة، جنيف", "المندوبة لن تتكلم\nهاتف: +41 22 748 11 20", "رهام العدوان\nسكرتير أول", "الأسماء مبدئية\nالبعثة الدائمة، جنيف",
		"周晓岚\n三等秘书", "名单待定\n常驻日内瓦代表团", "改为线上参会\n电话：+41 22 879 56 78", "周晓岚不来\n常驻日内瓦代表团",
		"Larsen stays home\nPermanent Mission of Norway\nTel. +41 22 748 11 20",
	} {
		body := native(end)
		if !isHan(rune0(end)) && !isArabic(end) {
			body = labelled6
		}
		if d := doubts(Read(mailOf(body+"\n"+end), campaign())); len(d) == 0 {
			t.Errorf("clear: %q", end)
		}
	}
}

// answerIn is an answer in labels, by language.
var answerIn = map[string]string{
	"en": "\n\nName: Ms. Ingrid Larsen\nFunction: First Secretary\nAttendance: in person\n\nItem: 3\nSpeaker: Ms. Ingrid Larsen\n\nBest regards,\nPer Olsen",
	"fr": "\n\nNom : Mme Claire Dubois\nFonction : Conseillère\nParticipation : en personne\n\nPoint : 8\nOrateur : Mme Claire Dubois\n\nCordialement,\nPaul Petit",
	"es": "\n\nNombre: Sra. Ana Torres\nCargo: Consejera\nAsistencia: en persona\n\nTema: 8\nOrador: Sra. Ana Torres\n\nAtentamente,\nLuis Vega",
	"ru": "\n\nИмя и фамилия: г-жа Айгуль Сеитова\nДолжность: советник\nФормат участия: очно\n\nПункт: 8\nВыступающий: г-жа Айгуль Сеитова\n\nС уважением,\nОлег Ким",
	"zh": "\n\n姓名：王强先生\n职务：参赞\n参会方式：现场\n\n议题：8\n发言人：王强先生\n\n此致\n敬礼\n李明",
	"ar": "\n\nالاسم: السيدة ليلى حداد\nالوظيفة: مستشارة\nالمشاركة: حضوريا\n\nالبند: 8\nالمتحدث: السيدة ليلى حداد\n\nمع التقدير،\nسامي",
}

// TestTheNameOfAMissionGoesOnOnTheNextLine: signatures break it before the place, which says of nobody that he comes there.
func TestTheNameOfAMissionGoesOnOnTheNextLine(t *testing.T) {
	t.Parallel()
	from := map[string]string{"en": "norway", "fr": "france", "es": "colombia", "ru": "kazakhstan", "zh": "china", "ar": "jordan"}
	for _, c := range []struct {
		lang, sign string
		clear      bool
	}{
		{"en", "Permanent Mission of Norway\nto the United Nations in Geneva", true},
		{"en", "Permanent Mission of Norway\nto the UN Office and other international organizations\nin Geneva", true},
		{"fr", "Mission permanente de la France\nauprès de l'Office des Nations Unies\nà Genève", true},
		{"es", "Misión Permanente de Colombia\nante las Naciones Unidas\ny otros organismos internacionales\nen Ginebra", true},
		{"ru", "Канцелярия\nПостпредство Казахстана\nпри Отделении ООН и других международных\nорганизациях в Женеве", true},
		{"zh", "中国常驻代表团\n日内瓦", true},
		{"ar", "البعثة الدائمة للأردن\nلدى مكتب الأمم المتحدة\nفي جنيف", true},
		{"en", "Ms. Ingrid Larsen\nin Geneva", false},
		{"en", "Permanent Mission of Norway\nin Geneva on 20 June only", false},
		{"es", "Misión Permanente de Colombia\nestaremos en Ginebra", false},
		{"ru", "Постпредство Казахстана\nвсе будем в Женеве", false},
	} {
		m := mailOf(answerIn[c.lang] + "\n" + c.sign)
		m.From.Address = "mission@" + from[c.lang] + ".example"
		if d := doubts(Read(m, campaign())); (len(d) == 0) != c.clear {
			t.Errorf("below the signature %q: clear should be %v; doubts %q", c.sign, c.clear, d)
		}
	}
}
