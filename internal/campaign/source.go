package campaign

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// FileName is the configuration's name in the campaign folder.
const FileName = "campaign.toml"

// position is a place in the file, 1-based; the column counts runes.
type position struct{ line, column int }

// document is campaign.toml as values, with the place of every key and what was found wrong so far.
type document struct {
	root     map[string]any
	places   map[string]position // by dotted path; an array table's element is "meeting.agenda[0]"
	problems Problems
}

// parseDocument reads TOML 1.0. A syntax error is the only problem where there is one, since nothing after it can be trusted.
func parseDocument(src []byte) (*document, Problems) {
	if p := encodingProblem(src); p != nil {
		return nil, Problems{*p}
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	d := &document{root: map[string]any{}, places: map[string]position{}}
	if err := toml.Unmarshal(src, &d.root); err != nil {
		return nil, Problems{syntaxProblem(src, err)}
	}
	d.locate(src)
	return d, nil
}

// encodingProblem names text that is no UTF-8: an editor's UTF-16, or a Windows code page.
func encodingProblem(src []byte) *Problem {
	remedy := "save the file as UTF-8"
	if bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")) {
		return &Problem{File: FileName, Line: 1, What: "the file is UTF-16, UTF-8 is wanted", Remedy: remedy}
	}
	if utf8.Valid(src) {
		return nil
	}
	at := 0
	for at < len(src) {
		r, n := utf8.DecodeRune(src[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	place := placeOf(src, at)
	return &Problem{File: FileName, Line: place.line, Column: place.column, What: fmt.Sprintf("byte 0x%02x is not UTF-8", src[at]), Remedy: remedy}
}

func syntaxProblem(src []byte, err error) Problem {
	p := Problem{File: FileName, What: strings.TrimPrefix(err.Error(), "toml: "), Remedy: "mend the line; a text stands in \"quotes\", a key once, a table in [brackets]"}
	var de *toml.DecodeError
	if !errors.As(err, &de) {
		return p
	}
	line, column := de.Position()
	p.Line, p.Column = line, runeColumn(src, line, column)
	p.Field = strings.Join(de.Key(), ".")
	return p
}

// runeColumn turns a column in bytes into one in runes.
func runeColumn(src []byte, line, column int) int {
	lines := bytes.SplitN(src, []byte("\n"), line+1)
	if line < 1 || line > len(lines) {
		return column
	}
	text := lines[line-1]
	return utf8.RuneCount(text[:min(max(column-1, 0), len(text))]) + 1
}

func placeOf(src []byte, offset int) position {
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	return position{line: bytes.Count(src[:offset], []byte("\n")) + 1, column: utf8.RuneCount(src[start:offset]) + 1}
}

// locate walks the expressions once more for the place of each key, which decoding to values forgets.
func (d *document) locate(src []byte) {
	var p unstable.Parser
	p.Reset(src)
	counts := map[string]int{}
	prefix := ""
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table:
			prefix = d.mark(src, "", e.Key(), counts)
		case unstable.ArrayTable:
			name := d.mark(src, "", e.Key(), nil)
			prefix = fmt.Sprintf("%s[%d]", name, counts[name])
			counts[name]++
			d.places[prefix] = d.places[name]
		case unstable.KeyValue:
			d.locateValue(src, prefix, e)
		}
	}
}

func (d *document) locateValue(src []byte, prefix string, kv *unstable.Node) {
	d.locateInside(src, d.mark(src, prefix, kv.Key(), nil), kv.Value())
}

func (d *document) locateInside(src []byte, path string, value *unstable.Node) {
	children := value.Children()
	switch value.Kind {
	case unstable.InlineTable:
		for children.Next() {
			d.locateValue(src, path, children.Node())
		}
	case unstable.Array:
		for i := 0; children.Next(); i++ {
			element := fmt.Sprintf("%s[%d]", path, i)
			d.places[element] = d.places[path]
			if raw := children.Node().Raw; raw.Length > 0 {
				d.places[element] = placeOf(src, int(raw.Offset))
			}
			d.locateInside(src, element, children.Node())
		}
	}
}

// mark notes where the key stands and gives its dotted path; under an array table it means that table's last element.
func (d *document) mark(src []byte, path string, key unstable.Iterator, counts map[string]int) string {
	for key.Next() {
		if path != "" {
			path += "."
		}
		path += string(key.Node().Data)
		if _, seen := d.places[path]; !seen {
			d.places[path] = placeOf(src, int(key.Node().Raw.Offset))
		}
		if n := counts[path]; n > 0 && !key.IsLast() {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
	}
	return path
}

// problem notes something wrong with the key at path.
func (d *document) problem(path, remedy, format string, args ...any) {
	at := d.places[path]
	for up := path; at.line == 0 && strings.Contains(up, "."); {
		up = up[:strings.LastIndexByte(up, '.')]
		at = d.places[up]
	}
	d.problems = append(d.problems, Problem{
		File: FileName, Line: at.line, Column: at.column, Field: path, What: fmt.Sprintf(format, args...), Remedy: remedy,
	})
}
