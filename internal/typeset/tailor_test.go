package typeset

import (
	"math"
	"strings"
	"testing"
)

// parts are the pieces of a text that no line parts, and those that one parts at a price, marked ¦.
func parts(s string) string {
	p := paragraphs([]Span{{Text: s}}, false)[0]
	var b strings.Builder
	from := 0
	for _, o := range opportunities(p) {
		b.WriteString(string(p.text[from:o.at]))
		switch from = o.at; {
		case from == len(p.text):
		case o.penalty > 0:
			b.WriteString("¦")
		default:
			b.WriteString("|")
		}
	}
	return b.String()
}

func TestTailoringOfLineBreaksRuleByRule(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rule, wanted string }{
		{"T1", "write |to |delegation-office@mission.example |or |+41 22 730 93 11 |on |APLC/MSP.20/2022/1, |10:00-13:00, |2022-06-20"},
		{"T2", "see |www.short.example/a/b |and |https://a.example/¦some/¦long-¦path/¦of/¦it¦.html"},
		{"T3", "and/or |any |حزيران/يونيه |x"},
		{"T4", "la |« Convention » |est"},
		{"T5", "of ¦5 km |and ¦10 %, |at ¦9 h 30 |or ¦10 a.m. |for ¦10 000 CHF, |в ¦2022 г. |при ¦40 °C"},
		{"T5", "二|〇|年|6月|20日|会"},
		{"T6", "item ¦3 |(para. 5) |Исх. |№ 5 |n° 7 |§ 8 |第5条"},
		{"T7", "Ambassador |J. R. Smith |and |J.-P. Martin |both"},
		{"T7", "посол |А. Б. Иванов |и ¦посол |Иванов А. Б. |оба"},
		{"T7", "и ¦т. д. |и ¦т. п., |p. ej. |esto"},
		{"T8", "with |Ms. Smith, |Mme Martin, |Sra. Pérez |и ¦г-жой Ивановой |там"},
		{"T9", "он |сказал — |да |and |then – |no"},
		{"T10", "réunions |suivantes : |quoi ! |et |non ; |oui ? |si"},
		{"T11", "on ¦10 ¦June ¦2022 |in |Article ¦5 ¦of ¦31 ¦items"},
		{"T12", "он |в ¦доме |a ¦house |de |la"},
		{"T14", "文|“文|件”|文|（“文”）|文——|文|约·|翰"},
		{"T13", "the |mid-¦point |of |e-mail |(ci-après |mi-parcours"},
	} {
		plain := strings.NewReplacer("|", "", "¦", "").Replace(c.wanted)
		if got := parts(plain); got != c.wanted {
			t.Errorf("%s:\n got %s\nwant %s", c.rule, got, c.wanted)
		}
	}
}

func TestLongAddressCostsLeastAfterASlash(t *testing.T) {
	t.Parallel()
	p := paragraphs([]Span{{Text: "https://meeting.example/documents/some-long.name/x"}}, false)[0]
	slash, other := 0.0, math.Inf(1)
	for _, o := range opportunities(p)[:len(opportunities(p))-1] {
		if p.text[o.at-1] == '/' {
			slash = max(slash, o.penalty)
		} else {
			other = min(other, o.penalty)
		}
	}
	if slash <= 0 || math.IsInf(other, 1) || slash >= other {
		t.Errorf("after a slash %v, elsewhere %v: the slash is to cost less", slash, other)
	}
}
