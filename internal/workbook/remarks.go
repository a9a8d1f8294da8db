package workbook

import (
	"errors"
	"slices"
	"strings"
)

// remark is a note or a comment on a cell, or the text of a drawing, which is on none. XLS has the text of a note elsewhere: there it is "".
type remark struct{ cell, text string }

// remarkLimit is how many notes of a sheet are kept, and remarkText how many bytes of one, or of a drawing.
const (
	remarkLimit = 1000
	remarkText  = 2000
)

func (t *traits) note(r remark) {
	if len(t.notes) < remarkLimit {
		t.notes = append(t.notes, r)
	}
}

func (r remark) String() string {
	switch {
	case r.cell == "":
		return "a drawing over the cells says " + short(r.text)
	case r.text == "":
		return "cell " + r.cell + " has a note"
	}
	return "a note on cell " + r.cell + " says " + short(r.text)
}

// remarks are the notes on a sheet's cells, the comments that answer one another (threaded, since Excel 365), and the text of its drawings.
func (b *book) remarks(s sheet) ([]remark, error) {
	out, err := b.remarksIn(s.part, "/threadedComment", "threadedComment")
	notes, more := b.remarksIn(s.part, "/comments", "comment")
	for _, n := range notes {
		if !slices.ContainsFunc(out, func(t remark) bool { return t.cell == n.cell }) { // Excel repeats those as notes, for older programs
			out = append(out, n)
		}
	}
	said, fault := b.drawn(s.part)
	if said != "" {
		out = append(out, remark{text: said})
	}
	return out, errors.Join(err, more, fault)
}

// remarksIn are the elements of a kind in the part of a sheet that bears them, with their text.
func (b *book) remarksIn(part, kind, element string) (out []remark, err error) {
	_, target, err := b.related(part, kind)
	if err != nil || target == "" {
		return nil, err
	}
	var r remark
	within := false
	err = b.each(target, func(t token, dec *scanner) error {
		switch {
		case t == textToken:
			if within && len(r.text) < remarkText {
				r.text += string(dec.value)
			}
		case string(dec.name) != element:
		case t == startToken:
			within, r = true, remark{cell: dec.word("ref")}
		default:
			if within = false; strings.TrimSpace(r.text) != "" && len(out) < remarkLimit {
				out = append(out, r)
			}
		}
		return nil
	})
	return out, err
}

// drawn is the text of a sheet's drawings: boxes and signs that lie over the cells.
func (b *book) drawn(part string) (string, error) {
	_, target, err := b.related(part, "/drawing")
	if err != nil || target == "" {
		return "", err
	}
	var said []byte
	inText := false
	err = b.each(target, func(t token, dec *scanner) error {
		switch {
		case t != textToken:
			inText = t == startToken && string(dec.name) == "t"
		case inText && len(said) < remarkText:
			said = append(append(said, dec.value...), ' ')
		}
		return nil
	})
	return strings.TrimSpace(string(said)), err
}
