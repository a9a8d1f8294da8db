package office

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/message"
	"chancery/internal/roster"
)

// withStatement puts a statement beside a mail's text.
func withStatement(raw []byte, name string) []byte {
	head, body, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	head = bytes.Replace(head, []byte("Content-Type: text/plain; charset=utf-8"), []byte("Content-Type: multipart/mixed; boundary=s"), 1)
	return fmt.Appendf(head, "\r\n\r\n--s\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n--s\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=%q\r\n\r\n%%PDF %s\r\n--s--\r\n",
		body, name, name)
}

func TestStatementIsFoundInWhicheverMailBroughtIt(t *testing.T) {
	t.Parallel()
	for what, test := range map[string]struct {
		second time.Duration // after the first, by receipt
		first  string        // the statement in the first mail that is decided, "": none
		then   string        // in the second
		want   []string
	}{
		"a later mail":           {time.Hour, "", "statement.pdf", []string{"statement.pdf"}},
		"an earlier one decides": {-time.Hour, "statement.pdf", "", []string{"statement.pdf"}},
		"a revised text":         {time.Hour, "statement.pdf", "statement rev.pdf", []string{"statement.pdf", "statement rev.pdf"}},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			for i, name := range []string{test.first, test.then} {
				raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3+strings.Repeat("\n", i))
				if name != "" {
					raw = withStatement(raw, name)
				}
				b.deliver(t, raw, inTime.Add(time.Duration(i)*test.second))
				if c := b.mustCollect(t); c.Applied != 1 {
					t.Fatalf("collected %+v", c)
				}
			}
			f, err := b.Statements(t.Context(), t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range f.Statements {
				got = append(got, s.Original)
				if (s.Remark == "") != (len(test.want) == 1) || !bytes.HasPrefix(s.data, []byte("%PDF "+s.Original)) {
					t.Errorf("%s: remark %q, %q", s.Original, s.Remark, s.data)
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestStatementGoesWithTheItemThatItsNameBears(t *testing.T) {
	t.Parallel()
	items := []string{"3", "5", "10"}
	for name, want := range map[string]string{
		"Statement item 3.pdf": "3", "item10_final.docx": "10", "Déclaration point 5.pdf": "5", "20MSP item 3.pdf": "3",
		"Statement.pdf": "3 5 10", "items 3 and 5.pdf": "3 5 10", "2022-06-20 statement.docx": "3 5 10",
	} {
		var got []string
		for _, item := range items {
			if remark, ok := belongsTo(name, item, items); ok {
				got = append(got, item)
				if certain := !strings.Contains(want, " "); (remark == "") != certain {
					t.Errorf("%s: remark %q", name, remark)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s goes with %v, wanted %s", name, got, want)
		}
	}
	if remark, ok := belongsTo("anything.pdf", "3", []string{"3"}); !ok || remark != "" {
		t.Errorf("the only item of a mail: %q, %v", remark, ok)
	}
}

func TestStatementFilesSortAndStayInTheirFolder(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"../../etc/passwd": "_.._etc_passwd", "a\x00b.pdf": "a_b.pdf", "..": "statement", "": "statement", "x\u202Egnp.pdf": "x_gnp.pdf", " text. ": "text"} {
		if got := PlainName(name, "statement"); got != want {
			t.Errorf("%q became %q, wanted %q", name, got, want)
		}
	}
	for _, letter := range []string{"é", "文", "𠀀"} {
		if long := PlainName(strings.Repeat(letter, 300)+".pdf", "statement"); !strings.HasSuffix(long, letter+".pdf") || len(long) > longestFile {
			t.Errorf("a long name became %q", long)
		}
	}
	for label, want := range map[string]string{"3": "03", "10": "10", "4a": "04a", "9(2)": "09(02)", "11.3": "11.03"} {
		if got := sortable(label); got != want {
			t.Errorf("%s became %s, wanted %s", label, got, want)
		}
	}
}

func TestIndexOfStatementsHoldsNoFormula(t *testing.T) {
	t.Parallel()
	index, err := statementIndex([]Statement{{File: "03-01-COL-a.pdf", Item: "3", Order: 1, Ref: "COL", Speaker: "=HYPERLINK(1)", Original: "@a, b.pdf"}})
	if err != nil || !strings.Contains(string(index), `,'=HYPERLINK(1),"'@a, b.pdf",`) {
		t.Errorf("%q, %v", index, err)
	}
}

func TestNamesOfStatementsSortAsTheList(t *testing.T) {
	t.Parallel()
	lists := func(labels ...string) (lists []roster.ItemList) {
		for _, label := range labels {
			lists = append(lists, roster.ItemList{Item: roster.Item{Label: label}, Speeches: make([]roster.Speech, 120)})
		}
		return lists
	}
	for _, labels := range [][]string{{"2", "10", "10a"}, {"VIII", "IX", "X"}, {"9(2)", "9(10)"}} {
		all := lists(labels...)
		names := namesOf(all)
		var got []string
		for i := range all {
			for _, order := range []int{2, 11, 120} {
				s := Statement{Order: order, Ref: "COL", Original: "statement.pdf"}
				got = append(got, names.of(i, s), names.of(i, s))
			}
			s := Statement{Order: 121, Ref: "COL", Original: "statement_2.pdf"}
			got = append(got, names.of(i, s))
			s.Original = "Statement.PDF"
			names.of(i, s)
			s.Original = "STATEMENT.pdf" // the name that the next one gives up is taken
			if name := names.of(i, s); strings.HasSuffix(name, "STATEMENT_2.pdf") {
				t.Errorf("%s would be written over another file", name)
			}
		}
		if !slices.IsSorted(got) {
			t.Errorf("%q: %q", labels, got)
		}
	}
}

// statementsIn gives the folder's files with what they hold, the index left out.
func statementsIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if e.Name() != statementIndexFile {
			files[e.Name()] = string(data)
		}
	}
	return files
}

func TestFolderOfStatementsFollowsTheListAndKeepsWhatSomebodyWrote(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "statements")
	write := func(all ...Statement) (kept []string) {
		kept, err := writeStatements(folder, all)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	col := func(file string) Statement { return Statement{File: file, data: []byte("of Colombia")} }
	fra := func(file string) Statement { return Statement{File: file, data: []byte("of France")} }
	write(col("03-01-COL-a.pdf"), fra("03-02-FRA-a.pdf"))
	write(col("03-01-COL-a.pdf"), fra("03-02-FRA-a.pdf"))
	if kept := write(fra("03-01-FRA-a.pdf"), col("03-02-COL-a.pdf")); len(kept) != 0 {
		t.Errorf("kept %q", kept)
	}
	if got, want := statementsIn(t, folder), map[string]string{"03-01-FRA-a.pdf": "of France", "03-02-COL-a.pdf": "of Colombia"}; !maps.Equal(got, want) {
		t.Errorf("moved: %q, want %q", got, want)
	}
	if err := os.WriteFile(filepath.Join(folder, "03-02-COL-a.pdf"), []byte("with the interpreter's notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "03-01-COL-a.pdf"), []byte("glossary"), 0o600); err != nil {
		t.Fatal(err)
	}
	if kept := write(col("03-01-COL-a.pdf")); !slices.Equal(kept, []string{"03-01-FRA-a.pdf", "03-02-COL-a.pdf"}) {
		t.Errorf("kept %q", kept)
	}
	want := map[string]string{"03-01-FRA-a.pdf": "of France", "03-02-COL-a.pdf": "with the interpreter's notes", "03-01-COL-a.pdf": "glossary", "03-01-COL-a_2.pdf": "of Colombia"}
	if got := statementsIn(t, folder); !maps.Equal(got, want) {
		t.Errorf("changed: %q, want %q", got, want)
	}
}

func TestIndexOfSomethingElseIsNotWrittenOver(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, statementIndexFile)
	if err := os.WriteFile(file, []byte("term,translation\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := writeStatements(folder, []Statement{{File: "03-01-COL-a.pdf", data: []byte("a")}}); err == nil || len(statementsIn(t, folder)) != 0 {
		t.Errorf("%v, %q", err, statementsIn(t, folder))
	}
}

func TestStatementThatIsNotThereStandsInTheIndex(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	p := roster.Proposal{Interventions: []roster.Intervention{{Action: roster.Add, Item: "3", Speaker: "Ana Torres", StatementAttached: true}}}
	if _, err := b.Enter(t.Context(), "COL", p, time.Time{}, "Ana"); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	f, err := b.Statements(t.Context(), folder)
	if err != nil || len(f.Statements) != 1 || f.Statements[0].File != "" || f.Statements[0].Remark == "" {
		t.Fatalf("%+v, %v", f, err)
	}
	if index, err := os.ReadFile(filepath.Join(folder, statementIndexFile)); err != nil || !strings.Contains(string(index), ",3,1,COL,Ana Torres,") {
		t.Errorf("%s, %v", index, err)
	}
}

func TestFileWithoutAnEndingIsAStatementByItsType(t *testing.T) {
	t.Parallel()
	m := message.Read([]byte("Content-Type: multipart/mixed; boundary=s\r\n\r\n--s\r\nContent-Type: text/plain\r\n\r\nHello\r\n--s\r\nContent-Type: application/pdf; name=Statement\r\n" +
		"Content-Disposition: attachment\r\n\r\n%PDF\r\n--s\r\nContent-Type: image/png; name=logo.png\r\n\r\nx\r\n--s--\r\n"))
	if parts := statementParts(m); len(parts) != 1 || parts[0].Name != "Statement.pdf" {
		t.Errorf("%+v", parts)
	}
}
