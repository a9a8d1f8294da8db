package message

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	maxDocumentXML = 8 << 20 // bytes that are read of all parts together, and of the styles
	maxTokens      = 400_000 // of all parts together
	maxControls    = 1000    // content controls within one another
	maxMargins     = 30      // headers and footers that are read, and parts of notes
	maxCommentSaid = 200     // bytes of a comment that are told
)

var errTooLarge = errors.New("the document is too large to be read")

// wordText is what a Word file says.
type wordText struct {
	text    string // paragraphs and table rows, and below them the foot- and endnotes
	tables  []Table
	margins string   // headers, footers and watermarks
	doubts  []string // what stands in the file and was not read, for a person
}

// readDOCX reads a Word file (ECMA-376 part 1, §17). Deleted, crossed out and hidden text is not read.
func readDOCX(data []byte) (wordText, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return wordText{}, fmt.Errorf("open as a Word file: %w", err)
	}
	main, of := wordParts(z)
	if main == nil {
		return wordText{}, errors.New("no word/document.xml in it")
	}
	d := &docx{out: &lines{}, padding: maxPadding, room: maxDocumentXML}
	if d.hiding, err = hidingStyles(of["styles"]); err != nil {
		return wordText{}, err
	}
	err = d.part(main)
	for _, notes := range [...]string{"footnotes", "endnotes"} {
		d.out.block(2)
		err = errors.Join(err, d.parts(of[notes]))
	}
	file := wordText{text: d.out.text(), tables: d.tables, doubts: d.doubts()}
	said, marginErr := d.beside(of["footer"], of["header"])
	file.margins = said
	said, commentErr := d.beside(of["comments"])
	if said = strings.ReplaceAll(said, "\n", "; "); said != "" {
		file.doubts = append(file.doubts, "a comment stands beside its text: "+strings.ToValidUTF8(said[:min(len(said), maxCommentSaid)], ""))
	}
	return file, errors.Join(err, marginErr, commentErr)
}

func (d *docx) parts(files []*zip.File) (err error) {
	for _, f := range files[:min(len(files), maxMargins)] {
		err = errors.Join(err, d.part(f))
	}
	return err
}

// part reads one part of the file.
func (d *docx) part(f *zip.File) error {
	if d.room <= 0 {
		return errTooLarge
	}
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Name, err)
	}
	defer in.Close()
	left := &io.LimitedReader{R: in, N: d.room}
	err = d.read(f.Name, left)
	d.room = left.N
	for len(d.grids) > 0 {
		d.closeTable()
	}
	return err
}

// beside is what stands in parts beside the document's own, header1.xml and the like, one part after the other.
func (d *docx) beside(kinds ...[]*zip.File) (string, error) {
	apart := &docx{out: &lines{}, padding: maxPadding, hiding: d.hiding, tokens: d.tokens, room: d.room}
	files := slices.Concat(kinds...)
	var faults []error
	for _, f := range files[:min(len(files), maxMargins)] {
		apart.out.block(1)
		faults = append(faults, apart.part(f))
	}
	d.tokens, d.room = apart.tokens, apart.room
	return apart.out.text(), errors.Join(faults...)
}

// docx walks through the XML of a Word file.
type docx struct {
	out       *lines
	grids     []*grid
	tables    []Table
	padding   int
	tokens    int             // of all parts so far
	room      int64           // bytes of parts that may still be read
	hiding    map[string]bool // styles by their identifiers whose text is hidden or crossed out
	inText    bool
	inDeleted bool // within words deleted under change tracking (w:delText)
	deleted   int  // within words deleted or moved away
	former    int  // within what a change of format replaced, or how a word is pronounced: neither is seen as text
	changed   bool // words deleted or moved under change tracking were met
	foreign   bool // another file lies within the document
	struck    bool // the run under way is crossed out (w:strike, w:dstrike)
	vanished  bool // … or hidden (w:vanish)
	styled    bool // … or its paragraph is, by its style
	box       bool // inside a w14:checkbox or w:checkBox
	ticked    bool
	depth     int
	prompts   []bool // for each content control under way: it shows its prompt ("Click to enter text"), which nobody wrote
}

// doubts names what a person has to see. Changes that are tracked are no failure: what stands is read, and the file is still a draft.
func (d *docx) doubts() (out []string) {
	if d.changed {
		out = append(out, "changes are tracked that nobody has accepted; words deleted were not read")
	}
	if d.foreign {
		out = append(out, "another file lies within it and was not read")
	}
	return out
}

func (d *docx) read(name string, in io.Reader) error {
	x := xml.NewDecoder(in)
	x.Strict = false
	for ; ; d.tokens++ {
		token, err := x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if d.tokens > maxTokens {
			return errTooLarge
		}
		switch t := token.(type) {
		case xml.StartElement:
			d.start(t)
		case xml.EndElement:
			d.end(t.Name.Local)
		case xml.CharData:
			d.words(string(t))
		}
	}
}

// words takes characters where they are text that a reader of the document sees.
func (d *docx) words(s string) {
	gone := d.inDeleted || d.inText && d.deleted > 0
	if gone && strings.TrimSpace(s) != "" {
		d.changed = true
	}
	if d.inText && d.seen() {
		d.out.preformatted(s)
	}
}

// seen tells whether what stands here is seen: neither hidden nor taken out, nor the prompt of a content control (§17.5.2.39, w:showingPlcHdr).
func (d *docx) seen() bool {
	return !d.struck && !d.vanished && !d.styled && d.deleted == 0 && d.former == 0 && !slices.Contains(d.prompts, true)
}

func attr(t xml.StartElement, local string) string {
	for _, a := range t.Attr {
		if a.Name.Local == local {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// on reads a toggle (§17.17.4, ST_OnOff): it is on where no value says otherwise.
func on(t xml.StartElement) bool {
	v := attr(t, "val")
	return v != "0" && v != "false" && v != "off"
}
