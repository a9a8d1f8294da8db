package letter_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/letter"
	"chancery/internal/typeset"
)

func TestSharedPartsStandInTheirPlace(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"letters/letter.en.md":         {Data: []byte("before\n\n{{ if class ngo }}{{ include practical }}\n\nafter")},
		"letters/part.practical.en.md": {Data: []byte("one {{ invitee.name }}\n\n- {{ Table }}\n\n{{ include visa }}")},
		"letters/part.visa.en.md":      {Data: []byte("{{ unless language fr }}visa")},
	}
	s, problems := letter.Load(files, sampleCampaign(t), []string{"Table"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	v := ngo
	v.Fields = map[string]string{"Table": "4"}
	d, problems := s.Document("letter", "en", v, values("en"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, b := range d.Blocks {
		if b.Role == typeset.Paragraph || b.Role == typeset.List {
			got = append(got, fmt.Sprintf("%d:%s", b.Line, textOf(b.Spans)))
		}
	}
	if want := "1:before 3:one Fields Without Mines 3: 3:visa 5:after"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
	if d, _ = s.Document("letter", "en", state, values("en")); strings.Contains(show(d), "visa") {
		t.Error("the part stands although its condition fails")
	}
	v.Fields = nil
	_, problems = s.Document("letter", "en", v, values("en"))
	if len(problems) != 1 || problems[0].Row != 9 || !strings.Contains(problems[0].What, "letters/part.practical.en.md") {
		t.Errorf("a missing value in a part: %v", problems)
	}
}

func TestPartsThatCannotBeIncludedAreNamedWithTheirLines(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		files map[string]string
		file  string
		line  int
		words []string
	}{
		"not there": {map[string]string{"letter.en.md": "a\n\n{{ include visas }}", "part.visa.en.md": "x"}, "letter.en.md", 3, []string{"letters/part.visas.en.md", `"visa"`}},
		"itself": {map[string]string{"letter.en.md": "{{ include a }}", "part.a.en.md": "x\n\n{{ include b }}", "part.b.en.md": "{{ include a }}"}, "part.b.en.md", 1,
			[]string{"letters/part.a.en.md, line 3 → letters/part.b.en.md, line 1 → letters/part.a.en.md"}},
		"too deep":     {deep(), "part.p8.en.md", 1, []string{"9 deep", "letters/letter.en.md, line 1"}},
		"within text":  {map[string]string{"letter.en.md": "a {{ include b }}", "part.b.en.md": "x"}, "letter.en.md", 1, []string{"paragraph of its own"}},
		"in a list":    {map[string]string{"letter.en.md": "- {{ include b }}", "part.b.en.md": "x"}, "letter.en.md", 1, []string{"paragraph of its own"}},
		"in the front": {map[string]string{"letter.en.md": "---\nsubject: {{ include b }}\n---\n", "part.b.en.md": "x"}, "letter.en.md", 2, []string{"paragraph of its own"}},
		"a bad name":   {map[string]string{"letter.en.md": "{{ include Visa.en }}"}, "letter.en.md", 1, []string{"a–z"}},
		"with front":   {map[string]string{"letter.en.md": "{{ include b }}", "part.b.en.md": "---\nsubject: x\n---\n"}, "part.b.en.md", 1, []string{"front matter"}},
		"a field":      {map[string]string{"letter.en.md": "{{ include b }}", "part.b.en.md": "x\n\n{{ meeting.titel }}"}, "part.b.en.md", 3, []string{`"meeting.title"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := fstest.MapFS{}
			for file, src := range c.files {
				files["letters/"+file] = &fstest.MapFile{Data: []byte(src)}
			}
			_, problems := letter.Load(files, sampleCampaign(t), []string{})
			if len(problems) != 1 {
				t.Fatalf("problems: %v", problems)
			}
			p := problems[0]
			if p.File != "letters/"+c.file || p.Line != c.line {
				t.Errorf("place of %v", p)
			}
			for _, words := range c.words {
				if !strings.Contains(p.String(), words) {
					t.Errorf("no %q in %v", words, p)
				}
			}
		})
	}
}

// deep includes nine parts, each in the one before.
func deep() map[string]string {
	files := map[string]string{"letter.en.md": "{{ include p1 }}", "part.p9.en.md": "x"}
	for i := 1; i < 9; i++ {
		files[fmt.Sprintf("part.p%d.en.md", i)] = fmt.Sprintf("{{ include p%d }}", i+1)
	}
	return files
}

// A part that doubles itself at each depth would fill the memory.
func TestPartsCannotMultiplyWithoutBound(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"letters/letter.en.md": {Data: []byte(strings.Repeat("{{ include p1 }}\n\n", 9))}, "letters/part.p8.en.md": {Data: []byte("x")}}
	for i := 1; i < 8; i++ {
		files[fmt.Sprintf("letters/part.p%d.en.md", i)] = &fstest.MapFile{Data: []byte(strings.Repeat(fmt.Sprintf("{{ include p%d }}\n\n", i+1), 9))}
	}
	_, problems := letter.Load(files, sampleCampaign(t), nil)
	if len(problems) != 1 || !strings.Contains(problems[0].What, "blocks") {
		t.Errorf("problems: %v", problems)
	}
}
