package workbook

import (
	"strings"
	"testing"
	"unicode/utf16"

	"chancery/internal/locale"
)

// Whatever people write, the report keeps the rules and shows it as text.
func TestReportOfHarmfulTextKeepsTheRulesOfOpenXML(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"formula": "=HYPERLINK(\"http://x.example\",\"y\")", "dde": "=cmd|' /C calc'!A0", "plus": "+41 22 123", "at": "@SUM(1+1)*cmd", "minus": "-1+1",
		"control": "a\x00b\x01\x08\x0b\x0c\x1f\x7fc", "tab": "\tindented\r\nlines\rand\nmore ", "surrogate": "x\xed\xa0\x80y\xed\xbf\xbf", "invalid": "\xff\xfe\xc3", "noncharacter": "a\ufffeb\uffff",
		"markup": "<c r=\"A1\"/>]]>&amp;&lt;&#0;", "escape": "_x0000_ _x000D_ _x005F_x0041_ __x0041_", "long": strings.Repeat("x", 40_000), "wide": strings.Repeat("𝄞漢", 20_000),
		"sheet": `a[]:*?/\'b'!C1`, "directions": "\u202e\u2066\u200fabc\u2069", "spaces": "   ", "blank": "\u00a0\u2003",
	} {
		r := reportOf(t, locale.Arabic, 8)
		r.Title, r.Campaign = text, text
		r.Standings[0].Invitee.Name = text
		d := &r.Standings[0].Delegates[0]
		d.Name, d.Function, d.Honorific, d.Needs, d.DecidedBy, d.Capacity, d.Attendance = text, text, text, text, text, text, text
		n := &r.Standings[0].Interventions[0]
		n.Speaker, n.OnBehalfOf, n.Item = text, text, text
		r.Questions[0].From, r.Questions[0].Subject, r.Questions[0].Excerpt, r.Questions[0].Reasons = text, text, text, []string{text}
		r.Failures[0].Address, r.Failures[0].Code, r.Failures[0].Class, r.Failures[0].Remedy, r.Failures[0].State = text, text, text, text, text
		r.Changes[0] = ChangeRow{Entity: text, Ref: text, Name: text, Field: text, Before: text, After: text, Cause: text, DecidedBy: text}
		r.Mails[0].Reference, r.Mails[0].From = text, text
		faults, grids := conform(t, written(t, r))
		for _, f := range faults {
			t.Errorf("%s: %.300s", name, f)
		}
		shown := 0
		for _, g := range grids {
			for ref, value := range g.cells {
				if len(utf16.Encode([]rune(value))) > cellLimit {
					t.Errorf("%s: %s!%s has %d characters", name, g.name, ref, len(value))
				}
				if value == textLang(locale.Arabic).clean(text) {
					shown++
				}
			}
		}
		if shown < 10 {
			t.Errorf("%s: stands as written in %d cells", name, shown)
		}
	}
}
