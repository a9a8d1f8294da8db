// Package message reads a raw mail: any bytes in, a bounded account out. It tells the header, the body as text, tables (HTML, DOCX),
// files, a calendar answer, a delivery report and forwarded mails; it never fails, and what it could not read it names. What a sender
// meant by his words is reply's matter.
package message

import (
	"fmt"
	"time"
)

// Bounds of a reading; what is past one is named in Message.Problems.
const (
	MaxDepth  = 20
	MaxParts  = 500
	MaxHeader = 256 << 10
	MaxSize   = 25 << 20
)

// Address is a mailbox: the display name decoded, the address as written (domain in lower case).
type Address struct{ Name, Address string }

// Problem is something that could not be read. Code is a review code of the contract: "unread_part", "too_large", "encrypted".
type Problem struct{ Code, Detail string }

// Message is what could be read of a raw mail. Read never fails: what is wrong stands in Problems.
type Message struct {
	MessageID  string // with angle brackets, "" where absent
	Subject    string
	Date       time.Time // zero where absent or unreadable; its own zone kept
	From       Address   // the first mailbox of the first From
	Froms      int       // number of mailboxes in all From fields; more than one is suspicious
	Sender     Address
	ReplyTo    []Address
	To, Cc     []Address
	InReplyTo  []string
	References []string
	ReturnPath string // "<>" for the null sender

	headers []headerField // in order; see Header
	other   []segment     // the side of an alternative that Text is not made of; see OtherSide
	hint    string        // charset of raw 8-bit header bytes that are not UTF-8, as the mail's own parts declare it

	// Text is the body as text: text/plain, or the HTML rendered where plain is absent or says nothing. Lines end with LF. Where HTML is
	// true, a table's row is a line whose cells are parted by a tab (breaks inside a cell become "; "), a quotation's lines begin with
	// "> ", list items with "- " or their number, and checkboxes are ☑ and ☐.
	Text   string
	HTML   bool    // Text was rendered from HTML
	Tables []Table // tables of the HTML body (also where Text is the plain alternative) and of DOCX attachments, in order
	Quoted string  // reserved: not filled by message; trimming is reply's
	Parts  []Part  // attachments and inline files, in order (not the bodies)

	Calendar *Calendar       // the first text/calendar part that answers or invites
	Report   *DeliveryReport // RFC 3464, or a dialect without it
	Nested   []*Message      // message/rfc822 parts opened (forwards; in a report: the returned letter, perhaps headers only)

	Problems []Problem
}

// Part is a file that came with the mail.
type Part struct {
	Name      string // decoded (RFC 2231, RFC 2047), without a path
	Type      string // media type in lower case, by the header, mended by the name where that is application/octet-stream
	Inline    bool
	ContentID string // without angle brackets
	Data      []byte // decoded
	Text      string // what a text, HTML or DOCX file says, as Message.Text says it; "" for other types
	Margins   string // what stands in the headers, footers and watermarks of a DOCX file
}

// Table is a table as rows of cells' texts (line breaks inside a cell kept). A cell that spans several columns is followed by empty ones, so that
// columns stay in line; one that spans several rows stands in each of them, and in the first alone of Message.Text.
type Table struct {
	Rows   [][]string
	Quoted bool   // inside a quotation of the body
	File   string // name of the DOCX file, "" for the body
}

// Read reads a raw mail, pieces of which the message keeps: it must not be changed behind it. What a library chokes on becomes a problem named unread_part.
func Read(raw []byte) *Message {
	m := &Message{}
	m.readGuarded(raw)
	return m
}

func (m *Message) readGuarded(raw []byte) {
	defer func() {
		if p := recover(); p != nil {
			m.problem("unread_part", fmt.Sprintf("reading stopped within a mail of %d bytes: %v", len(raw), p))
		}
	}()
	m.fill(raw, 0, &limits{parts: MaxParts})
	m.finishReport()
}

func (m *Message) problem(code, detail string) {
	for _, p := range m.Problems {
		if p.Code == code && p.Detail == detail {
			return
		}
	}
	if len(m.Problems) < MaxParts {
		m.Problems = append(m.Problems, Problem{code, detail})
	}
}
