package reply

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// set is a set of mails that was written and judged before the program read it, with how it was read at first sight. A mail belongs to it by its name: ar-SET-….
type set struct {
	name, about string
	first       []string // rows of a table, as they were that day
	today       map[string]*account
}

// setsOf reads the lines "# set NAME: about" and "# first sight: row" of judged.txt.
func setsOf(tb testing.TB) (out []*set) {
	data, err := os.ReadFile(filepath.Join(mailsDir, "judged.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		if head, ok := strings.CutPrefix(lines.Text(), "# set "); ok {
			name, about, _ := strings.Cut(head, ": ")
			out = append(out, &set{name: name, about: about, today: map[string]*account{}})
		} else if row, ok := strings.CutPrefix(lines.Text(), "# first sight: "); ok && len(out) > 0 {
			s := out[len(out)-1]
			s.first = append(s.first, row)
		}
	}
	return out
}

func (s *set) take(o outcome) {
	if _, rest, _ := strings.Cut(o.name, "-"); !strings.HasPrefix(rest, s.name+"-") {
		return
	}
	if s.today[o.language] == nil {
		s.today[o.language] = &account{}
	}
	s.today[o.language].take(o)
}

// write sets the figures of the first sight beside today's.
func (s *set) write(b *bytes.Buffer) {
	fmt.Fprintf(b, "### %s\n\n%s\n\nAt first sight:\n\n", s.name, s.about)
	writeHead(b, "language")
	for _, row := range s.first {
		b.WriteString("| " + row + " |\n")
	}
	b.WriteString("\nToday:\n\n")
	writeTable(b, "language", namesOfLanguages, s.today)
}
