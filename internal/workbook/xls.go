package workbook

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// xlsBook is a workbook of Excel 97 to 2003 ([MS-XLS], BIFF8), as other programs still write it: one stream of records, the workbook's own and then each sheet's.
type xlsBook struct {
	numbers
	sheets  []sheet
	bound   []boundSheet // all of them, charts and macros too: names count these
	names   map[string]string
	strings []string

	formats map[int]numberKind // number formats of its own
	fonts   []bool             // which of them cross out
	struck  map[int]bool       // cell styles that do
	books   int                // books that names may refer to
	self    int                // which of them is this one
	places  []sheetPlace
	named   []namedCell
}

type boundSheet struct {
	name    string
	records []byte
	at      int
}

// sheetPlace is what a reference to another sheet stands for (XTI, §2.5.350): a book and a sheet of it.
type sheetPlace struct{ book, sheet int }

// namedCell is a defined name and the first cell of what it refers to; place is an index of sheetPlace.
type namedCell struct {
	name            string
	place, col, row int
}

var (
	errOlderExcel = errors.New("the workbook is in a format older than Excel 97; save it as .xlsx (Excel workbook)")
	errOtherOLE   = errors.New("this is an old Office file without a workbook in it, or not whole; open it in a spreadsheet program and save it as .xlsx")
)

// openXLS reads a compound file's workbook up to its sheets.
func openXLS(data []byte) (source, error) {
	if len(data) > plainLimit {
		return nil, fmt.Errorf("the .xls workbook has %d MB, and at most %d MB are read; save it as .xlsx (Excel workbook)", len(data)>>20, plainLimit>>20)
	}
	stream, err := workbookStream(data)
	if err != nil {
		return nil, err
	}
	b := &xlsBook{names: map[string]string{}, formats: map[int]numberKind{}, struck: map[int]bool{}, self: -1}
	if err := b.readBook(&records{left: stream}); err != nil {
		return nil, err
	}
	b.part(stream)
	b.resolve()
	return b, nil
}

// workbookStream finds the records, or says what the document is instead.
func workbookStream(data []byte) ([]byte, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, fmt.Errorf("%w; it looks like an .xls: save it as .xlsx (Excel workbook)", err)
	}
	if _, ok := c.find("EncryptedPackage"); ok { // [MS-OFFCRYPTO] §2.3.4.4: an XLSX with a password
		return nil, errEncrypted
	}
	e, ok := c.find("Workbook")
	if _, older := c.find("Book"); !ok && older {
		return nil, errOlderExcel
	}
	if !ok {
		return nil, errOtherOLE
	}
	return c.content(e)
}

func (b *xlsBook) list() []sheet              { return b.sheets }
func (b *xlsBook) defined() map[string]string { return b.names }

// begins reads a stream's first record, which has the version.
func begins(r *records) error {
	if !r.next() || r.kind != recBegin {
		return fmt.Errorf("%w: its records do not begin", errDamaged)
	}
	if version := r.u16(); version != 0x0600 {
		return errOlderExcel
	}
	return nil
}

// readBook reads the records that hold for the whole workbook.
func (b *xlsBook) readBook(r *records) error {
	if err := begins(r); err != nil {
		return err
	}
	for r.next() {
		switch r.kind {
		case recEnd:
			return nil
		case recPassword:
			return errEncrypted
		case rec1904:
			b.is1904 = r.u16() == 1
		case recSheet:
			b.readSheet(r)
		case recNumberFormat:
			id := r.u16()
			b.formats[id] = formatKind(-1, r.text(r.u16()))
		case recFont: // §2.4.122
			r.skip(2)
			b.fonts = append(b.fonts, r.u16()&0x8 != 0)
		case recStyle:
			b.readStyle(r)
		case recStrings:
			if err := b.readStrings(r); err != nil {
				return err
			}
		case recBook:
			r.skip(2)
			if r.u16() == 0x0401 { // §2.4.271: the workbook itself
				b.self = b.books
			}
			b.books++
		case recExternSheet:
			for n := r.u16(); n > 0 && !r.short; n-- {
				b.places = append(b.places, sheetPlace{r.u16(), r.u16()})
				r.skip(2)
			}
		case recName:
			b.readName(r)
		}
	}
	return fmt.Errorf("%w: its records end before the sheets", errDamaged)
}

func (b *xlsBook) readSheet(r *records) {
	at, state, kind := int(r.u32()), r.byte(), r.byte()
	s := boundSheet{name: r.text(int(r.byte())), at: at}
	if r.short || len(b.bound) >= partsLimit {
		return
	}
	if kind == 0 { // a sheet of cells
		b.sheets = append(b.sheets, sheet{s.name, strconv.Itoa(len(b.bound)), state&3 != 0})
	}
	b.bound = append(b.bound, s)
}

func (b *xlsBook) readStyle(r *records) {
	font := r.u16()
	if font > 4 { // §2.5.129: there is no font 4
		font--
	}
	if font < len(b.fonts) && b.fonts[font] {
		b.struck[len(b.styles)] = true
	}
	id := r.u16()
	kind, own := b.formats[id]
	if !own {
		kind = formatKind(id, "")
	}
	b.styles = append(b.styles, kind)
}

// readStrings reads the shared strings (§2.4.265). Programs write wrong counts: there are as many as there are.
func (b *xlsBook) readStrings(r *records) error {
	r.skip(4)
	said, total := int(r.u32()), 0
	for r.more() {
		s := r.text(r.u16())
		if r.short {
			if len(b.strings) >= said {
				break
			}
			return fmt.Errorf("%w: its shared strings end within number %d of %d", errDamaged, len(b.strings)+1, said)
		}
		b.strings = append(b.strings, s)
		if total += len(s) + 16; total > stringsLimit {
			return errBomb
		}
	}
	return nil
}

// readName reads a name (§2.4.150) whose formula is one cell or one area of a sheet (PtgRef3d, PtgArea3d: §2.5.198.85, .28).
func (b *xlsBook) readName(r *records) {
	const builtIn = 0x20 // print areas and the like, whose name is a number
	flags := r.u16()
	r.skip(1)
	length := int(r.byte())
	r.skip(10)
	n := namedCell{name: r.text(length)}
	token := r.byte()
	n.place, n.row = r.u16(), r.u16()
	switch token {
	case 0x3b, 0x5b, 0x7b:
		r.skip(2)
	case 0x3a, 0x5a, 0x7a:
	default:
		return
	}
	n.col = r.u16() & 0xff
	if flags&builtIn == 0 && !r.short && len(b.named) < namesLimit {
		b.named = append(b.named, n)
	}
}

// resolve writes what names refer to as Excel shows it; the sheets are known only when all records are read.
func (b *xlsBook) resolve() {
	for _, n := range b.named {
		if n.place >= len(b.places) {
			continue
		}
		if p := b.places[n.place]; p.book == b.self && p.sheet < len(b.bound) {
			b.names[strings.ToLower(n.name)] = quoteSheet(b.bound[p.sheet].name) + "!" + at(n.col+1, n.row+1)
		}
	}
}

// part gives each sheet the records from where it begins to where the next one does, so that sheets that claim the same records do not multiply them.
func (b *xlsBook) part(stream []byte) {
	starts := make([]int, 0, len(b.bound)+1)
	for _, s := range b.bound {
		if s.at < len(stream) {
			starts = append(starts, s.at)
		}
	}
	starts = append(starts, len(stream))
	slices.Sort(starts)
	taken := map[int]bool{}
	for i := range b.bound {
		s := &b.bound[i]
		if n, ok := slices.BinarySearch(starts, s.at); ok && !taken[s.at] && s.at < len(stream) {
			for starts[n] == s.at {
				n++
			}
			s.records, taken[s.at] = stream[s.at:starts[n]], true
		}
	}
}
