package office

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"chancery/internal/message"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// Statement is a speech's text as it came, for the interpreters.
type Statement struct {
	File     string `json:"file"` // in the folder
	Item     string `json:"item"`
	Order    int    `json:"order"`
	Ref      string `json:"ref"`
	Speaker  string `json:"speaker"`
	Original string `json:"original"` // the attachment's own name
	Received string `json:"received"`
	Remark   string `json:"remark,omitempty"` // where it is not certain that it belongs to the item
	data     []byte
}

// Statements writes the statements that came as attachments to a folder, by item and order, with an index. A mail with several statements
// for several items gives each to the item that its name bears, else to every item, with a remark.
func (o *Office) Statements(ctx context.Context, folder string) (all []Statement, err error) {
	err = o.in(ctx, func(t *store.Tx) error {
		snap, err := o.snapshot(t)
		if err != nil {
			return err
		}
		lists := roster.Speakers(snap.rules, snap.standings)
		for _, list := range lists {
			for _, speech := range list.Speeches {
				some, err := o.statementsOf(t, speech, lists)
				if err != nil {
					return err
				}
				all = append(all, some...)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make folder for statements: %w", err)
	}
	for _, s := range all {
		if err := WriteFile(filepath.Join(folder, s.File), s.data); err != nil {
			return nil, fmt.Errorf("write statement %s: %w", s.File, err)
		}
	}
	index, err := statementIndex(all)
	if err != nil {
		return nil, err
	}
	return all, WriteFile(filepath.Join(folder, "index.csv"), index)
}

// statementsOf are the statements of a speech, of each mail that brought one.
func (o *Office) statementsOf(t *store.Tx, speech roster.Speech, lists []roster.ItemList) (all []Statement, err error) {
	mails := speech.StatementsIn()
	for _, id := range mails {
		m, err := t.Mail(id)
		if errors.Is(err, store.ErrNone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !m.Whole {
			continue
		}
		raw, err := t.Content(m.Hash)
		if err != nil {
			return nil, fmt.Errorf("mail %d: %w", m.ID, err)
		}
		items := itemsOfMail(lists, id)
		parts := statementParts(message.Read(raw))
		for _, p := range parts {
			remark, belongs := belongsTo(p.Name, speech.Item.Label, items)
			if !belongs {
				continue
			}
			switch {
			case remark != "":
			case len(parts) > 1 && len(items) == 1:
				remark = "one of several files"
			case len(mails) > 1:
				remark = "one of several mails"
			}
			s := Statement{Item: speech.Item.Label, Order: speech.Order, Ref: speech.Ref, Speaker: speech.Speaker, Original: p.Name, Remark: remark,
				Received: m.Received.In(o.Campaign.Meeting.Zone).Format(time.DateTime), data: p.Data}
			s.File = fmt.Sprintf("%s-%02d-%s-%s", sortable(s.Item), s.Order, s.Ref, plainName(p.Name, len(all)+1))
			all = append(all, s)
		}
	}
	return all, nil
}

// itemsOfMail are the items for which a mail brought speeches, or their statements.
func itemsOfMail(lists []roster.ItemList, mail int64) (items []string) {
	for _, list := range lists {
		if slices.ContainsFunc(list.Speeches, func(s roster.Speech) bool { return s.MailID == mail || slices.Contains(s.StatementsIn(), mail) }) {
			items = append(items, list.Item.Label)
		}
	}
	return items
}

// statementParts are the files of a mail that may be a speech: texts, no form, no picture, no calendar.
func statementParts(m *message.Message) (parts []message.Part) {
	for _, p := range m.Parts {
		switch strings.ToLower(path.Ext(p.Name)) {
		case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md":
			parts = append(parts, p)
		}
	}
	return parts
}

var numberInName = regexp.MustCompile(`\d+[a-z]?`)

// belongsTo tells whether a file goes with an item: the only one of its mail, the one that its name bears, or any where the name bears none.
func belongsTo(name, item string, items []string) (remark string, ok bool) {
	if len(items) <= 1 {
		return "", true
	}
	bears := ""
	for _, n := range numberInName.FindAllString(strings.ToLower(name), -1) {
		if slices.ContainsFunc(items, func(i string) bool { return strings.EqualFold(i, n) }) {
			if bears != "" && bears != n {
				bears = ""
				break
			}
			bears = n
		}
	}
	switch {
	case bears == "":
		return "came for the items " + strings.Join(items, ", "), true
	case strings.EqualFold(bears, item):
		return "", true
	}
	return "", false
}

// sortable is an item's label with its number in two digits.
func sortable(label string) string {
	digits := 0
	for digits < len(label) && label[digits] >= '0' && label[digits] <= '9' {
		digits++
	}
	if digits == 1 {
		label = "0" + label
	}
	return plainName(label, 0)
}

// plainName is a file's name without what a file system or a person could stumble on.
func plainName(name string, number int) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), unicode.IsControl(r), r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return '_'
		}
		return r
	}, strings.TrimSpace(name))
	if runes := []rune(clean); len(runes) > 80 {
		ext := []rune(path.Ext(clean))
		clean = string(runes[:80-min(len(ext), 10)]) + string(ext[:min(len(ext), 10)])
	}
	if clean == "" || clean == "." || clean == ".." {
		clean = "statement"
	}
	if number > 1 {
		clean = strconv.Itoa(number) + "-" + clean
	}
	return clean
}

// statementIndex is CSV with a byte order mark, which Excel wants; a cell that a spreadsheet could take for a formula begins with an apostrophe.
func statementIndex(all []Statement) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	rows := [][]string{{"file", "item", "order", "ref", "speaker", "original name", "received", "remark"}}
	for _, s := range all {
		rows = append(rows, []string{s.File, s.Item, strconv.Itoa(s.Order), s.Ref, s.Speaker, s.Original, s.Received, s.Remark})
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = workbook.CSVText(cell)
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("write index of statements: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
