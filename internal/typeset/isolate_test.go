package typeset

import (
	"slices"
	"testing"
)

func TestIsolatesAreFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"الهاتف +41 22 730 93 11.":                          {"+41 22 730 93 11"},
		"t. +41 (0)22 730 93 11 | f. +41 (0)22 730 93 62":   {"+41 (0)22 730 93 11", "+41 (0)22 730 93 62"},
		"t. + 41 (0)22 730 93 11":                           {"+ 41 (0)22 730 93 11"},
		"على الرقم 022 730 93 11 أو":                        {"022 730 93 11"},
		"20-22 حزيران/يونيه 2022":                           {"20-22"},
		"20–22 June 2022":                                   {"20–22"},
		"الساعة 10:00-13:00 و15:00-18:00":                   {"10:00-13:00", "15:00-18:00"},
		"(انظر APLC/MSP.20/2022/1)، و20MSP/2022/017.":       {"APLC/MSP.20/2022/1", "20MSP/2022/017"},
		"على isu@mission.example.":                          {"isu@mission.example"},
		"<https://new.example.org/en/2022-im/>":             {"https://new.example.org/en/2022-im/"},
		"www.mission.example, (ISU) and/or 5 items of 2022": {"www.mission.example"},
		"in 2022 3 members, items 3, 4 and 5":               nil,
		"الوثيقة (OAP) لعام 2022":                           nil,
		"+1 (212) 963-1234 ext. 55, (022) 730 93 11":        {"+1 (212) 963-1234 ext. 55", "(022) 730 93 11"},
		"20 – 22 June, 10:00 - 13:00, 2022 - 20 members":    {"20 – 22", "10:00 - 13:00"},
		"(https://en.example/wiki/Convention_(1997))":       {"https://en.example/wiki/Convention_(1997)"},
		"2020 2021 2022, 1 000 000, 1 2 3":                  {"1 000 000"},
		"+٤١ ٢٢ ٧٣٠ ٩٣ ١١، ٢٠-٢٢":                           {"+٤١ ٢٢ ٧٣٠ ٩٣ ١١"},
	} {
		runes := []rune(text)
		var got []string
		for _, iso := range findIsolates(runes) {
			got = append(got, string(runes[iso.start:iso.end]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: found %q, wanted %q", text, got, want)
		}
	}
}

// visual is a paragraph's text in visual order, left to right, mirrored brackets aside.
func visual(t *testing.T, text string) string {
	t.Helper()
	e := NewEngine(library())
	l, err := e.Set(&Document{Lang: "ar", Blocks: []Block{{Role: DateLine, Spans: []Span{{Text: text}}}}})
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, line := range l.Sheets[0].Lines {
		for _, g := range line.Glyphs {
			out += g.Mark.Text
		}
	}
	return out
}

func TestNumbersReadRightInArabic(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"20-22 حزيران/يونيه 2022":     "2022 هينوي/ناريزح 20-22",
		"الهاتف +41 22 730 93 11.":    ".+41 22 730 93 11 فتاهلا",
		"وحدة (ISU) على a@b.example":  "a@b.example ىلع )ISU( ةدحو",
		"الوثيقة APLC/MSP.20/2022/1،": "،APLC/MSP.20/2022/1 ةقيثولا",
		"الساعة 10:00-13:00":          "10:00-13:00 ةعاسلا",
		"t. +41 22 730 | a@b.example": "t. +41 22 730 | a@b.example",
	} {
		if got := visual(t, text); got != want {
			t.Errorf("%q: shown as %q, wanted %q", text, got, want)
		}
	}
}

func TestLinkOfAnAddressWithArabicLettersIsWhole(t *testing.T) {
	t.Parallel()
	found := findIsolates([]rune("على https://ar.example/وثيقة/5."))
	if want := "https://ar.example/%D9%88%D8%AB%D9%8A%D9%82%D8%A9/5"; len(found) != 1 || found[0].uri != want {
		t.Errorf("found %+v, wanted the link %s", found, want)
	}
}

func FuzzFindIsolates(f *testing.F) {
	for _, s := range []string{"+41 (0)22", "a@b.c/d://", "(20-22)", "APLC/MSP.20/", "+ ", "1 2 3", "www.a.b", "ب (a 1 (b) 2/3, 5%", "20 - 22 ب $ 5 € x.", "(G A)3X/5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		last := 0
		found := findIsolates(text)
		for _, iso := range found {
			if iso.start < last || iso.end <= iso.start || iso.end > len(text) {
				t.Fatalf("%q: isolate %d to %d after %d", s, iso.start, iso.end, last)
			}
			last = iso.end
		}
		var open []isolate // they nest
		for _, iso := range stretches(text, found) {
			for len(open) > 0 && open[len(open)-1].end <= iso.start {
				open = open[:len(open)-1]
			}
			if n := len(open); iso.end <= iso.start || iso.end > len(text) || n > 0 && iso.end > open[n-1].end {
				t.Fatalf("%q: isolate %d to %d in %v", s, iso.start, iso.end, open)
			}
			open = append(open, iso)
		}
	})
}
