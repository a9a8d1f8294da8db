package bidi

import (
	ucd "golang.org/x/text/unicode/bidi"
)

// class is the Bidi_Class of a character (UAX #9, table 4).
type class uint8

const (
	classL   = class(ucd.L)
	classR   = class(ucd.R)
	classEN  = class(ucd.EN)
	classES  = class(ucd.ES)
	classET  = class(ucd.ET)
	classAN  = class(ucd.AN)
	classCS  = class(ucd.CS)
	classB   = class(ucd.B)
	classS   = class(ucd.S)
	classWS  = class(ucd.WS)
	classON  = class(ucd.ON)
	classBN  = class(ucd.BN)
	classNSM = class(ucd.NSM)
	classAL  = class(ucd.AL)
	classLRO = class(ucd.LRO)
	classRLO = class(ucd.RLO)
	classLRE = class(ucd.LRE)
	classRLE = class(ucd.RLE)
	classPDF = class(ucd.PDF)
	classLRI = class(ucd.LRI)
	classRLI = class(ucd.RLI)
	classFSI = class(ucd.FSI)
	classPDI = class(ucd.PDI)
)

var latin = latinClasses()

// latinClasses are the classes of U+0000 to U+00FF.
func latinClasses() (t [256]class) {
	for r := range t {
		t[r] = lookup(rune(r))
	}
	return t
}

// classOf answers for the blocks that letters are made of without a look into the trie.
func classOf(r rune) class {
	switch {
	case 0 <= r && r < 256:
		return latin[r]
	case 0x0620 <= r && r <= 0x064A: // Arabic letters
		return classAL
	case 0x0410 <= r && r <= 0x044F, 0x4E00 <= r && r <= 0x9FFF: // Cyrillic and Chinese letters
		return classL
	case 0xD800 <= r && r <= 0xDFFF: // surrogates, which UTF-8 cannot hold
		return classL
	}
	return lookup(r)
}

func lookup(r rune) class {
	props, _ := ucd.LookupRune(r)
	c := class(props.Class())
	if c == classR && arabicByDefault(r) {
		return classAL
	}
	return c
}

// arabicByDefault tells the blocks whose unassigned characters DerivedBidiClass.txt makes AL, where x/text v0.44.0 has R. None of their assigned ones is R.
func arabicByDefault(r rune) bool {
	switch {
	case 0x0860 <= r && r <= 0x08FF,
		0x10D00 <= r && r <= 0x10D3F,
		0x10EC0 <= r && r <= 0x10EFF,
		0x10F30 <= r && r <= 0x10F6F,
		0x1EC70 <= r && r <= 0x1ECBF,
		0x1ED00 <= r && r <= 0x1ED4F:
		return true
	}
	return false
}

func isInitiator(c class) bool { return c == classLRI || c == classRLI || c == classFSI }

// isNeutral tells whether c is NI of the rules N: neutral or isolate formatting.
func isNeutral(c class) bool {
	switch c {
	case classB, classS, classWS, classON, classLRI, classRLI, classFSI, classPDI:
		return true
	}
	return false
}
