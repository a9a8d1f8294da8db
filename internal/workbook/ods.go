package workbook

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// odsBook is an OpenDocument sheet (OASIS ODF 1.3, part 3). Its cells stand in one part, content.xml, which is streamed once for each sheet that is read.
type odsBook struct {
	parts  *book
	sheets []sheet
	names  map[string]string
	filter bool
	struck map[string]bool // styles that cross out
	spaces int             // how many came of text:s so far
}

const (
	odsType    = "application/vnd.oasis.opendocument.spreadsheet"
	odsContent = "content.xml"
	// repeatLimit is how many cells with content may come of the attributes that repeat rows and cells.
	repeatLimit = 2_000_000
	// spacesLimit is how many spaces may come of the elements that stand for runs of them, in all that is read.
	spacesLimit = stringsLimit
)

// openODS reads the names of sheets and ranges.
func openODS(parts *book) (source, error) {
	b := &odsBook{parts: parts, names: map[string]string{}, struck: map[string]bool{}}
	style := ""
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
		case "style":
			style = dec.word("style:name")
		case "text-properties": // ODF 1.3 part 3, §20.382
			if v := dec.word("style:text-line-through-style"); v != "" && v != "none" && len(b.struck) < namesLimit {
				b.struck[style] = true
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
	r := odsReader{dec: dec, sheet: s.name, fn: fn, book: b, found: &found}
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
		err = r.table()
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
	left     []byte // of the value what is not crossed out
	book     *odsBook
	found    *traits
}

func (r *odsReader) damaged(err error) error {
	if err == nil || err == errBomb {
		return err
	}
	return fmt.Errorf("%w: sheet %q after row %d: %v", errDamaged, r.sheet, r.row, err)
}

// table reads from behind <table:table> to its end. Rows stand in it directly, or in groups and header rows.
func (r *odsReader) table() error {
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
				r.found.hidden = append(r.found.hidden, [2]int{column, column + n - 1})
			}
			column = min(column+n, maxCol)
		case "shapes":
			said, err := r.said()
			if err != nil {
				return err
			}
			if said != "" {
				r.found.note(remark{text: said})
			}
		case "table-row":
			if err := r.oneRow(); err != nil {
				return err
			}
		}
	}
}

func (r *odsReader) oneRow() error {
	times := max(1, r.dec.number("table:number-rows-repeated", 1))
	shown := r.dec.word("table:visibility")
	if err := r.readCells(); err != nil {
		return err
	}
	r.found.filter = r.found.filter || shown == "filter"
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
