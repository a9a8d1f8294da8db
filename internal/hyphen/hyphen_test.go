package hyphen

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func parted(language, word string) string {
	runes := []rune(word)
	for _, i := range slices.Backward(For(language).Append(nil, runes)) {
		runes = slices.Insert(runes, i, '-')
	}
	return string(runes)
}

func TestWordsArePartedAsTheLanguageHasIt(t *testing.T) {
	t.Parallel()
	for language, words := range map[string]string{
		"en": "im-ple-ment-a-tion uni-ver-sity pro-hib-i-tion how-ever stock-pil-ing del-eg-a-tion states",
		"es": "pro-duc-ción apli-ca-ción al-ma-ce-na-miento trans-fe-ren-cia de-le-ga-ción paí-ses",
		"fr": "dé-lé-ga-tion l’in-ter-dic-tion pro-duc-tion au-jour-d’hui ex-pres-sion mines des-truc-tion",
		"ru": "го-су-дар-ства осу-ществ-ле-ние кон-вен-ции при-ме-не-ния биз-нес-мен мина",
	} {
		for wanted := range strings.FieldsSeq(words) {
			if got := parted(language, strings.ReplaceAll(wanted, "-", "")); got != wanted {
				t.Errorf("%s: %s, wanted %s", language, got, wanted)
			}
		}
	}
}

func TestCapitalsArePartedAsSmallLetters(t *testing.T) {
	t.Parallel()
	if got := parted("fr", "Délégation"); got != "Dé-lé-ga-tion" {
		t.Errorf("%s", got)
	}
}

func TestNoOtherLanguageIsHyphenated(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"ar", "zh", "de", ""} {
		if got := parted(language, "communication"); got != "communication" {
			t.Errorf("%q: %s", language, got)
		}
	}
}

func TestPatternsAreTheFilesOfTheirSource(t *testing.T) {
	t.Parallel()
	sums, err := files.ReadFile("patterns/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Fields(sums)
	for i := 0; i+1 < len(lines); i += 2 {
		name := string(lines[i+1])
		data, err := files.ReadFile("patterns/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); got != string(lines[i]) {
			t.Errorf("%s is %s, recorded %s", name, got, lines[i])
		}
		if n := len(read(name, 3).trie.nodes); n < 1000 {
			t.Errorf("%s: %d nodes: it was not read whole", name, n)
		}
	}
	if len(lines) != 8 {
		t.Errorf("%d files are recorded, wanted 4", len(lines)/2)
	}
}

func FuzzAppend(f *testing.F) {
	f.Add("en", "implementation")
	f.Add("fr", "’l’’interdiction’")
	f.Fuzz(func(t *testing.T, language, s string) {
		word, last := []rune(s), 0
		for _, i := range For(language).Append(nil, word) {
			if i <= last || i < leastBefore || len(word)-i < 2 {
				t.Fatalf("a hyphen before letter %d of %q", i, s)
			}
			last = i
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	p, word := For("ru"), []rune("осуществление")
	var list []int
	b.ReportAllocs()
	for b.Loop() {
		list = p.Append(list[:0], word)
	}
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		read("hyph-ru.tex", 2)
	}
}
