package reply

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chancery/internal/message"
	"chancery/internal/roster"
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

// TestManyNamesAreReadInBounds gives a mail that names thousands of persons: each new name is compared with those before it.
func TestManyNamesAreReadInBounds(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	for i := 0; b.Len() < maxText; i++ {
		b.WriteString("Name: Ms. Ana T" + strings.Repeat("o", i%26) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + "\nItem: 3\n\n")
	}
	r := Read(mailOf(b.String()), campaign())
	if len(r.Delegates) != maxDelegates || !slices.ContainsFunc(r.Review, func(why roster.Reason) bool { return why.Code == TooLarge }) {
		t.Errorf("%d delegates, review %v", len(r.Delegates), r.Review)
	}
}

func FuzzTrim(f *testing.F) {
	f.Add("Yes.\n\nOn Tue, Apr 26, 2022 at 10:00 AM ISU <isu@meeting.example> wrote:\n> a\n>> b\n-- \nAna\n")
	f.Add("是\n------------------ 原始邮件 ------------------\n发件人: \"ISU\" <isu@meeting.example>;\n发送时间: 2022年4月26日\n收件人: a\n主题: b\n")
	f.Add("-----\"ISU\" <isu@meeting.example> wrote: -----\nTo: a\nFrom: b\nSubject: c\n")
	for _, c := range trimmings(f) {
		f.Add(c[0])
	}
	f.Fuzz(func(t *testing.T, body string) {
		if cut := trim(body); utf8.ValidString(body) && len(cut.own) > len(body) {
			t.Fatalf("%d bytes of %d", len(cut.own), len(body))
		}
	})
}

func FuzzTextForm(f *testing.F) {
	f.Add("Name [1.name]: Ana Torres\nItem [i1.item]: 3, 5\nto the end\nCode [code]: im2022.COL.abcdefghijkl\n")
	f.Fuzz(func(t *testing.T, text string) { textForm(strings.Split(text, "\n")) })
}

func FuzzItems(f *testing.F) {
	for _, value := range []string{"3 and 5", "all items but 4", "第三至五项", "البندان ٢ و٧", "пункты 3–5, кроме 4", "tous les points sauf le 4", "Article 5", "3 or 5 (tbc)"} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		p := &reader{m: &message.Message{}, c: campaign(), r: &Reading{}}
		if items, _ := p.readItems(value); len(items) > 400 {
			t.Fatalf("%d items", len(items))
		}
	})
}

// FuzzFold holds the folding by a table against the rule that made the table, word by word.
func FuzzFold(f *testing.F) {
	f.Add("ŁÓDŹ Ñandú Æ ﬁ 王 إِلَى Ёлка İ ǅ")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range strings.Fields(s) {
			if got, want := string(appendFold(nil, w)), string(foldByRule(nil, w)); utf8.ValidString(w) && got != want {
				t.Errorf("%q is folded to %q, by the rule to %q", w, got, want)
			}
		}
	})
}
