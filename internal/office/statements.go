package office

import (
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"chancery/internal/message"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// Statement is a speech's text as it came, for the interpreters.
type Statement struct {
	File     string `json:"file"` // in the folder; "" : none is there, and the remark says why
	Item     string `json:"item"`
	Order    int    `json:"order"`
	Ref      string `json:"ref"`
	Speaker  string `json:"speaker"`
	Original string `json:"original"` // the attachment's own name
	Received string `json:"received"`
	Remark   string `json:"remark,omitempty"` // where it is not certain that it belongs to the item
	data     []byte
}

// StatementFolder is a folder of statements as it was left.
type StatementFolder struct {
	Statements []Statement
	Kept       []string // files of an earlier run that the list has no more, or that somebody changed since: they are left as they are
}

// Statements writes the statements that came as attachments to a folder, by item and order, with an index. A mail with several statements
// for several items gives each to the item that its name bears, else to every item, with a remark. A statement that was announced and is not there
// stands in the index alone.
func (o *Office) Statements(ctx context.Context, folder string) (f StatementFolder, err error) {
	f.Statements = []Statement{}
	err = o.in(ctx, func(t *store.Tx) error {
		snap, err := o.snapshot(t)
		if err != nil {
			return err
		}
		lists := roster.Speakers(snap.rules, snap.standings)
		names := namesOf(lists)
		for i, list := range lists {
			for _, speech := range list.Speeches {
				some, err := o.statementsOf(t, speech, lists)
				if err != nil {
					return err
				}
				for _, s := range some {
					if s.data != nil {
						s.File = names.of(i, s)
					}
					f.Statements = append(f.Statements, s)
				}
			}
		}
		return nil
	})
	if err != nil {
		return f, err
	}
	f.Kept, err = writeStatements(folder, f.Statements)
	return f, err
}

// statementsOf are the statements of a speech, of each mail that brought one; without data where it is said to be there and is not.
func (o *Office) statementsOf(t *store.Tx, speech roster.Speech, lists []roster.ItemList) (all []Statement, err error) {
	if !speech.StatementAttached {
		return nil, nil
	}
	of := Statement{Item: speech.Item.Label, Order: speech.Order, Ref: speech.Ref, Speaker: speech.Speaker}
	mails := speech.StatementsIn()
	for _, id := range mails {
		some, err := o.statementsIn(t, id, of, itemsOfMail(lists, id))
		if err != nil {
			return nil, err
		}
		for _, s := range some {
			if s.Remark == "" && len(mails) > 1 {
				s.Remark = "one of several mails"
			}
			all = append(all, s)
		}
	}
	if len(mails) == 0 {
		of.Remark = "no mail brought it: ask for the text"
		all = append(all, of)
	}
	return all, nil
}

// statementsIn are the statements of a speech in one mail, which brought speeches on these items.
func (o *Office) statementsIn(t *store.Tx, id int64, of Statement, items []string) (all []Statement, err error) {
	m, err := t.Mail(id)
	if errors.Is(err, store.ErrNone) {
		of.Remark = fmt.Sprintf("mail %d is not kept any more: ask for the text", id)
		return []Statement{of}, nil
	}
	if err != nil {
		return nil, err
	}
	of.Received = m.Received.In(o.Campaign.Meeting.Zone).Format(time.DateTime)
	if !m.Whole {
		of.Remark = fmt.Sprintf("mail %d was not read whole: take it from the mailbox", id)
		return []Statement{of}, nil
	}
	raw, err := t.Content(m.Hash)
	if err != nil {
		return nil, fmt.Errorf("mail %d: %w", m.ID, err)
	}
	parts := statementParts(message.Read(raw))
	for _, p := range parts {
		remark, belongs := belongsTo(p.Name, of.Item, items)
		if !belongs {
			continue
		}
		s := of
		s.Original, s.data, s.Remark = p.Name, append([]byte{}, p.Data...), remark
		if remark == "" && len(parts) > 1 && len(items) == 1 {
			s.Remark = "one of several files"
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		of.Remark = fmt.Sprintf("no file of mail %d is one for this item: see \"chancery review show %d\"", id, id)
		all = append(all, of)
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

// textTypes are the media types of texts, by the ending that their files have.
var textTypes = map[string]string{
	"application/pdf": ".pdf", "application/msword": ".doc", "application/rtf": ".rtf", "text/rtf": ".rtf", "application/vnd.oasis.opendocument.text": ".odt",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/vnd.apple.pages": ".pages",
}

// statementParts are the files of a mail that may be a speech: texts, no form, no picture, no calendar. Each has an ending that tells how to open it.
func statementParts(m *message.Message) (parts []message.Part) {
	for _, p := range m.Parts {
		switch strings.ToLower(path.Ext(p.Name)) {
		case ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".pages":
		default:
			ending, text := textTypes[p.Type]
			if !text {
				continue
			}
			p.Name = strings.TrimSpace(p.Name) + ending
		}
		parts = append(parts, p)
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
