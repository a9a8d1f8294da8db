package bidi

// RightToLeft tells characters of the blocks of scripts written from right to left, whatever their class: letters, marks, digits,
// punctuation. They are those of which DerivedBidiClass.txt makes unassigned characters R or AL.
func RightToLeft(r rune) bool {
	switch {
	case r < 0x0590:
		return false
	case r <= 0x08FF, // Hebrew to Arabic Extended-A
		0xFB1D <= r && r <= 0xFDFF, // Hebrew and Arabic presentation forms; those before are Latin and Armenian
		0xFE70 <= r && r <= 0xFEFE, // Arabic presentation forms; U+FEFF is the byte order mark
		0x10800 <= r && r <= 0x10FFF,
		0x1E800 <= r && r <= 0x1EFFF:
		return true
	}
	return false
}
