package reply

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// native are labels in the language of a line of testdata/courtesy.txt.
func native(line string) string {
	switch r := rune0(line); {
	case isArabic(line):
		return "\n\nالاسم: السيدة ليلى حداد\nالوظيفة: مستشارة\nالبند: 8\n"
	case isHan(r):
		return "\n\n姓名：王强先生\n职务：参赞\n议题：8\n"
	}
	return "\n\nИмя и фамилия: г-жа Айгуль Сеитова\nДолжность: советник\nПункт: 8\n"
}

// TestCourtesyBesideAForm: what letters always say beside a form needs no person; what takes the form back in words as polite does.
func TestCourtesyBesideAForm(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("testdata", "courtesy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	clear := false
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case line[0] == '[':
			clear = line == "[clear]"
		case line[0] != '#':
			r := Read(mailOf(line+native(line)), campaign())
			if d := doubts(r); (len(d) == 0) != clear {
				t.Errorf("%q: clear should be %v; doubts %q", line, clear, d)
			}
		}
	}
}
