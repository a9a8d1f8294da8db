// Package typeset sets documents: blocks with roles become pages of positioned lines. It resolves direction, finds what must not be
// reordered or broken (addresses, telephone numbers, symbols of documents, ranges), shapes, breaks, justifies, and lays out the pages.
package typeset

import "chancery/internal/locale"

// Role is what a block is in the letter; it decides place, spacing and the structure element.
type Role string

const (
	Reference  Role = "reference"
	DateLine   Role = "date"
	Addressee  Role = "addressee"
	Subject    Role = "subject"
	Salutation Role = "salutation"
	Paragraph  Role = "paragraph"
	Heading    Role = "heading"
	Notice     Role = "notice" // centred lines: the event, its dates and place
	List       Role = "list"
	Table      Role = "table"
	Closing    Role = "closing"
	Signatory  Role = "signatory"
	Initials   Role = "initials"  // of a note verbale: room for the initials, right after the text; its words, where it has any, stand below the room
	PlaceDate  Role = "placedate" // of a note verbale: place and date, below the text
	Enclosures Role = "enclosures"
)

// Span is a run of text with one style. "\n" forces a line break. Text is in logical order, without bidi controls: isolates are found by
// the engine, and control characters in the text are dropped.
type Span struct {
	Text         string
	Bold, Italic bool
	Link         string // URI; "" : none
	Isolate      bool   // an isolate of its own direction (a value merged in)
	Personal     bool   // words of this recipient alone: they stay out of what letters of one template share
}

// Block is a paragraph, list or table of the document, in reading order. A table's first row is its header, set again on each page that
// the table reaches; a row of several cells with words in the first alone heads the rows below it (a day of the programme) and spans
// the table.
type Block struct {
	Role    Role
	Spans   []Span
	Items   [][]Span   // List, Enclosures: one an item
	Ordered bool       // List
	Rows    [][][]Span // Table: rows of cells

	// Continued stands above a table's header on each further page that the table reaches, such as the heading that it stands under; nil: nothing.
	Continued []Span
	Line      int // line in the template, for errors; 0: unknown
}

// Letterhead stands at the top of the first page, the footer at the foot of every page; both are artifacts.
type Letterhead struct {
	Lines []string // the first is set larger
	Logo  []byte   // PNG or JPEG; nil: none
}

// Document is a letter ready to be set.
type Document struct {
	Lang       locale.Lang
	Title      string // the document's title (metadata)
	Author     string
	Letterhead Letterhead
	Footer     []string // lines
	Blocks     []Block
	Paper      string // "A4" (also ""), "A5", "Letter"
	Kashida    bool   // Arabic may be justified by at most one kashida a word

	// Signature is a picture (PNG or JPEG) above the signatory's name; nil: room for a pen.
	Signature []byte

	// Second is the same letter in a second language (a courtesy translation). It begins on a new page in its own language and direction
	// and is a Part of the structure with its own Lang; page numbers run through. Its Title, Author, Paper and Second are not read, its
	// logo is the first letter's, drawn where its letterhead has lines.
	Second *Document
}
