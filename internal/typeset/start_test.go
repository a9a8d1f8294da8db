package typeset

import (
	"testing"

	"chancery/fonts"
	"chancery/internal/locale"
)

// BenchmarkStart parses all fonts, as the first letters of a batch in six languages need them.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		l := NewLibrary(fonts.Files, fonts.Names)
		for _, lang := range locale.All {
			if _, err := l.Family(lang); err != nil {
				b.Fatal(err)
			}
		}
	}
}
