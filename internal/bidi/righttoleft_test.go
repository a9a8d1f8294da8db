package bidi

import (
	"testing"
	"unicode"
)

func TestRightToLeftHoldsEveryLetterOfTheClassesRAndAL(t *testing.T) {
	t.Parallel()
	const mark = '\u200F'
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch c := classOf(r); {
		case (c == classR || c == classAL) && !RightToLeft(r) && r != mark:
			t.Errorf("%U is of class %d", r, c)
		case RightToLeft(r) && c == classL:
			t.Errorf("%U runs from left to right", r)
		case RightToLeft(r):
			n++
		}
	}
	if n < 5_000 {
		t.Errorf("%d characters", n)
	}
	for _, r := range "\u200E\u200F\uFEFF\uFE0F\u202B\u2067aé1" {
		if RightToLeft(r) {
			t.Errorf("%U is none", r)
		}
	}
}
