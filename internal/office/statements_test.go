package office

import (
	"strings"
	"testing"
)

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
