package letter

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chancery/internal/campaign"
)

// piece is a run of a template: text as it stands, or a field whose value is merged in as text and never parsed again.
type piece struct {
	text         string
	field        string // "" : text
	condition    bool   // {{ if field }}: prints nothing; its line or block stands only where the field has a value
	negated      bool   // {{ unless field }}: only where it has none
	bold, italic bool
	link         line // of a link: where it leads
	soft         bool // a line break of the source alone
	line, column int
}

// fieldPiece reads what stands between {{ and }}.
func fieldPiece(inside string, line, column int) piece {
	name := strings.Join(strings.Fields(inside), " ")
	p := piece{field: name, line: line, column: column}
	if rest, ok := strings.CutPrefix(name, "if "); ok {
		p.field, p.condition = rest, true
	} else if rest, ok := strings.CutPrefix(name, "unless "); ok {
		p.field, p.condition, p.negated = rest, true, true
	}
	return p
}

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

func known(list []string, word string) bool { return slices.Contains(list, word) }

func quote(s string) string { return "\"" + s + "\"" }

// nearest is the remedy for an unknown word.
func nearest(word string, all []string) string {
	if near := campaign.Nearest(word, all); near != "" {
		return "the nearest known one is " + quote(near)
	}
	return "correct it, or add a column of that name to the contacts"
}
