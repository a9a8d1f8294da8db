package linebreak

import (
	"sync"
	"unicode"

	ucd "github.com/go-text/typesetting/unicodedata"
)

// class is a line breaking class (UAX #14 §5.1) after rule LB1, in the low bits; the flags above say what rules LB30 and LB30b ask beside it.
type class uint8

const (
	xAL class = iota // the class of what has no other
	xBK
	xCR
	xLF
	xNL
	xSP
	xZW
	xWJ
	xGL
	xCM
	xZWJ
	xOP
	xCL
	xCP
	xQU
	xNS
	xEX
	xSY
	xIS
	xPR
	xPO
	xNU
	xHL
	xID
	xIN
	xHY
	xBA
	xBB
	xB2
	xCB
	xH2
	xH3
	xJL
	xJV
	xJT
	xRI
	xEB
	xEM

	isWide     class = 1 << 6 // East Asian width F, W or H
	isReserved class = 1 << 7 // Extended_Pictographic, and no character yet
	classOnly        = isWide - 1
)

// tables are the classes' characters. AI, SG, XX are AL by LB1, as is what stands in none of them.
var tables = []struct {
	class class
	of    *unicode.RangeTable
}{
	{xBK, ucd.BreakBK}, {xCR, ucd.BreakCR}, {xLF, ucd.BreakLF}, {xNL, ucd.BreakNL}, {xSP, ucd.BreakSP}, {xZW, ucd.BreakZW},
	{xWJ, ucd.BreakWJ}, {xGL, ucd.BreakGL}, {xCM, ucd.BreakCM}, {xZWJ, ucd.BreakZWJ}, {xOP, ucd.BreakOP}, {xCL, ucd.BreakCL},
	{xCP, ucd.BreakCP}, {xQU, ucd.BreakQU}, {xNS, ucd.BreakNS}, {xNS, ucd.BreakCJ}, {xEX, ucd.BreakEX}, {xSY, ucd.BreakSY},
	{xIS, ucd.BreakIS}, {xPR, ucd.BreakPR}, {xPO, ucd.BreakPO}, {xNU, ucd.BreakNU}, {xHL, ucd.BreakHL}, {xID, ucd.BreakID},
	{xIN, ucd.BreakIN}, {xHY, ucd.BreakHY}, {xBA, ucd.BreakBA}, {xBB, ucd.BreakBB}, {xB2, ucd.BreakB2}, {xCB, ucd.BreakCB},
	{xH2, ucd.BreakH2}, {xH3, ucd.BreakH3}, {xJL, ucd.BreakJL}, {xJV, ucd.BreakJV}, {xJT, ucd.BreakJT}, {xRI, ucd.BreakRI},
	{xEB, ucd.BreakEB}, {xEM, ucd.BreakEM},
}

type page [256]class

// pages hold the classes of all characters by their upper bits; nil: all AL. Built once, in about a millisecond, since a look-up in the
// tables themselves costs more than all the rules.
var pages = sync.OnceValue(func() *[0x1100]*page {
	var all [0x1100]*page
	mark := func(r rune, set func(class) class) {
		if all[r>>8] == nil {
			all[r>>8] = new(page)
		}
		c := &all[r>>8][r&0xFF]
		*c = set(*c)
	}
	for _, t := range tables {
		each(t.of, func(r rune) { mark(r, func(class) class { return t.class }) })
	}
	each(ucd.BreakSA, func(r rune) {
		if unicode.In(r, unicode.Mn, unicode.Mc) { // LB1: the others are AL
			mark(r, func(class) class { return xCM })
		}
	})
	each(ucd.LargeEastAsian, func(r rune) { mark(r, func(c class) class { return c | isWide }) })
	each(ucd.Extended_Pictographic, func(r rune) {
		if !unicode.IsPrint(r) {
			mark(r, func(c class) class { return c | isReserved })
		}
	})
	return &all
})

func each(t *unicode.RangeTable, f func(rune)) {
	for _, g := range t.R16 {
		for r := rune(g.Lo); r <= rune(g.Hi); r += rune(g.Stride) {
			f(r)
		}
	}
	for _, g := range t.R32 {
		for r := rune(g.Lo); r <= rune(g.Hi); r += rune(g.Stride) {
			f(r)
		}
	}
}

func classOf(all *[0x1100]*page, r rune) class {
	if r < 0 || r > unicode.MaxRune || all[r>>8] == nil {
		return xAL
	}
	return all[r>>8][r&0xFF]
}
