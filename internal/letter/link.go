package letter

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// destination is where a link leads: an address of the web, of mail or a telephone number, or a field.
func (m *markdown) destination(n ast.Node, target string) line {
	number, column := m.placeOf(n, target)
	pieces := fieldsOf(m.reporter, strings.ReplaceAll(target, hiddenBar, "|"), number, column)
	if len(pieces) == 0 || pieces[0].field == "" && linkTarget(target) == "" {
		m.report(number, column+1, "the link leads to "+quote(target)+", wanted https://, http://, mailto: or tel:", "write the whole address")
		return nil
	}
	return pieces
}

// placeOf is the line of a link and the column, from 0, of its target: the tree keeps no place for that.
func (m *markdown) placeOf(n ast.Node, target string) (line, column int) {
	line = m.lineOf(n)
	lines := bytes.SplitN(m.src, []byte("\n"), line-m.first+2)
	if at := line - m.first; at >= 0 && at < len(lines) {
		return line, runesBefore(string(lines[at]), target)
	}
	return line, 0
}

// linkTarget is s where a letter may link to it, else "".
func linkTarget(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(s), scheme) && len(s) > len(scheme) && !strings.ContainsFunc(s, unicode.IsSpace) {
			return s
		}
	}
	return ""
}

func autoURL(n *ast.AutoLink, src []byte) string {
	if url := string(n.URL(src)); n.AutoLinkType != ast.AutoLinkEmail || strings.HasPrefix(strings.ToLower(url), "mailto:") {
		return url
	}
	return "mailto:" + string(n.URL(src))
}
