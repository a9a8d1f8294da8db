package invitee

import (
	"strings"
	"unicode"
)

// FindCode finds the first code of the campaign in running text (subject, body): alone, in brackets or quotation marks, before a full stop, with marks of
// direction in it, in full-width characters. The campaign and the tag may be in another case; the Ref is given as it stands. A Message-ID in the
// text is no code.
func FindCode(text, campaign string) (Code, bool) {
	if !validCampaign(campaign) {
		return Code{}, false
	}
	if c, ok := scanCode(text, campaign); ok {
		return c, true
	}
	if plain := strings.Map(plainRune, text); plain != text {
		return scanCode(plain, campaign)
	}
	return Code{}, false
}

// plainRune turns full-width forms into ASCII and takes invisible characters out: Arabic mail programs put marks of direction around and into Latin words.
func plainRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r >= 0x80 && unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

func scanCode(text, campaign string) (Code, bool) {
	prefix := campaign + "."
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '.')
		if i < 0 {
			return Code{}, false
		}
		dot := at + i
		at = dot + 1
		start := dot + 1 - len(prefix)
		if start < 0 || !strings.EqualFold(text[start:at], prefix) || joined(text[:start]) {
			continue
		}
		if ref, tag, ok := refAndTag(text[at:]); ok {
			return Code{Campaign: campaign, Ref: ref, Tag: tag}, true
		}
	}
}

// joined tells whether what stands before a code makes it the tail of a longer word: "old-im2022" is not "im2022", "_im2022" is.
func joined(before string) bool {
	before = strings.TrimRight(before, "-_.")
	return before != "" && alnum(before[len(before)-1])
}

// refAndTag reads REF.TAG at the beginning of s, where no longer word goes on.
func refAndTag(s string) (string, Tag, bool) {
	ref, rest, ok := strings.Cut(s, ".")
	if !ok || !ValidRef(ref) || len(rest) < tagLength {
		return "", "", false
	}
	tag := Tag(strings.ToLower(rest[:tagLength]))
	if !tag.Valid() || goesOn(rest[tagLength:]) {
		return "", "", false
	}
	return ref, tag, true
}

// goesOn tells whether the word that a tag ends has more to it.
func goesOn(after string) bool {
	if after == "" {
		return false
	}
	if alnum(after[0]) || after[0] == '@' {
		return true
	}
	rest := strings.TrimLeft(after, "-_.")
	return rest != after && rest != "" && (alnum(rest[0]) || rest[0] == '@')
}
