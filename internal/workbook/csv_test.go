package workbook

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const csvText = "Ref;Class;Name;Language;Email\r\n\r\nA;ngo;\"Société \"\"Étoile\"\"; Genève\";fr;a@a.example\r\nB;ngo;\"two\nlines\";fr;b@b.example"

func rowsRead(t *testing.T, name string, data []byte) (rows [][]string, numbers []int) {
	t.Helper()
	b, err := openSource(name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if _, err := b.eachRow(b.list()[0], func(l line) error {
		row := make([]string, l.cells[len(l.cells)-1].col)
		for _, c := range l.cells {
			row[c.col-1] = c.text
		}
		rows, numbers = append(rows, row), append(numbers, l.row)
		return nil
	}); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows, numbers
}

func encoded(t *testing.T, text string, order unicode.Endianness, bom unicode.BOMPolicy) []byte {
	t.Helper()
	b, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCSVIsReadInEveryEncodingAndSeparator(t *testing.T) {
	t.Parallel()
	latin, err := charmap.Windows1252.NewEncoder().Bytes([]byte(csvText))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"A", "ngo", `Société "Étoile"; Genève`, "fr", "a@a.example"}
	for name, data := range map[string][]byte{
		"utf-8.csv":         []byte(csvText),
		"utf-8 bom.csv":     []byte("\ufeff" + csvText),
		"utf-16le bom.csv":  encoded(t, csvText, unicode.LittleEndian, unicode.UseBOM),
		"utf-16be bom.txt":  encoded(t, csvText, unicode.BigEndian, unicode.UseBOM),
		"utf-16le.csv":      encoded(t, csvText, unicode.LittleEndian, unicode.IgnoreBOM),
		"utf-16be.csv":      encoded(t, csvText, unicode.BigEndian, unicode.IgnoreBOM),
		"windows-1252.csv":  latin,
		"commas.csv":        []byte("Ref,Class,Name,Language,Email\n\nA,ngo,\"Société \"\"Étoile\"\"; Genève\",fr,a@a.example\nB,ngo,\"two\nlines\",fr,b@b.example\n"),
		"tabs.tsv":          []byte("Ref\tClass\tName\tLanguage\tEmail\n\nA\tngo\t\"Société \"\"Étoile\"\"; Genève\"\tfr\ta@a.example\nB\tngo\t\"two\nlines\"\tfr\tb@b.example"),
		"old mac.csv":       []byte(strings.ReplaceAll(csvText, "\r\n", "\r")),
		"unquoted mark.csv": []byte("Ref,Class,Name,Language,Email\n\nA,ngo,Société \"Étoile\"; Genève,fr,a@a.example\nB,ngo,\"two\nlines\",fr,b@b.example"),
	} {
		rows, numbers := rowsRead(t, name, data)
		if len(rows) != 3 || !slices.Equal(rows[1], want) || rows[2][2] != "two\nlines" || !slices.Equal(numbers, []int{1, 3, 4}) {
			t.Errorf("%s: rows %v\n%q", name, numbers, rows)
		}
	}
	rows, numbers := rowsRead(t, "sep.csv", []byte("sep=|\nA|B\n"))
	if len(rows) != 2 || !slices.Equal(rows[1], []string{"A", "B"}) || numbers[1] != 2 {
		t.Errorf("a named separator: %q %v", rows, numbers)
	}
}

func TestOpenQuotationMarkIsNamedByItsRow(t *testing.T) {
	t.Parallel()
	b, err := openSource("x.csv", []byte("a,b\nc,\"d\ne,f\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = b.eachRow(b.list()[0], func(line) error { return nil }); err == nil || !strings.Contains(err.Error(), "row 2") || !strings.Contains(err.Error(), "never closed") {
		t.Error(err)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(csvText))
	f.Add([]byte("sep=;\na;\"b"))
	f.Add([]byte("\xff\xfea\x00,\x00\x00\xd8"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := openSource("x.csv", data)
		if err != nil {
			return
		}
		last := 0
		_, _ = b.eachRow(b.list()[0], func(l line) error {
			if l.row <= last || len(l.cells) == 0 {
				t.Fatalf("row %d after %d with %d cells", l.row, last, len(l.cells))
			}
			last = l.row
			return nil
		})
	})
}
