package reply

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// morphemes are the files whose rules are of a script or a language's spelling, the form's own texts, which are written and not read, and what mail servers say.
var morphemes = map[string]bool{"fold.go": true, "token.go": true, "formtext_table.go": true, "arabic.go": true, "russian.go": true, "bouncereason.go": true}

// TestWordsOfLanguagesStandInTheTables keeps words that mails are read by out of the code, where no native reader would find them: of letters beyond ASCII
// a literal may have single signs (numerals' 第, classifiers, particles of Arabic) and no words.
func TestWordsOfLanguagesStandInTheTables(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d files of the package: %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || morphemes[file] {
			continue
		}
		set := gotoken.NewFileSet()
		tree, err := parser.ParseFile(set, file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != gotoken.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err == nil && foreignWord(s) {
				t.Errorf("%s: %s is a word of a language: it belongs in words/", set.Position(lit.Pos()), lit.Value)
			}
			return true
		})
	}
}

// foreignWord tells a run of three or more letters of which one is beyond ASCII; of Han, of two.
func foreignWord(s string) bool {
	run, foreign, han := 0, false, 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			run, foreign, han = 0, false, 0
			continue
		}
		run++
		foreign = foreign || r > unicode.MaxASCII
		if isHan(r) {
			han++
		}
		if foreign && run >= 3 || han >= 2 {
			return true
		}
	}
	return false
}
