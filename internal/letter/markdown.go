package letter

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chancery/internal/typeset"
)

// part is a block of a template's body.
type part struct {
	role    typeset.Role
	line    line
	items   []line
	ordered bool
	rows    [][]line
	number  int          // line in the file; of an included part, of its {{ include }}
	include *piece       // {{ include NAME }}: the blocks of a shared part stand here
	table   *piece       // {{ table agenda }}
	when    []*condition // of the includes around it
}

// markdown reads a body. What a letter cannot hold (raw HTML, images, code, rules, nested lists) is reported.
type markdown struct {
	*reporter
	src   []byte
	first int // number of the body's first line in the file
	parts []part
}

func newMarkdown() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(fieldParser{}, 50))))
}

func parseBody(r *reporter, body string, first int) []part {
	m := &markdown{reporter: r, src: []byte(hideBars(body)), first: first}
	doc := newMarkdown().Parser().Parse(text.NewReader(m.src))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
	return m.parts
}

func (m *markdown) block(n ast.Node) {
	number := m.lineOf(n)
	add := func(role typeset.Role, inside ast.Node) {
		m.parts = append(m.parts, part{role: role, line: m.inlineText(inside), number: number})
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		m.paragraph(n, number)
	case *ast.Heading:
		add(typeset.Heading, n)
	case *ast.Blockquote:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if p, ok := c.(*ast.Paragraph); ok {
				add(typeset.Notice, p)
				continue
			}
			m.refuse(c, "inside a notice (>) lines of text alone are known")
		}
	case *ast.List:
		m.list(n, number)
	case *east.Table:
		m.table(n, number)
	case *ast.HTMLBlock:
		m.refuse(n, "raw HTML is not known in a letter")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.refuse(n, "code is not known in a letter")
	case *ast.ThematicBreak:
		m.refuse(n, "a rule is not known in a letter")
	case *ast.LinkReferenceDefinition:
	default:
		m.refuse(n, n.Kind().String()+" is not known in a letter")
	}
}

// paragraph is text, or an include or a table, each with its conditions.
func (m *markdown) paragraph(n *ast.Paragraph, number int) {
	m.brokenTable(n)
	l := m.inline(n)
	p := part{role: typeset.Paragraph, number: number}
	alone := true
	for i := range l {
		switch {
		case l[i].when != nil:
			p.when = append(p.when, l[i].when)
		case l[i].include != "" && p.include == nil && p.table == nil:
			p.include = &l[i]
		case l[i].table != "" && p.include == nil && p.table == nil:
			p.table = &l[i]
		case strings.TrimSpace(l[i].text) != "" || l[i].field != "" || l[i].stray():
			alone = false
		}
	}
	if p.include == nil && p.table == nil || !alone {
		p = part{role: typeset.Paragraph, number: number, line: l}
		m.noStray(l)
	}
	m.parts = append(m.parts, p)
}

func (m *markdown) noStray(l line) {
	for _, p := range l {
		m.alone(p)
	}
}

// inlineText is the pieces of a block that holds text alone.
func (m *markdown) inlineText(n ast.Node) line {
	l := m.inline(n)
	m.noStray(l)
	return l
}

func (m *markdown) list(n *ast.List, number int) {
	p := part{role: typeset.List, ordered: n.IsOrdered(), number: number}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		var l line
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			switch c.(type) {
			case *ast.TextBlock, *ast.Paragraph:
				if l != nil {
					l = append(l, piece{text: "\n"})
				}
				l = append(l, m.inlineText(c)...)
			default:
				m.refuse(c, "inside a list text alone is known, no "+strings.ToLower(c.Kind().String()))
			}
		}
		p.items = append(p.items, l)
	}
	m.parts = append(m.parts, p)
}

func (m *markdown) table(n *east.Table, number int) {
	p := part{role: typeset.Table, number: number}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []line
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, m.inlineText(cell))
		}
		m.ragged(row, len(n.Alignments))
		p.rows = append(p.rows, cells)
	}
	m.parts = append(m.parts, p)
}

// inline flattens a block's children into pieces.
func (m *markdown) inline(n ast.Node) line {
	var out line
	m.walk(n, piece{}, &out)
	return out
}

func (m *markdown) walk(n ast.Node, style piece, out *line) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		next := style
		switch c := c.(type) {
		case *ast.Text:
			m.text(c, style, out)
		case *ast.String:
			next.text = string(c.Value)
			*out = append(*out, next)
		case *ast.Emphasis:
			next.bold = style.bold || c.Level == 2
			next.italic = style.italic || c.Level == 1
			m.walk(c, next, out)
		case *ast.Link:
			next.link = m.destination(c, string(c.Destination))
			m.walk(c, next, out)
		case *ast.AutoLink:
			next.text, next.link = string(c.Label(m.src)), m.destination(c, autoURL(c, m.src))
			*out = append(*out, next)
		case *fieldNode:
			*out = append(*out, m.field(c, style))
		default:
			m.refuse(c, map[ast.NodeKind]string{ast.KindRawHTML: "raw HTML", ast.KindImage: "an image", ast.KindCodeSpan: "code"}[c.Kind()]+" is not known in a letter")
		}
	}
}

func (m *markdown) text(n *ast.Text, style piece, out *line) {
	plain := plainText(n.Segment.Value(m.src))
	at := m.placeAt(n.Segment.Start)
	for _, mark := range []string{"**", "__", "](", "{{", "}}"} {
		if strings.Contains(plain, mark) {
			m.report(at.line, at.column, "the mark "+mark+" would stand in the letter as it is",
				"close what it opens; ** wants no space or bracket inside, a link with a field is [words](<{{ meeting.url }}>)")
		}
	}
	style.text, style.line = plain, at.line
	*out = append(*out, style)
	if n.HardLineBreak() {
		*out = append(*out, piece{text: "\n"})
	} else if n.SoftLineBreak() {
		last, _ := utf8.DecodeLastRuneInString(plain)
		*out = append(*out, piece{text: softBreak(last), soft: true})
	}
}

// softBreak joins two lines of the source: with nothing after Chinese writing, else with a space.
func softBreak(last rune) string {
	if unicode.Is(unicode.Han, last) || strings.ContainsRune("，。、；：？！」』）》”", last) {
		return ""
	}
	return " "
}

func (m *markdown) field(n *fieldNode, style piece) piece {
	at := m.placeAt(n.offset)
	if !n.closed {
		m.report(at.line, at.column, "a field that begins with {{ has no end", "close it with }} in the same line")
		return piece{}
	}
	p := m.fieldPiece(n.inside, at.line, at.column)
	p.bold, p.italic, p.link = style.bold, style.italic, style.link
	return p
}

func (m *markdown) refuse(n ast.Node, what string) {
	m.report(m.lineOf(n), 0, what, "write it as text, a heading, a list, a table, bold, italic or a link")
}

// plainText resolves Markdown's escapes and entities, by the writer that goldmark itself renders with.
func plainText(raw []byte) string {
	var b bytes.Buffer
	w := util.BufWriter(bufWriter{&b})
	gmhtml.DefaultWriter.Write(w, raw)
	return html.UnescapeString(b.String())
}

// bufWriter lends a bytes.Buffer the methods of bufio.Writer.
type bufWriter struct{ *bytes.Buffer }

func (bufWriter) Flush() error  { return nil }
func (bufWriter) Buffered() int { return 0 }

type place struct{ line, column int }

func (m *markdown) placeAt(offset int) place {
	offset = min(max(offset, 0), len(m.src))
	start := bytes.LastIndexByte(m.src[:offset], '\n') + 1
	return place{m.first + bytes.Count(m.src[:offset], []byte("\n")), utf8.RuneCount(m.src[start:offset]) + 1}
}

func (m *markdown) lineOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 && n.Kind() != ast.KindDocument {
			return m.placeAt(n.Pos()).line
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return m.placeAt(n.Lines().At(0).Start).line
		}
	}
	return m.first
}
