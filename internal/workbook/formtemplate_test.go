package workbook

import (
	"testing"

	"chancery/internal/locale"
)

func TestNameThatLooksLikeAnEscapeStandsAsItIs(t *testing.T) {
	t.Parallel()
	template, err := NewFormTemplate(specIn(locale.English))
	if err != nil {
		t.Fatal(err)
	}
	const name = `Clear _x0041_x0042_ & "Ground" <_x005F_>`
	data, err := template.Form("im2022.CG.abcdefghijkl", name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := openSource("form.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, s := range b.list() {
		if _, err := b.eachRow(s, func(l line) error {
			for _, c := range l.cells {
				if c.text == name {
					return errFound
				}
				seen = append(seen, c.text)
			}
			return nil
		}); err == errFound {
			return
		}
	}
	t.Errorf("no cell has %s: %.300q", name, seen)
}
