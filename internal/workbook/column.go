package workbook

import (
	"math"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

// columnStyle has the numbers of a column's styles. Text of people takes the one of its own direction: in a right-to-left sheet "=Organization (NGO)" would else
// be shown with its signs on the wrong side.
type columnStyle struct {
	plain, plainLTR int
	link, linkLTR   int
	width           float64 // of the column, in characters; 0: its text is not wrapped
	lang            textLang
}

func (s *styles) column(k cellKind) (c columnStyle, err error) {
	c.lang = textLang(s.lang)
	for _, of := range []struct {
		id   *int
		kind cellKind
	}{{&c.plain, k}, {&c.plainLTR, ltr(k)}, {&c.link, linked(k)}, {&c.linkLTR, ltr(linked(k))}} {
		if *of.id, err = s.id(of.kind); err != nil {
			return c, err
		}
	}
	return c, nil
}

// ltr is the left-to-right twin of a kind of people's text.
func ltr(k cellKind) cellKind {
	switch k {
	case textCell, longCell, linkCell:
		return k + ltrTwin
	}
	return k
}

// linked is the kind of a cell that leads elsewhere.
func linked(k cellKind) cellKind {
	switch k {
	case textCell, longCell, wordCell:
		return linkCell
	case idCell, momentCell:
		return k + linkTwin
	}
	return k
}

// of is the style of a value.
func (c *columnStyle) of(v any) int {
	switch v := v.(type) {
	case string:
		if v != "" {
			return directed(v, c.plain, c.plainLTR)
		}
	case link:
		if s, ok := v.of.(string); ok {
			return directed(s, c.link, c.linkLTR)
		}
		return c.link
	}
	return c.plain
}

// fits is the width of text that fits in the column, as textWidth measures it.
func (c *columnStyle) fits() float64 { return c.width / fontWidth(locale.Lang(c.lang)) }

// cell is a value with its style. A cell without a value is left with its border alone.
func (c *columnStyle) cell(v any) excelize.Cell {
	cell := excelize.Cell{StyleID: c.of(v)}
	if l, ok := v.(link); ok {
		v = l.of
	}
	switch v := v.(type) {
	case string:
		if v != "" {
			cell.Value = c.lang.clean(v)
		}
	case time.Time:
		if !v.IsZero() {
			cell.Value = serial(v)
		}
	default:
		cell.Value = v
	}
	return cell
}

// directed chooses by the first strong letter (UAX #9, rules P2 and P3).
func directed(s string, style, styleLTR int) int {
	if style == styleLTR {
		return style
	}
	for _, r := range s {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana) {
			return style
		}
		if unicode.IsLetter(r) {
			return styleLTR
		}
	}
	return style
}

// linesOf is how many lines a text takes when it is wrapped at a width.
func linesOf(v any, width float64) int {
	s, ok := v.(string)
	if l, isLink := v.(link); isLink {
		s, ok = l.of.(string)
	}
	if !ok || width == 0 || float64(len(s)) < width && !strings.Contains(s, "\n") {
		return 1
	}
	lines := 0
	for line := range strings.SplitSeq(s, "\n") {
		lines += max(1, int(math.Ceil(textWidth(line)/max(1, width-0.8))))
	}
	return lines
}

// rowHeight is a row's height in points; 0 leaves it to the program. Only Excel fits the height of streamed rows by itself.
func rowHeight(lines int) float64 {
	if lines < 2 {
		return 0
	}
	return min(409, 14*float64(lines)+2)
}
