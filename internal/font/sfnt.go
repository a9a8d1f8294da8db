package font

import (
	"bytes"
	"slices"
)

// file puts the tables together: what a PDF needs of a TrueType font (ISO 32000-1 §9.9: no cmap, no names for a CIDFont).
func (b *builder) file() []byte {
	tables := map[string][]byte{
		"glyf": b.glyf,
		"loca": be.AppendUint32(bytes.Clone(b.loca), uint32(len(b.glyf))),
		"hmtx": b.hmtx,
		"head": b.head(),
		"hhea": b.hhea(),
		"maxp": b.maxp(),
	}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // hinting programs of the outlines kept
		if t, ok := b.face.tables[tag]; ok {
			tables[tag] = t
		}
	}
	return assemble(tables)
}

func (b *builder) head() []byte {
	head := bytes.Clone(b.face.tables["head"])
	be.PutUint32(head[8:], 0)  // checkSumAdjustment, set when the file is whole
	be.PutUint16(head[50:], 1) // long offsets in loca
	return head
}

func (b *builder) hhea() []byte {
	hhea := bytes.Clone(b.face.tables["hhea"])
	be.PutUint16(hhea[34:], uint16(b.count))
	return hhea
}

// maxp allows for the composites made: more components, one level deeper, points and contours of all parts together.
func (b *builder) maxp() []byte {
	maxp := bytes.Clone(b.face.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(b.count))
	if b.deepest == 0 {
		return maxp
	}
	raise := func(at, to int) { be.PutUint16(maxp[at:], uint16(min(max(int(be.Uint16(maxp[at:])), to), 0xFFFF))) }
	points := max(be.Uint16(maxp[6:]), be.Uint16(maxp[10:]))
	contours := max(be.Uint16(maxp[8:]), be.Uint16(maxp[12:]))
	raise(10, b.deepest*int(points))       // maxCompositePoints
	raise(12, b.deepest*int(contours))     // maxCompositeContours
	raise(28, b.deepest)                   // maxComponentElements
	raise(30, int(be.Uint16(maxp[30:]))+1) // maxComponentDepth
	return maxp
}

// assemble writes the table directory and the tables, in the order of their tags, with checksums.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	size := 12 + 16*len(tables)
	for tag, t := range tables {
		tags = append(tags, tag)
		size += len(t) + 3
	}
	slices.Sort(tags)
	power, log := 1, 0
	for power*2 <= len(tags) {
		power, log = power*2, log+1
	}
	out := make([]byte, 0, size)
	out = be.AppendUint32(out, 0x00010000)
	for _, v := range []int{len(tags), power * 16, log, (len(tags) - power) * 16} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*len(tags), 0
	for _, tag := range tags {
		if tag == "head" {
			head = at
		}
		out = append(out, tag...)
		for _, v := range []uint32{checksum(tables[tag]), uint32(at), uint32(len(tables[tag]))} {
			out = be.AppendUint32(out, v)
		}
		at += (len(tables[tag]) + 3) / 4 * 4
	}
	for _, tag := range tags {
		out = append(out, tables[tag]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of the table's big-endian words, padded with zeros (OpenType 1.9, "Calculating checksums").
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + be.Uint32(rest[:])
}
