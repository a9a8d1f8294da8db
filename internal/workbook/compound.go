package workbook

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// compound is a compound file ([MS-CFB]), the small file system in which Office kept its documents before 2007, and keeps those with a password.
// It is read here, since the library that is kept up for it holds the path of each entry: 2 MB of entries nested in each other take 2.5 GB there.
type compound struct {
	sectors []byte   // the file behind its header
	size    int      // of a sector, in bytes
	fat     []uint32 // the sector that follows each
	dir     []byte
	small   uint32 // first sector of the table for short streams
}

const (
	compoundMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	// lastSector is MAXREGSECT (§2.1); numbers past it say that a chain ends.
	lastSector = 0xfffffffa
	// shortStream is the size below which a stream stands in sectors of shortSector bytes, within the root's stream (§2.4).
	shortStream, shortSector = 4096, 64
	entrySize                = 128
	noEntry                  = 0xffffffff
	headerFATs               = 109 // places of sectors of the FAT in the header
)

var errChain = fmt.Errorf("%w: its sectors do not join", errDamaged)

func openCompound(data []byte) (*compound, error) {
	le := binary.LittleEndian
	if len(data) < 512 {
		return nil, fmt.Errorf("%w: it ends within its header", errDamaged)
	}
	shift := le.Uint16(data[30:])
	if shift != 9 && shift != 12 || len(data) < 1<<shift {
		return nil, fmt.Errorf("%w: its header gives no size of sectors", errDamaged)
	}
	c := &compound{size: 1 << shift, sectors: data[1<<shift:], small: le.Uint32(data[60:])}
	if err := c.readFAT(data[:512]); err != nil {
		return nil, err
	}
	var err error
	if c.dir, err = walk(c.sectors, c.size, c.fat, le.Uint32(data[48:])); err == nil && len(c.dir) < entrySize {
		err = fmt.Errorf("%w: it has no directory", errDamaged)
	}
	return c, err
}

// readFAT gathers the table of chains, whose sectors are listed in the header, and past 109 in sectors of their own (§2.3, §2.5).
func (c *compound) readFAT(header []byte) error {
	le := binary.LittleEndian
	count, more := int(le.Uint32(header[44:])), int(le.Uint32(header[72:]))
	if all := len(c.sectors)/c.size + 1; count > all || more > all {
		return errChain
	}
	places := numbersOf(header[76 : 76+4*headerFATs])
	for next := le.Uint32(header[68:]); more > 0 && next <= lastSector; more-- {
		s := c.sector(next)
		if s == nil {
			return errChain
		}
		places = append(places, numbersOf(s[:c.size-4])...)
		next = le.Uint32(s[c.size-4:])
	}
	for _, n := range places[:min(count, len(places))] {
		s := c.sector(n)
		if s == nil {
			return errChain
		}
		c.fat = append(c.fat, numbersOf(s)...)
	}
	return nil
}

// sector is a whole sector, or nil.
func (c *compound) sector(n uint32) []byte {
	at := int64(n) * int64(c.size)
	if at+int64(c.size) > int64(len(c.sectors)) {
		return nil
	}
	return c.sectors[at : at+int64(c.size)]
}

func numbersOf(b []byte) []uint32 {
	all := make([]uint32, len(b)/4)
	for i := range all {
		all[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return all
}

// walk joins a chain of sectors. A chain of more steps than there are sectors runs in a circle. The last sector of a file may be cut short.
func walk(sectors []byte, size int, next []uint32, first uint32) (content []byte, err error) {
	for n, steps := first, 0; n <= lastSector; n, steps = next[n], steps+1 {
		at := int64(n) * int64(size)
		if int64(n) >= int64(len(next)) || at >= int64(len(sectors)) || steps*size > len(sectors) {
			return nil, errChain
		}
		content = append(content, sectors[at:min(at+int64(size), int64(len(sectors)))]...)
	}
	return content, nil
}

// entry is a stream or folder: its name, the entries beside and below it, where its content begins (§2.6.1).
type entry struct {
	name               string
	left, right, child uint32
	first              uint32
	size               uint32 // of streams of 4 GB and more the rest is lost, and they are longer than the file
}

func (c *compound) entry(n uint32) (e entry, ok bool) {
	if int64(n) >= int64(len(c.dir)/entrySize) {
		return e, false
	}
	le, b := binary.LittleEndian, c.dir[int(n)*entrySize:][:entrySize]
	units := make([]uint16, 0, 32)
	for i := 0; i+2 < min(int(le.Uint16(b[64:])), 64); i += 2 {
		units = append(units, le.Uint16(b[i:]))
	}
	return entry{string(utf16.Decode(units)), le.Uint32(b[68:]), le.Uint32(b[72:]), le.Uint32(b[76:]), le.Uint32(b[116:]), le.Uint32(b[120:])}, true
}

// find looks for a name right below the root: objects that are embedded in a document have streams of the same names in folders of their own.
func (c *compound) find(name string) (entry, bool) {
	root, _ := c.entry(0)
	for open, steps := []uint32{root.child}, len(c.dir)/entrySize; len(open) > 0 && steps > 0; steps-- {
		n := open[len(open)-1]
		open = open[:len(open)-1]
		e, ok := c.entry(n)
		if !ok {
			continue
		}
		if strings.EqualFold(e.name, name) {
			return e, true
		}
		for _, beside := range []uint32{e.left, e.right} {
			if beside != noEntry {
				open = append(open, beside)
			}
		}
	}
	return entry{}, false
}

// content reads a stream.
func (c *compound) content(e entry) ([]byte, error) {
	sectors, size, next := c.sectors, c.size, c.fat
	if e.size < shortStream {
		table, err := walk(sectors, size, next, c.small)
		root, _ := c.entry(0)
		inRoot, fault := walk(sectors, size, next, root.first)
		if err = errors.Join(err, fault); err != nil {
			return nil, errChain
		}
		sectors, size, next = inRoot, shortSector, numbersOf(table)
	}
	b, err := walk(sectors, size, next, e.first)
	if err != nil {
		return nil, err
	}
	if int64(len(b)) < int64(e.size) {
		return nil, fmt.Errorf("%w: of the %d bytes of its part %s there are %d", errDamaged, e.size, e.name, len(b))
	}
	return b[:e.size], nil
}
