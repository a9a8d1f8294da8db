package workbook

import (
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"
)

// xlsRecord is a record of BIFF8: its type, its size, its fields one after the other.
func xlsRecord(kind int, fields ...any) []byte {
	var b []byte
	for _, f := range fields {
		switch f := f.(type) {
		case []byte:
			b = append(b, f...)
		default:
			b, _ = binary.Append(b, binary.LittleEndian, f)
		}
	}
	head := binary.LittleEndian.AppendUint16(nil, uint16(kind))
	return append(binary.LittleEndian.AppendUint16(head, uint16(len(b))), b...)
}

// units writes characters with the flag of their width before them: 8 bits where all fit.
func units(all []uint16, flags byte) []byte {
	wide := slices.ContainsFunc(all, func(u uint16) bool { return u > 0xff })
	b := []byte{flags}
	for _, u := range all {
		if b = append(b, byte(u)); wide {
			b = append(b, byte(u>>8))
		}
	}
	if wide {
		b[0] |= wideUnits
	}
	return b
}

// xlsText is a string with its count in 16 bits.
func xlsText(s string) []byte {
	u := utf16.Encode([]rune(s))
	return append(binary.LittleEndian.AppendUint16(nil, uint16(len(u))), units(u, 0)...)
}

func joined(parts ...[]byte) []byte { return slices.Concat(parts...) }

var (
	xlsBegin = xlsRecord(recBegin, uint16(0x0600), uint16(0x10), make([]byte, 12))
	xlsEnd   = xlsRecord(recEnd)
)

// handXLS is a stream of BIFF8 that is written by hand: sheets with records of their own, or with texts.
type handXLS struct {
	book   []byte // records behind the first
	sheets []handXLSSheet
	names  map[string]pos // on the first sheet
}

type handXLSSheet struct {
	name    string
	hidden  byte
	records []byte
}

// stream puts the parts together; the places of the sheets are known when the book's own records are.
func (h handXLS) stream() []byte {
	book := append([]byte{}, h.book...)
	if len(h.names) > 0 { // the second of the books is this one
		book = append(book, xlsRecord(recBook, uint16(1), uint16(0x3a01))...)
		book = append(book, xlsRecord(recBook, uint16(len(h.sheets)), uint16(0x0401))...)
		book = append(book, xlsRecord(recExternSheet, uint16(2), uint16(0), uint16(0xfffe), uint16(0xfffe), uint16(1), uint16(0), uint16(0))...)
	}
	for _, name := range slices.Sorted(maps.Keys(h.names)) {
		at, u := h.names[name], utf16.Encode([]rune(name))
		book = append(book, xlsRecord(recName, uint16(0), byte(0), byte(len(u)), uint16(7), make([]byte, 8), units(u, 0), byte(0x3a), uint16(1), uint16(at.row-1), uint16(at.col-1))...)
	}
	length := len(xlsBegin) + len(book) + len(xlsEnd)
	for _, s := range h.sheets {
		length += 4 + 6 + 1 + len(units(utf16.Encode([]rune(s.name)), 0))
	}
	out := append([]byte{}, xlsBegin...)
	for _, s := range h.sheets {
		u := utf16.Encode([]rune(s.name))
		out = append(out, xlsRecord(recSheet, uint32(length), s.hidden, byte(0), byte(len(u)), units(u, 0))...)
		length += len(xlsBegin) + len(s.records) + len(xlsEnd)
	}
	out = joined(out, book, xlsEnd)
	for _, s := range h.sheets {
		out = joined(out, xlsBegin, s.records, xlsEnd)
	}
	return out
}

// sharedTexts writes strings as the shared ones, each with runs of formats and a phonetic text, and broken in its middle by a CONTINUE record.
func sharedTexts(all []string) (records []byte) {
	kind, body := recStrings, binary.LittleEndian.AppendUint32(nil, uint32(len(all)))
	body = binary.LittleEndian.AppendUint32(body, uint32(len(all)))
	for _, s := range all {
		u := utf16.Encode([]rune(s))
		first, rest := u[:len(u)/2], u[len(u)/2:]
		text := units(first, withRuns|withPhonetic)
		body = binary.LittleEndian.AppendUint16(body, uint16(len(u)))
		body = append(append(body, text[0]), 1, 0, 6, 0, 0, 0)
		body = append(body, text[1:]...)
		if len(rest) > 0 {
			records = append(records, xlsRecord(kind, body)...)
			kind, body = recContinue, units(rest, 0)
		}
		body = append(body, "runsALOUD!"...)
	}
	return append(records, xlsRecord(kind, body)...)
}

// asXLS writes sheets of texts: the first sheet's as the kind of record that is given, the others' as shared ones.
func asXLS(sheets []handSheet, names map[string]pos, kind int) handXLS {
	h := handXLS{names: names}
	var all []string
	for i, s := range sheets {
		places := slices.SortedFunc(maps.Keys(s.cells), func(a, b pos) int { return (a.row-b.row)*maxCol + a.col - b.col })
		var records []byte
		for _, at := range places {
			head := []any{uint16(at.row - 1), uint16(at.col - 1), uint16(0)}
			switch text := s.cells[at]; {
			case i > 0 || kind == recSharedText:
				records = append(records, xlsRecord(recSharedText, append(head, uint32(len(all)))...)...)
				all = append(all, text)
			default:
				records = append(records, xlsRecord(kind, append(head, xlsText(text))...)...)
			}
		}
		h.sheets = append(h.sheets, handXLSSheet{s.name, byte(min(i, 1)), records})
	}
	h.book = sharedTexts(all)
	return h
}

// compoundOf makes a compound file of one stream, in sectors of 512 bytes: the directory, the table for short streams, the content, the FAT and what lists it.
func compoundOf(name string, stream []byte) []byte {
	const size, end, free = 512, 0xfffffffe, 0xffffffff
	le := binary.LittleEndian
	whole := func(b []byte, n int) []byte { return append(b, make([]byte, (n-len(b)%n)%n)...) }
	content := whole(slices.Clone(stream), size)
	short := len(stream) < shortStream
	sectors := 2 + len(content)/size
	fats := 1
	for fats*size/4 < sectors+fats {
		fats++
	}
	lists := max(0, (fats-headerFATs+size/4-2)/(size/4-1)) // sectors that list the FATs past the header's places
	var fat, table []byte
	chain := func(b []byte, from, n int) []byte {
		for i := 1; i <= n; i++ {
			b = le.AppendUint32(b, map[bool]uint32{true: end, false: uint32(from + i)}[i == n])
		}
		return b
	}
	fat = chain(chain(chain(fat, 0, 1), 1, 1), 2, sectors-2)
	for range fats {
		fat = le.AppendUint32(fat, 0xfffffffd)
	}
	fat = append(fat, slices.Repeat([]byte{0xff}, fats*size-len(fat))...)
	table = chain(table, 0, (len(stream)+shortSector-1)/shortSector)
	table = append(table, slices.Repeat([]byte{0xff}, max(0, size-len(table)))...)[:size]

	header := append([]byte(compoundMagic), make([]byte, size-8)...)
	le.PutUint16(header[26:], 3)
	le.PutUint16(header[30:], 9)
	le.PutUint32(header[44:], uint32(fats))
	le.PutUint32(header[60:], 1)
	le.PutUint32(header[68:], end)
	le.PutUint32(header[72:], uint32(lists))
	if lists > 0 {
		le.PutUint32(header[68:], uint32(sectors+fats))
	}
	var more []byte
	for i := range max(fats, headerFATs) {
		switch {
		case i >= fats:
			le.PutUint32(header[76+4*i:], free)
		case i < headerFATs:
			le.PutUint32(header[76+4*i:], uint32(sectors+i))
		default:
			more = le.AppendUint32(more, uint32(sectors+i))
			if len(more)%size == size-4 {
				more = le.AppendUint32(more, uint32(sectors+fats+len(more)/size+1))
			}
		}
	}
	more = append(more, slices.Repeat([]byte{0xff}, lists*size-len(more))...)
	dir := make([]byte, size)
	put := func(i int, name string, kind byte, child, first uint32, length int) {
		e := dir[i*entrySize:]
		for j, u := range utf16.Encode([]rune(name)) {
			le.PutUint16(e[2*j:], u)
		}
		le.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66] = kind
		le.PutUint32(e[68:], free)
		le.PutUint32(e[72:], free)
		le.PutUint32(e[76:], child)
		le.PutUint32(e[116:], first)
		le.PutUint32(e[120:], uint32(length))
	}
	put(0, "Root Entry", 5, 1, 2, len(content))
	put(1, name, 2, free, map[bool]uint32{true: 0, false: 2}[short], len(stream))
	return joined(header, dir, table, content, fat, more)
}

func (h handXLS) bytes() []byte {
	return compoundOf("Workbook", h.stream())
}
