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
