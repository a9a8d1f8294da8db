package typeset

import (
	"go/ast"
	"go/parser"
	source "go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"chancery/internal/locale"
	"chancery/internal/needed"
)

// builtInTexts are all texts that the program puts into letters: lines of the templates, cells of the tables, names, dates, and every string
// of the packages that know words, by the language in whose letters it may stand.
func builtInTexts(t *testing.T) map[locale.Lang][]string {
	t.Helper()
	found := map[locale.Lang][]string{}
	seen := map[string]bool{}
	add := func(s string) {
		if seen[s] || !strings.ContainsFunc(s, unicode.IsLetter) || strings.ContainsRune(s, 0) {
			return
		}
		seen[s] = true
		for _, l := range languagesOf(s) {
			found[l] = append(found[l], s)
		}
	}
	read := func(name string, d fs.DirEntry, err error) error {
		switch filepath.Ext(name) {
		case ".md", ".tsv":
			data, err := os.ReadFile(name)
			for line := range strings.Lines(string(data)) {
				for cell := range strings.SplitSeq(strings.TrimSpace(line), "\t") {
					add(cell)
				}
			}
			return err
		case ".go":
			if !strings.HasSuffix(name, "_test.go") {
				return literals(name, add)
			}
		}
		return err
	}
	for _, folder := range []string{"../../templates", "../locale", "../letter", "../office"} {
		if err := filepath.WalkDir(filepath.FromSlash(folder), read); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range locale.All {
		found[l] = append(found[l], dates(l)...)
	}
	return found
}

// literals gives each string of a Go file, with its lines apart.
func literals(name string, add func(string)) error {
	file, err := parser.ParseFile(source.NewFileSet(), name, nil, 0)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == source.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				for line := range strings.SplitSeq(s, "\n") {
					add(line)
				}
			}
		}
		return true
	})
	return nil
}

// languagesOf tells by the script; Latin letters stand in three languages.
func languagesOf(s string) []locale.Lang {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Arabic, r):
			return []locale.Lang{locale.Arabic}
		case unicode.Is(unicode.Han, r):
			return []locale.Lang{locale.Chinese}
		case unicode.Is(unicode.Cyrillic, r):
			return []locale.Lang{locale.Russian}
		}
	}
	return []locale.Lang{locale.English, locale.Spanish, locale.French}
}

// dates are a day of each month and each weekday, ranges within a month, across months and across years.
func dates(l locale.Lang) (list []string) {
	for day := range 366 {
		at := time.Date(2022, 1, 1+day, day%24, day%60, 0, 0, time.UTC)
		d := locale.DateOf(at, time.UTC)
		list = append(list, locale.FormatDate(l, d), locale.FormatWeekday(l, d), locale.FormatTime(l, at),
			locale.FormatRange(l, d, locale.DateOf(at.AddDate(0, 0, 2), time.UTC)), locale.FormatRange(l, d, locale.DateOf(at.AddDate(0, 1, 3), time.UTC)))
	}
	for _, s := range locale.States() {
		list = append(list, s.Of(l, locale.Date{}), s.The(l, locale.Date{}))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func TestBuiltInTextsAreShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	needed.Program(t, "hb-shape", "libharfbuzz-bin")
	e := NewEngine(library())
	var list []drawing
	for l, texts := range builtInTexts(t) {
		n := 0
		for i, s := range texts {
			for _, bold := range []bool{false, true} {
				if bold == (i%2 == 0) && (l == locale.Spanish || l == locale.French) { // as in English, half of them in each cut
					continue
				}
				d, _ := drawings(t, e, l, s, bold)
				list, n = append(list, d...), n+1
			}
		}
		t.Logf("%s: %d texts", l, n)
		if n < 2000 {
			t.Errorf("%s: %d texts, want 2,000 at least", l, n)
		}
	}
	compare(t, list)
	t.Logf("%d runs", len(list))
}
