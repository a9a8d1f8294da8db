package workbook

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// records goes through a stream of BIFF8 ([MS-XLS] §2.1.4): records of a type, a size and their content. What a reader wants past a record's content is taken
// from the CONTINUE records behind it, which hold what was too long for one.
type records struct {
	left  []byte // of the stream, behind the record
	kind  int
	data  []byte // of the record, what was not read yet
	short bool   // something was wanted that the record does not have
	units []uint16
	utf8  []byte
}

// Types of records (§2.3.2) that have what a form needs.
const (
	recFormula      = 0x0006
	recEnd          = 0x000a // EOF
	recExternSheet  = 0x0017
	recName         = 0x0018 // Lbl
	rec1904         = 0x0022 // Date1904
	recPassword     = 0x002f // FilePass
	recContinue     = 0x003c
	recColumns      = 0x007d // ColInfo
	recSheet        = 0x0085 // BoundSheet8
	recFiltered     = 0x009b // FilterMode
	recFilter       = 0x009d // AutoFilterInfo
	recManyNumbers  = 0x00bd // MulRk
	recRichText     = 0x00d6 // RString, of Excel 95 and of some programs
	recFont         = 0x0031 // Font
	recNote         = 0x001c // Note
	recStyle        = 0x00e0 // XF
	recStrings      = 0x00fc // SST
	recSharedText   = 0x00fd // LabelSst
	recBook         = 0x01ae // SupBook
	recNumber       = 0x0203
	recText         = 0x0204 // Label
	recTruth        = 0x0205 // BoolErr
	recFormulaText  = 0x0207 // String
	recRow          = 0x0208
	recShortNumber  = 0x027e // RK
	recNumberFormat = 0x041e // Format
	recBegin        = 0x0809 // BOF
)

// next goes to the next record; false is the end of the stream, or of what is whole in it.
func (r *records) next() bool {
	if len(r.left) < 4 {
		return false
	}
	n := int(binary.LittleEndian.Uint16(r.left[2:]))
	if n > len(r.left)-4 {
		return false
	}
	r.kind, r.data, r.left, r.short = int(binary.LittleEndian.Uint16(r.left)), r.left[4:4+n], r.left[4+n:], false
	return true
}

// more tells whether something is left of the record and what continues it.
func (r *records) more() bool {
	for len(r.data) == 0 {
		if len(r.left) < 4 || binary.LittleEndian.Uint16(r.left) != recContinue {
			return false
		}
		kind, short := r.kind, r.short
		if !r.next() {
			return false
		}
		r.kind, r.short = kind, short
	}
	return true
}

func (r *records) byte() byte {
	if !r.more() {
		r.short = true
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

func (r *records) u16() int    { low := r.byte(); return int(low) | int(r.byte())<<8 }
func (r *records) u32() uint32 { low := r.u16(); return uint32(low) | uint32(r.u16())<<16 }
func (r *records) u64() uint64 { low := r.u32(); return uint64(low) | uint64(r.u32())<<32 }

func (r *records) skip(n int) {
	for n > 0 && r.more() {
		step := min(n, len(r.data))
		r.data = r.data[step:]
		n -= step
	}
	r.short = r.short || n > 0
}

// Flags of a string (§2.5.293): units of 16 bits instead of the lower 8 of each, phonetic text behind it, runs of formats behind it.
const (
	wideUnits    = 0x01
	withPhonetic = 0x04
	withRuns     = 0x08
)

// text reads a string of n units of UTF-16, from behind their count. Where it goes on in a CONTINUE record, that begins with the flag of the width anew. How it
// is formatted and pronounced is no content. Half a surrogate pair becomes U+FFFD.
func (r *records) text(n int) string {
	flags := r.byte()
	runs, phonetic := 0, 0
	if flags&withRuns != 0 {
		runs = r.u16()
	}
	if flags&withPhonetic != 0 {
		phonetic = int(r.u32())
	}
	r.units = r.units[:0]
	for ; n > 0 && !r.short; n-- {
		if len(r.data) == 0 {
			flags = r.byte()
		}
		if flags&wideUnits != 0 {
			r.units = append(r.units, uint16(r.u16()))
		} else {
			r.units = append(r.units, uint16(r.byte()))
		}
	}
	r.skip(4*runs + phonetic)
	return r.decoded()
}

// decoded is the text of units; its buffers serve the millions of a table.
func (r *records) decoded() string {
	r.utf8 = r.utf8[:0]
	for i := 0; i < len(r.units); i++ {
		c := rune(r.units[i])
		if utf16.IsSurrogate(c) && i+1 < len(r.units) {
			if c = utf16.DecodeRune(c, rune(r.units[i+1])); c != utf8.RuneError {
				i++
			}
		}
		r.utf8 = utf8.AppendRune(r.utf8, c)
	}
	return string(r.utf8)
}
