package reply

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/message"
)

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join(mailsDir, "*.eml"))
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r := Read(message.Read(raw), campaign())
		if len(r.Kinds) == 0 || r.Review == nil {
			t.Fatalf("no kind: %+v", r)
		}
		if _, err := json.Marshal(r); err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Delegates {
			for _, e := range d.Evidence {
				if e.Part == "text" && (e.Start < 0 || e.End > len(r.Text) || utf8.ValidString(r.Text) && r.Text[e.Start:e.End] != e.Words && e.End > 0) {
					t.Fatalf("evidence %+v outside of %q", e, r.Text)
				}
			}
		}
	})
}

// TestHugeTextIsReadInBounds gives texts that make careless readers slow: they must end, with one object each.
func TestHugeTextIsReadInBounds(t *testing.T) {
	t.Parallel()
	for name, piece := range map[string]string{"labels": "Name: a, ", "lines": "On 1 Jan 2022\n", "items": "item 3, ", "words": "will attend not ", "quotes": "> > > ", "tabs": "Name\tItem\n", "brackets": "[1.name]: x\n", "names": "Ms. Ana Torres ",
		"courtesy": "if you need any information please find 3 below ", "listed items": "Items:\n3 or not 5 (tbc), "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf("Name: Ms. Ana Torres\n\n"+strings.Repeat(piece, (1<<20)/len(piece))), campaign())
			if len(r.Kinds) == 0 || len(r.Review) == 0 {
				t.Errorf("kinds %v, review %v", r.Kinds, r.Review)
			}
		})
	}
}
