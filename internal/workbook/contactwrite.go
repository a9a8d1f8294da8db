package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// WriteContacts makes a contact sheet that ReadContacts reads: the known columns, then the merge fields named by columns.
func WriteContacts(all []invitee.Invitee, columns []string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &sheetWriter{file: f, styles: newStyles(f, locale.English), name: "Contacts", title: "Contacts", page: "Page {page} of {pages}", bodies: map[string]*body{}}
	if err := f.SetSheetName("Sheet1", w.name); err != nil {
		return nil, fmt.Errorf("write contacts: %w", err)
	}
	titles := append(append([]string{}, knownColumns...), columns...)
	t := table{Name: "Contacts"}
	for _, title := range titles {
		t.Columns = append(t.Columns, tableColumn{Title: title, Kind: textCell})
	}
	var rows [][]any
	for _, v := range all {
		row := []any{v.Ref, string(v.Class), v.Country, v.Name, string(v.Language), v.Email, strings.Join(v.Cc, "; "), v.Salutation, string(v.Second)}
		for _, c := range columns {
			row = append(row, v.Fields[c])
		}
		rows = append(rows, row)
	}
	t.Rows, t.N = slices.Values(rows), len(rows)
	if err := w.write(t); err != nil {
		return nil, fmt.Errorf("write contacts: %w", err)
	}
	return sealRows(f, properties{Title: "Contacts", Language: "en"}, w.bodies, nil)
}
