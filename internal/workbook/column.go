package workbook

import (
	"math"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// columnStyle has the numbers of a column's styles. Text of people takes the one of its own direction: in a right-to-left sheet "=Organization (NGO)" would else
// be shown with its signs on the wrong side.
type columnStyle struct {
	plain, plainLTR int
	link, linkLTR   int
	width           float64 // of the column, in characters; 0: its text is not wrapped
}

func (s *styles) column(k cellKind) (c columnStyle, err error) {
	for _, of := range []struct {
		id   *int
		kind cellKind
	}{{&c.plain, k}, {&c.plainLTR, ltr(k)}, {&c.link, linkCell}, {&c.linkLTR, ltr(linkCell)}} {
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

// cell gives a value its style. A cell without a value is left with its border alone.
func (c columnStyle) cell(v any) any {
	switch v := v.(type) {
	case nil:
		return excelize.Cell{StyleID: c.plain}
	case string:
		if v == "" {
			return excelize.Cell{StyleID: c.plain}
		}
		return excelize.Cell{StyleID: directed(v, c.plain, c.plainLTR), Value: clean(v)}
	case link:
		return excelize.Cell{StyleID: directed(v.text, c.link, c.linkLTR), Value: clean(v.text)}
	case time.Time:
		if v.IsZero() {
			return excelize.Cell{StyleID: c.plain}
		}
		return excelize.Cell{StyleID: c.plain, Value: serial(v)}
	}
	return excelize.Cell{StyleID: c.plain, Value: v}
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
		s, ok = l.text, true
	}
	if !ok || width == 0 || float64(len(s)) < width && !strings.Contains(s, "\n") {
		return 1
	}
	lines := 0
	for line := range strings.SplitSeq(s, "\n") {
		lines += max(1, int(math.Ceil(textWidth(line)/max(1, width-1))))
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
