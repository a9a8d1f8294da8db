// Package fonts embeds the font files (SIL Open Font License 1.1) and names those of each language; LICENSES and SHA256SUMS stand
// beside them. Nothing is parsed here: typeset.NewLibrary does that, each file once and only when a letter needs it.
package fonts

import "embed"

// Files holds the font files, at the root, and SHA256SUMS.
//
//go:embed *.ttf SHA256SUMS
var Files embed.FS

// Names gives the files of a language (ISO 639-1), each list in the order in which a glyph is looked for. Languages of the Latin,
// Greek and Cyrillic scripts share one family; so does a language that is not known.
func Names(lang string) (regular, bold, italic []string) {
	switch lang {
	case "ar":
		return []string{"NotoNaskhArabic-Regular.ttf", "NotoSerif-Regular.ttf"},
			[]string{"NotoNaskhArabic-Bold.ttf", "NotoSerif-Bold.ttf"}, nil
	case "zh":
		return []string{"NotoSerifSC-Regular.ttf", "NotoSerif-Regular.ttf"},
			[]string{"NotoSerifSC-Bold.ttf", "NotoSerif-Bold.ttf"}, nil
	}
	return []string{"NotoSerif-Regular.ttf"}, []string{"NotoSerif-Bold.ttf"}, []string{"NotoSerif-Italic.ttf"}
}
