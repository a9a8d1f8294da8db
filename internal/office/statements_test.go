package office

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
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
			all, err := b.Statements(t.Context(), t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range all {
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
	for name, want := range map[string]string{"../../etc/passwd": ".._.._etc_passwd", "a\x00b.pdf": "a_b.pdf", "..": "statement", "": "statement", "x\u202Egnp.pdf": "x_gnp.pdf"} {
		if got := plainName(name, 1); got != want {
			t.Errorf("%q became %q, wanted %q", name, got, want)
		}
	}
	if long := plainName(strings.Repeat("é", 300)+".pdf", 1); !strings.HasSuffix(long, ".pdf") || len([]rune(long)) != 80 {
		t.Errorf("a long name became %q", long)
	}
	if a, b := sortable("3"), sortable("10"); a != "03" || b != "10" || sortable("4a") != "04a" {
		t.Errorf("%s, %s, %s", a, b, sortable("4a"))
	}
}

func TestIndexOfStatementsHoldsNoFormula(t *testing.T) {
	t.Parallel()
	index, err := statementIndex([]Statement{{File: "03-01-COL-a.pdf", Item: "3", Order: 1, Ref: "COL", Speaker: "=HYPERLINK(1)", Original: "@a, b.pdf"}})
	if err != nil || !strings.Contains(string(index), `,'=HYPERLINK(1),"'@a, b.pdf",`) {
		t.Errorf("%q, %v", index, err)
	}
}
