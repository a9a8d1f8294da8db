package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

func (r *odsReader) readCells() error {
	r.cells, r.col = r.cells[:0], 0
	depth := r.dec.depth
	for {
		t, err := r.dec.next()
		if err != nil {
			return cutShort(err)
		}
		if t == endToken && r.dec.depth < depth {
			return nil
		}
		if name := string(r.dec.name); t == startToken && (name == "table-cell" || name == "covered-table-cell") {
			times := max(1, r.dec.number("table:number-columns-repeated", 1))
			c, err := r.cell()
			if err != nil {
				return err
			}
			if c.text == "" && c.formula == "" {
				r.col = min(r.col+times, maxCol)
				continue
			}
			for ; times > 0 && r.col < maxCol; times-- {
				r.col++
				c.col = r.col
				r.cells = append(r.cells, c)
			}
		}
	}
}

// cell reads from behind <table:table-cell> to its end: the value of its attributes, else its paragraphs. Notes and drawings are no content.
func (r *odsReader) cell() (c cell, err error) {
	kind := r.dec.word("office:value-type")
	typed := r.typed(kind)
	c.formula = formulaOf(r.dec.word("table:formula"))
	c.fault = r.dec.word("calcext:value-type") == "error"
	whole := r.book.struck[r.dec.word("table:style-name")]
	text, err := r.paragraphs()
	if err != nil {
		return c, err
	}
	if c.text = text; typed != "" && !c.fault {
		c.text = typed
	}
	if c.struck = whole || len(r.left) < len(r.value); c.struck && !whole {
		c.left = string(r.left)
	}
	return c, nil
}

// formulaOf takes away the namespace that ODF puts before a formula: "of:=SUM([.A1:.A2])".
func formulaOf(s string) string {
	if i := strings.IndexByte(s, '='); i >= 0 {
		return s[i+1:]
	}
	return s
}

// typed is the value that the tag itself has, as book.text shows it.
func (r *odsReader) typed(kind string) string {
	switch kind {
	case "float", "percentage", "currency":
		v := r.dec.word("office:value")
		if f, err := strconv.ParseFloat(v, 64); err == nil {
			return strconv.FormatFloat(f, 'f', -1, 64)
		}
		return v
	case "date":
		return shownDate(r.dec.word("office:date-value"))
	case "time":
		if d, err := time.ParseDuration(strings.ToLower(strings.TrimPrefix(r.dec.word("office:time-value"), "PT"))); err == nil && d >= 0 && d < 24*time.Hour {
			return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
		}
	case "boolean":
		return strings.ToUpper(r.dec.word("office:boolean-value"))
	case "string":
		return r.dec.word("office:string-value")
	}
	return ""
}

// shownDate shows an ISO 8601 date with time as moment does.
func shownDate(s string) string {
	day, clock, ok := strings.Cut(s, "T")
	if !ok || strings.HasPrefix(clock, "00:00") || len(clock) < len("00:00") {
		return day
	}
	return day + " " + clock[:len("00:00")]
}

// paragraphs joins the text:p of a cell by line breaks, and notes what is said of the cell.
func (r *odsReader) paragraphs() (string, error) {
	r.value, r.left = r.value[:0], r.left[:0]
	depth, inside, count, struck := r.dec.depth, 0, 0, 0
	add := func(s ...byte) {
		if r.value = append(r.value, s...); struck == 0 {
			r.left = append(r.left, s...)
		}
	}
	for {
		t, err := r.dec.next()
		if err != nil {
			return "", cutShort(err)
		}
		switch {
		case t == endToken && r.dec.depth < depth:
			return string(r.value), nil
		case t == textToken:
			if inside > 0 {
				add(r.dec.value...)
			}
		case t == endToken:
			if r.dec.depth < inside {
				inside = 0
			}
			if r.dec.depth < struck {
				struck = 0
			}
		case string(r.dec.name) == "annotation":
			if err := r.annotation(); err != nil {
				return "", err
			}
		case string(r.dec.name) == "ruby-text":
			if err := r.skip(); err != nil {
				return "", err
			}
		case inside > 0:
			if string(r.dec.name) == "span" && struck == 0 && r.book.struck[r.dec.word("text:style-name")] {
				struck = r.dec.depth
			}
			add([]byte(r.spacing(string(r.dec.name)))...)
			if r.book.spaces > spacesLimit {
				return "", errBomb
			}
		case string(r.dec.name) == "p" && r.dec.depth == depth+1:
			if count++; count > 1 {
				add('\n')
			}
			inside = r.dec.depth
		}
	}
}

// annotation notes what somebody remarked on the cell under way.
func (r *odsReader) annotation() error {
	said, err := r.said()
	if err == nil {
		r.found.note(remark{at(min(r.col+1, maxCol), min(r.row+1, maxRow)), said})
	}
	return err
}

// said is the text of the paragraphs within the element that has begun: a note's, or a drawing's.
func (r *odsReader) said() (string, error) {
	var said []byte
	for depth, inside := r.dec.depth, 0; ; {
		t, err := r.dec.next()
		switch {
		case err != nil:
			return "", cutShort(err)
		case t == endToken && r.dec.depth < depth:
			return strings.TrimSpace(string(said)), nil
		case t == textToken:
			if inside > 0 && len(said) < remarkText {
				said = append(said, r.dec.value...)
			}
		case t == endToken && r.dec.depth < inside:
			inside, said = 0, append(said, ' ')
		case t == startToken && string(r.dec.name) == "p" && inside == 0:
			inside = r.dec.depth
		}
	}
}

// skip goes past the element that has begun.
func (r *odsReader) skip() error {
	for depth := r.dec.depth; ; {
		t, err := r.dec.next()
		if err != nil {
			return cutShort(err)
		}
		if t == endToken && r.dec.depth < depth {
			return nil
		}
	}
}

// spacing is what elements within a paragraph stand for (ODF 1.3 part 3, §6.1.3 to §6.1.5).
func (r *odsReader) spacing(name string) string {
	switch name {
	case "s":
		n := min(max(1, r.dec.number("text:c", 1)), valueLimit)
		r.book.spaces += n
		return strings.Repeat(" ", n)
	case "tab":
		return "\t"
	case "line-break":
		return "\n"
	}
	return ""
}
