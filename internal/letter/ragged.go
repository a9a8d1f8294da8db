package letter

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// ragged names a table's row that has more or fewer cells than its header: Markdown drops the cells past the last column unseen.
func (m *markdown) ragged(row ast.Node, columns int) {
	if row.Kind() != east.KindTableRow || row.Pos() < 0 {
		return // the header: where it does not fit its rule, Markdown sees no table
	}
	at := m.placeAt(row.Pos())
	if n := cellsOf(m.sourceLine(row.Pos())); n != columns {
		m.report(at.line, 1, fmt.Sprintf("the row has %s, the table's header has %d", plural(n, "cell"), columns),
			"give each row as many cells as the header has (an empty one is | |), and leave an empty line below the table")
	}
}

// tableRule is the line below a table's header.
var tableRule = regexp.MustCompile(`^ {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-*:?[ \t]*)*$`)

// brokenTable names a table that Markdown takes for text, since the rule below its header has another number of cells.
func (m *markdown) brokenTable(n *ast.Paragraph) {
	lines := n.Lines()
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		text := bytes.TrimSpace(segment.Value(m.src))
		if !bytes.ContainsRune(text, '|') || !tableRule.Match(text) {
			continue
		}
		above := lines.At(i - 1)
		m.report(m.placeAt(segment.Start).line, 1, fmt.Sprintf("the line below the table's header has %s, the header has %d", plural(cellsOf(text), "cell"), cellsOf(above.Value(m.src))),
			"give both as many cells: | a | b | above |---|---|")
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// sourceLine is the line of the body that offset stands in.
func (m *markdown) sourceLine(offset int) []byte {
	start := bytes.LastIndexByte(m.src[:offset], '\n') + 1
	line, _, _ := bytes.Cut(m.src[start:], []byte("\n"))
	return line
}

// cellsOf counts the cells of a table's row in the source: bars part them, but for the outer ones and those behind a backslash.
func cellsOf(src []byte) int {
	src = bytes.TrimPrefix(bytes.TrimSpace(src), []byte("|"))
	if end := len(src) - 1; end >= 0 && src[end] == '|' && (end == 0 || src[end-1] != '\\') {
		src = src[:end]
	}
	n := 1
	for i, b := range src {
		if b == '|' && (i == 0 || src[i-1] != '\\') {
			n++
		}
	}
	return n
}
