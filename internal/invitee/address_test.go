package invitee

import (
	"strings"
	"testing"
)

func TestPlainAddressesAreTaken(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"isu@meeting.example":                  "isu@meeting.example",
		"First.Last@Mission.EXAMPLE":           "First.Last@mission.example",
		"o'brien+mines@mission.example":        "o'brien+mines@mission.example",
		"info@bücher.example":                  "info@xn--bcher-kva.example",
		"mission@посольство.example":           "mission@xn--b1ariacbpcj2h.example",
		strings.Repeat("a", 64) + "@a.example": strings.Repeat("a", 64) + "@a.example",
	} {
		got, err := CheckAddress(in)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v, wanted %q", in, got, err, want)
		}
	}
}

// Hazard 9 of go-mail: quoted local parts smuggled RCPT parameters, and control characters end commands.
func TestWhatARelayCouldMisreadIsRefused(t *testing.T) {
	t.Parallel()
	for in, word := range map[string]string{
		"":                                     "empty",
		"a@mission.example\r\nRCPT TO:<x@y>":   "U+000D",
		"a\x00@mission.example":                "U+0000",
		"a\u200b@mission.example":              "U+200B",
		"a\u202e@mission.example":              "U+202E",
		"a@mis\u00adsion.example":              "U+00AD",
		`"a b"@mission.example`:                "space",
		`"a"@mission.example`:                  "quoted",
		`a\b@mission.example`:                  "quoted",
		"Ana <ana@mission.example>":            "space",
		"<ana@mission.example>":                "brackets",
		"ana(work)@mission.example":            "comments",
		"a@mission.example,b@mission.example":  "several",
		"a@mission.example;b@mission.example":  "several",
		"a@b@mission.example":                  "2 signs",
		"mission.example":                      "0 signs",
		"@mission.example":                     "before the @",
		"a@":                                   "after the @",
		"josé@mission.example":                 "ASCII",
		"用户@mission.example":                   "ASCII",
		".a@mission.example":                   "dot",
		"a..b@mission.example":                 "dot",
		"a.@mission.example":                   "dot",
		"a@localhost":                          "no dot",
		"a@mission..example":                   "domain",
		"a@.example":                           "domain",
		"a@mission.example.":                   "domain",
		"a@-mission.example":                   "domain",
		"a@mis_sion.example":                   "domain",
		"a@[192.0.2.1]":                        "domain",
		"a@192.0.2.1":                          "machine",
		"a:b@mission.example":                  "not allowed",
		strings.Repeat("a", 65) + "@a.example": "at most 64",
		"a@" + strings.Repeat(strings.Repeat("b", 60)+".", 4) + strings.Repeat("c", 10): "at most 254",
		"a@" + strings.Repeat("ü", 1<<20) + ".example":                                  "at most 254",
	} {
		got, err := CheckAddress(in)
		if err == nil {
			t.Errorf("%q was taken as %q", in, got)
			continue
		}
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q: %v, wanted a word on %q", in, err, word)
		}
	}
}

func FuzzCheckAddress(f *testing.F) {
	for _, s := range []string{"isu@meeting.example", "a@bücher.example", `"a"@b.example`, "a@b.example\r\nDATA", "a@xn--a.example", "Ａ@ｂ．example", "a@b。example"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := CheckAddress(s)
		if err != nil {
			return
		}
		for i := range len(got) {
			if got[i] <= ' ' || got[i] > '~' || strings.IndexByte(`"\<>(),;:[]`, got[i]) >= 0 {
				t.Fatalf("%q gives %q", s, got)
			}
		}
		if again, err := CheckAddress(got); err != nil || again != got {
			t.Fatalf("%q gives %q, and that %q, %v", s, got, again, err)
		}
	})
}
