package workbook

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// odsBook is an OpenDocument sheet (OASIS ODF 1.3, part 3). Its cells stand in one part, content.xml, which is streamed once for each sheet that is read.
type odsBook struct {
	parts  *book
	sheets []sheet
	names  map[string]string
	filter bool
}

const (
	odsType    = "application/vnd.oasis.opendocument.spreadsheet"
	odsContent = "content.xml"
	// repeatLimit is how many cells with content may come of the attributes that repeat rows and cells.
	repeatLimit = 2_000_000
)

// openODS reads the names of sheets and ranges.
func openODS(parts *book) (source, error) {
	b := &odsBook{parts: parts, names: map[string]string{}}
	if err := b.judge(); err != nil {
		return nil, err
	}
	err := parts.each(odsContent, func(t token, dec *scanner) error {
		if t != startToken {
			return nil
		}
		switch string(dec.name) {
		case "table":
			if len(b.sheets) < partsLimit && len(dec.word("table:name")) > 0 {
				b.sheets = append(b.sheets, sheet{name: dec.word("table:name"), part: strconv.Itoa(len(b.sheets))})
			}
		case "database-range":
			b.filter = b.filter || dec.yes("table:display-filter-buttons")
		case "named-range":
			if len(b.names) < namesLimit {
				b.names[strings.ToLower(dec.word("table:name"))] = excelReference(dec.word("table:cell-range-address"))
			}
		}
		return nil
	})
	return b, err
}

// judge refuses other documents, and what a password closes.
func (b *odsBook) judge() error {
	r, err := b.parts.parts["mimetype"].Open()
	if err != nil {
		return fmt.Errorf("%w: %v", errDamaged, err)
	}
	defer r.Close()
	kind, err := io.ReadAll(io.LimitReader(r, 200))
	if err != nil {
		return fmt.Errorf("%w: %v", errDamaged, err)
	}
	if strings.TrimSpace(string(kind)) != odsType {
		return errNotXLSX
	}
	encrypted := false
	if err := b.parts.each("META-INF/manifest.xml", func(t token, dec *scanner) error {
		encrypted = encrypted || string(dec.name) == "encryption-data"
		return nil
	}); err != nil {
		return err
	}
	if encrypted {
		return errEncrypted
	}
	if b.parts.parts[odsContent] == nil {
		return fmt.Errorf("%w: it has no part content.xml", errDamaged)
	}
	return nil
}

// excelReference turns $'Reply form'.$C$7 into 'Reply form'!$C$7.
func excelReference(s string) string {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return strings.TrimPrefix(s[:i], "$") + "!" + s[i+1:]
	}
	return s
}

func (b *odsBook) list() []sheet              { return b.sheets }
func (b *odsBook) defined() map[string]string { return b.names }

func (b *odsBook) eachRow(s sheet, fn func(line) error) (traits, error) {
	found := traits{filter: b.filter}
	dec, done, _, err := b.parts.open(odsContent)
	if err != nil {
		return found, err
	}
	defer done()
	wanted, err := strconv.Atoi(s.part)
	if err != nil {
		return found, fmt.Errorf("%w: sheet %q has no place", errDamaged, s.name)
	}
	r := odsReader{dec: dec, sheet: s.name, fn: fn}
	for {
		t, err := dec.next()
		if err != nil {
			return found, r.damaged(cutShort(err))
		}
		if t != startToken || string(dec.name) != "table" || len(dec.word("table:name")) == 0 {
			continue
		}
		if wanted > 0 {
			wanted--
			continue
		}
		err = r.table(&found)
		var own stopped
		if errors.As(err, &own) {
			return found, own.error
		}
		return found, r.damaged(err)
	}
}

// stopped carries an error of fn past the words on damage.
type stopped struct{ error }

// odsReader reads one table.
type odsReader struct {
	dec      *scanner
	sheet    string
	fn       func(line) error
	row, col int
	cells    []cell
	repeated int
	value    []byte
}

func (r *odsReader) damaged(err error) error {
	if err == nil || err == errBomb {
		return err
	}
	return fmt.Errorf("%w: sheet %q after row %d: %v", errDamaged, r.sheet, r.row, err)
}

// table reads from behind <table:table> to its end. Rows stand in it directly, or in groups and header rows.
func (r *odsReader) table(found *traits) error {
	depth, column := r.dec.depth, 1
	for {
		t, err := r.dec.next()
		if err != nil {
			return cutShort(err)
		}
		if t == endToken && r.dec.depth < depth {
			return nil
		}
		if t != startToken {
			continue
		}
		switch string(r.dec.name) {
		case "table-column":
			n := min(max(1, r.dec.number("table:number-columns-repeated", 1)), maxCol)
			if v := r.dec.word("table:visibility"); v == "collapse" || v == "filter" {
				found.hidden = append(found.hidden, [2]int{column, column + n - 1})
			}
			column = min(column+n, maxCol)
		case "table-row":
			if err := r.oneRow(found); err != nil {
				return err
			}
		}
	}
}

func (r *odsReader) oneRow(found *traits) error {
	times := max(1, r.dec.number("table:number-rows-repeated", 1))
	shown := r.dec.word("table:visibility")
	if err := r.readCells(); err != nil {
		return err
	}
	found.filter = found.filter || shown == "filter"
	if len(r.cells) == 0 {
		r.row = min(r.row+times, maxRow)
		return nil
	}
	for ; times > 0 && r.row < maxRow; times-- {
		r.row++
		if err := r.fn(line{r.row, r.cells, shown == "collapse" || shown == "filter"}); err != nil {
			return stopped{err}
		}
		if r.repeated += len(r.cells); times > 1 && r.repeated > repeatLimit {
			return errBomb
		}
	}
	return nil
}

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
	text, err := r.paragraphs()
	if err != nil {
		return c, err
	}
	if c.text = text; typed != "" && !c.fault {
		c.text = typed
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

// paragraphs joins the text:p of a cell by line breaks.
func (r *odsReader) paragraphs() (string, error) {
	r.value = r.value[:0]
	depth, inside, count := r.dec.depth, 0, 0
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
				r.value = append(r.value, r.dec.value...)
			}
		case t == endToken:
			if r.dec.depth < inside {
				inside = 0
			}
		case string(r.dec.name) == "annotation" || string(r.dec.name) == "ruby-text":
			if err := r.skip(); err != nil {
				return "", err
			}
		case inside > 0:
			r.spacing(string(r.dec.name))
		case string(r.dec.name) == "p" && r.dec.depth == depth+1:
			if count++; count > 1 {
				r.value = append(r.value, '\n')
			}
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

// spacing adds what elements within a paragraph stand for (ODF 1.3 part 3, §6.1.3 to §6.1.5).
func (r *odsReader) spacing(name string) {
	switch name {
	case "s":
		n := min(max(1, r.dec.number("text:c", 1)), valueLimit)
		r.value = append(r.value, strings.Repeat(" ", n)...)
	case "tab":
		r.value = append(r.value, '\t')
	case "line-break":
		r.value = append(r.value, '\n')
	}
}
