package reply

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sidesDiffer are words that the HTML side of a mail has and the plain side lacks, or the other way round: who reads the one may decide otherwise than who
// reads the other. "" where they say the same, or where the mail has one side.
func (p *reader) sidesDiffer() string {
	other, ok := p.m.OtherSide()
	if !ok || sameWords(other, p.m.Text) {
		return ""
	}
	if len(other) > maxText {
		other = strings.ToValidUTF8(other[:maxText], "")
		p.review(TooLarge, "only the first 256 kB of the HTML side are compared with the plain side")
	}
	page := trim(other)
	if extra := lacking(page.own, p.cut.own+"\n"+p.cut.sign); extra != "" {
		return "only the HTML side says: " + extra
	}
	if extra := lacking(p.cut.own, other); extra != "" {
		return "only the plain side says: " + extra
	}
	return ""
}

// sameWords tells whether two texts are the same but for the white space between their words, as most programs write the two sides.
func sameWords(a, b string) bool {
	for {
		var wordA, wordB string
		wordA, a = cutWord(a)
		wordB, b = cutWord(b)
		if wordA != wordB {
			return false
		}
		if wordA == "" {
			return true
		}
	}
}

// cutWord is the first word of a text, "" where none is left, and what is behind it.
func cutWord(s string) (word, rest string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	for i := 0; i < len(s); {
		if c := s[i]; c > ' ' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			return s[:i], s[i:]
		}
		i += size
	}
	return s, ""
}

// maxLacking is how many words are named.
const maxLacking = 8

// lacking are the words and numbers of a text that another lacks, without addresses, names of pictures and the numbers of list items.
func lacking(text, in string) string {
	toks := tokenize(text)
	missing := map[string]bool{}
	for _, t := range toks {
		if t.kind == word || t.kind == number {
			missing[t.fold] = true
		}
	}
	strikeOut(missing, in)
	var out []string
	for i, t := range toks {
		if t.kind != word && t.kind != number || !missing[t.fold] || len(out) == maxLacking {
			continue
		}
		counts := t.kind == number && (i == 0 || toks[i-1].kind == newline) && i+1 < len(toks) && toks[i+1].fold == "."
		if !counts && !picture(text, t.start) {
			out = append(out, text[t.start:t.end])
		}
	}
	return strings.Join(out, " ")
}

// strikeOut takes the words of a text off a list, until none is left.
func strikeOut(missing map[string]bool, in string) {
	var buf [64]byte
	for i := 0; i < len(in) && len(missing) > 0; {
		t, next := nextToken(in, i)
		i = next
		if t.end > 0 {
			delete(missing, string(appendToken(buf[:0], t.kind, in[t.start:t.end])))
		}
	}
}

// longestName bounds how far back a bracket is looked for, in bytes.
const longestName = 120

// picture tells whether a place lies within "[cid:image001.png@…]" or "[image: logo]".
func picture(text string, at int) bool {
	from := max(0, at-longestName)
	open := strings.LastIndexByte(text[from:at], '[')
	if open < 0 || strings.ContainsAny(text[from+open:at], "]\n") {
		return false
	}
	open += from
	inside := foldAll(text[open+1 : min(len(text), open+20)])
	return slices.ContainsFunc(words().lists["picture"], func(w string) bool { return strings.HasPrefix(inside, w) })
}
