package office

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestFile is how many octets of a file's own name are kept: file systems allow 255, and item, order and Ref, or an ID, go before.
const longestFile = 120

// PlainName is a file's name, as a stranger wrote it, without what a file system or a person could be led by; otherwise where nothing is left.
func PlainName(name, otherwise string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			return '_'
		}
		return r
	}, name)
	if len(clean) > longestFile {
		ext := path.Ext(clean)
		if len(ext) > 16 {
			ext = ""
		}
		end := longestFile - len(ext)
		for !utf8.RuneStart(clean[end]) {
			end--
		}
		clean = clean[:end] + ext
	}
	if clean = strings.Trim(clean, ". "); clean == "" { // Windows drops dots and spaces at the end
		return otherwise
	}
	return clean
}
