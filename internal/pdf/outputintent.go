package pdf

import (
	_ "embed"
	"strconv"
	"sync"
)

// srgb is the profile of the colours, of our own making: ICC.1:2001-04 (version 2), the primaries and the white of IEC 61966-2-1, its
// curve at 256 points. srgb_test.go makes it; testdata/README.md has its SHA-256.
//
//go:embed srgb.icc
var srgb []byte

// srgbStream is the profile packed, the same in every file.
var srgbStream = sync.OnceValue(func() []byte { return new(packer).stream("/N 3", srgb) })

// outputIntent says that DeviceRGB and DeviceGray are sRGB (ISO 32000-1 §14.11.5, ISO 19005-2 §6.2.3).
func (f *file) outputIntent() string {
	n := f.add(srgbStream())
	return "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
		strconv.Itoa(n) + " 0 R>>]"
}
