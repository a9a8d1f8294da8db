package letter

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chancery/internal/campaign"
)

// piece is a run of a template: text as it stands, or what stood between {{ and }}. A field's value is merged in as text and never parsed again.
type piece struct {
	text         string
	field        string     // "" : text
	filters      []filter   // what is made of the field's value, in order
	when         *condition // prints nothing; its line or block stands only where it holds
	include      string     // a shared part's name, in a paragraph of its own
	table        string     // a table that the program makes, likewise
	bold, italic bool
	link         line // of a link: where it leads
	soft         bool // a line break of the source alone
	file         string
	line, column int
}

// stray tells a piece that may stand in a paragraph of its own alone.
func (p piece) stray() bool { return p.include != "" || p.table != "" }

// fieldNode is a field in the tree of a letter's Markdown.
type fieldNode struct {
	ast.BaseInline
	inside string
	offset int  // of {{ in the body
	closed bool // }} was found in the same line
}

var kindField = ast.NewNodeKind("Field")

// Kind implements ast.Node.
func (n *fieldNode) Kind() ast.NodeKind { return kindField }

// Dump implements ast.Node.
func (n *fieldNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"field": n.inside}, nil)
}

// fieldParser makes {{ name }} a node before any other rule of Markdown sees it.
type fieldParser struct{}

// Trigger implements parser.InlineParser.
func (fieldParser) Trigger() []byte { return []byte{'{'} }

// Parse implements parser.InlineParser.
func (fieldParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	rest, segment := block.PeekLine()
	if !strings.HasPrefix(string(rest), "{{") {
		return nil
	}
	n := &fieldNode{offset: segment.Start}
	end := strings.Index(string(rest), "}}")
	if end < 0 {
		block.Advance(2)
		return n
	}
	n.inside, n.closed = string(rest[2:end]), true
	block.Advance(end + 2)
	return n
}

// hiddenBar stands for | inside {{ }} while Markdown is read, which would end a table's cell there. A template has no such character.
const hiddenBar = "\x1f"

// hideBars keeps the filters' bars from Markdown; every byte stays at its place.
func hideBars(body string) string {
	var b strings.Builder
	for {
		open := strings.Index(body, "{{")
		if open < 0 {
			return b.String() + body
		}
		end := strings.IndexAny(body[open:], "\n")
		if end < 0 {
			end = len(body) - open
		}
		if close := strings.Index(body[open:open+end], "}}"); close >= 0 {
			end = close
		} else {
			end = 2 // it has no end: its bars are the table's
		}
		b.WriteString(body[:open] + strings.ReplaceAll(body[open:open+end], "|", hiddenBar))
		body = body[open+end:]
	}
}

func known(list []string, word string) bool { return slices.Contains(list, word) }

func quote(s string) string { return "\"" + s + "\"" }

// nearest is the remedy for an unknown field.
func nearest(word string, all []string) string {
	if near := campaign.Nearest(word, all); near != "" {
		return "the nearest known one is " + quote(near)
	}
	return "correct it, or add a column of that name to the contacts"
}

// nearestOf is the remedy for an unknown word of a closed list.
func nearestOf(word string, all []string) string {
	if near := campaign.Nearest(word, all); near != "" {
		return "the nearest known one is " + quote(near)
	}
	return "known here: " + strings.Join(all, ", ")
}
