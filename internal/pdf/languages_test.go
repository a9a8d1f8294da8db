package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// marked shows the foreign parts of a line in brackets with their language.
func marked(line, base string) string {
	langs := foreign(line, base)
	if langs == nil {
		return line
	}
	var b strings.Builder
	last := ""
	for i, r := range append([]rune(line), 0) {
		lang := ""
		if i < len(langs) {
			lang = langs[i]
		}
		if lang != last && last != "" {
			b.WriteString("]")
		}
		if lang != last && lang != "" {
			b.WriteString("[" + lang + " ")
		}
		if r != 0 {
			b.WriteRune(r)
		}
		last = lang
	}
	return b.String()
}

func TestPartsInAnotherScriptAreInItsLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ base, line, want string }{
		{"ar", "المرجع: 20MSP/2022/017", "المرجع: [en 20MSP/2022/017]"},
		{"ar", "السيدة María José Núñez، رئيسة", "السيدة [en María José Núñez]، رئيسة"},
		{"ar", "(ISU) على 26 نيسان", "([en ISU]) على 26 نيسان"},
		{"ar", "الوثيقة APLC/MSP.20/2022/1.", "الوثيقة [en APLC/MSP.20/2022/1]."},
		{"ar", "+41 22 730 93 11", "+41 22 730 93 11"},
		{"zh", "（WIPO），日内瓦", "（[en WIPO]），日内瓦"},
		{"zh", "2022年5月 Palais des Nations, Room XX 举行", "2022年5月 [en Palais des Nations, Room XX] 举行"},
		{"ru", "ГИП (ISU), г-жа Núñez", "ГИП ([en ISU]), г-жа [en Núñez]"},
		{"fr", "Mme Иванова et 王毅 à Genève", "Mme [ru Иванова] et [zh 王毅] à Genève"},
		{"en", "the name محمد العربي as written", "the name [ar محمد العربي] as written"},
		{"es", "Señora Núñez", "Señora Núñez"},
	} {
		if got := marked(c.line, c.base); got != c.want {
			t.Errorf("%s: %s, wanted %s", c.base, got, c.want)
		}
	}
}

func TestLinksAndNamesBearTheirLanguage(t *testing.T) {
	t.Parallel()
	file, _ := write(t, readLetter(t, locale.Arabic))
	for _, want := range []string{"/S/Link/P ", "/Lang(en)/ActualText" + text("APLC/MSP.20/2022/1")} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	for l := range bytes.Lines(file) {
		if bytes.Contains(l, []byte("/S/Link/")) && !bytes.Contains(l, []byte("/Lang(en)")) {
			t.Errorf("a link without its language: %s", l)
		}
	}
}

func TestHeadingsBeginAtTheFirstLevelAndSkipNone(t *testing.T) {
	t.Parallel()
	var tr tree
	var got []string
	for _, tag := range []string{"H2", "P", "H2", "H1", "H3", "H2", "H6"} {
		got = append(got, tr.heading(tag))
	}
	if want := []string{"H1", "P", "H2", "H1", "H2", "H2", "H3"}; !slices.Equal(got, want) {
		t.Errorf("found %v, wanted %v", got, want)
	}
}

func TestLetterheadAndFooterAreTypedArtifacts(t *testing.T) {
	t.Parallel()
	p := &typeset.Element{Tag: "P"}
	line := func(e *typeset.Element) typeset.Line {
		return typeset.Line{Element: e, Glyphs: make([]typeset.Glyph, 1)}
	}
	lines := []typeset.Line{line(nil), line(p), line(nil), line(p), line(nil), line(nil)}
	for i, want := range map[int]string{0: "/Header", 2: "/Layout", 4: "/Footer", 5: "/Footer"} {
		if got := artifact(lines, i); !strings.Contains(got, want) {
			t.Errorf("line %d: %s, wanted %s", i, got, want)
		}
	}
}

func TestSoftHyphenAtTheEndOfALineJoinsTheWord(t *testing.T) {
	t.Parallel()
	before := "inter" + softHyphen
	if got := join(before, joint(before, "national")) + "national"; got != "international" {
		t.Errorf("%q", got)
	}
}
