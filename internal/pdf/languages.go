package pdf

import "strings"

// foreign gives each character of a line the language that its script tells of where that is not the script of the line's own language,
// and "" elsewhere; nil where nothing is foreign. A name or an acronym merged into a letter says no more of its language than its
// script: it gets the official language of the United Nations that is written so, which is what a screen reader needs to choose a voice.
func foreign(line, base string) []string {
	own := scriptOf[base]
	if !strings.ContainsFunc(line, func(r rune) bool { s := script(r); return s != "" && s != own }) {
		return nil
	}
	text := []rune(line)
	langs := make([]string, len(text))
	for i, r := range text {
		if s := script(r); s != own {
			langs[i] = s
		}
	}
	fill(text, langs)
	return langs
}

// scriptOf names the script of a language by the language that stands for it.
var scriptOf = map[string]string{"ar": "ar", "en": "en", "es": "en", "fr": "en", "ru": "ru", "zh": "zh"}

// script is the language that stands for the script of r; "" for characters of all scripts.
func script(r rune) string {
	switch {
	case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r >= 0xC0 && r < 0x2B0 && r != 0xD7 && r != 0xF7, r >= 0x1E00 && r < 0x1F00:
		return "en"
	case r < 0x400:
		return ""
	case r < 0x530:
		return "ru"
	case r == 0x60C, r == 0x61B, r == 0x61F, r == 0x640, r >= 0x660 && r <= 0x66C: // shared, or digits
		return ""
	case r >= 0x600 && r < 0x700, r >= 0x750 && r < 0x780, r >= 0x8A0 && r < 0x900, r >= 0xFB50 && r < 0xFE00, r >= 0xFE70 && r < 0xFEFF:
		return "ar"
	case r >= 0x3400 && r < 0xA000, r >= 0xF900 && r < 0xFB00, r >= 0x20000 && r < 0x32400:
		return "zh"
	}
	return ""
}

// fill gives what stands between two parts in one foreign language, and the digits of a symbol (20MSP/2022/017), to that language.
func fill(text []rune, langs []string) {
	last := -1 // where the last part ends
	for i := 0; i < len(text); i++ {
		lang := langs[i]
		if lang == "" {
			continue
		}
		start := tokenStart(text, langs, i)
		if last > 0 && langs[last-1] == lang && common(text[last:i]) {
			start = last
		}
		for i < len(text) && langs[i] == lang {
			i++
		}
		last = tokenEnd(text, langs, i)
		set(langs[start:last], lang)
		i = last - 1
	}
}

func set(langs []string, lang string) {
	for i := range langs {
		langs[i] = lang
	}
}

// common tells whether all of text is European punctuation, spaces and digits.
func common(text []rune) bool {
	for _, r := range text {
		if script(r) != "" || r >= 0x600 && r < 0x700 || r >= 0x2E80 {
			return false
		}
	}
	return true
}

func digit(r rune) bool  { return r >= '0' && r <= '9' }
func joiner(r rune) bool { return r == '/' || r == '.' || r == '-' || r == '_' || r == '@' }

// tokenStart and tokenEnd find the digits that are joined to the characters before i or from i on.
func tokenStart(text []rune, langs []string, i int) int {
	start := i
	for k := i - 1; k >= 0 && langs[k] == "" && (digit(text[k]) || joiner(text[k])); k-- {
		if digit(text[k]) {
			start = k
		}
	}
	return start
}

func tokenEnd(text []rune, langs []string, i int) int {
	end := i
	for k := i; k < len(text) && langs[k] == "" && (digit(text[k]) || joiner(text[k])); k++ {
		if digit(text[k]) {
			end = k + 1
		}
	}
	return end
}
