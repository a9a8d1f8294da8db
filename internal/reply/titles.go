package reply

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"chancery/internal/roster"
)

// titles finds items by their title, or by a part of it that no other item has.
func (p *reader) titles(toks []token) []itemSpan {
	var out []itemSpan
	var leads [256]bool
	for _, t := range toks {
		leads[lead(t.fold)] = true
	}
	for _, part := range p.titleWords().parts {
		if !leads[lead(part.words[0])] {
			continue // most titles are of other languages
		}
		for i := range toks {
			if to := titleEnd(toks, i, part.words); to > i {
				out = append(out, itemSpan{labels: []string{part.label}, from: i, to: to})
				break
			}
		}
	}
	slices.SortStableFunc(out, func(a, b itemSpan) int { return a.from - b.from })
	return withoutParts(out)
}

// withoutParts leaves out what is a part of a longer title of the same item: "universalization" of "universalization and transparency".
func withoutParts(titles []itemSpan) []itemSpan {
	return slices.DeleteFunc(slices.Clone(titles), func(t itemSpan) bool {
		return slices.ContainsFunc(titles, func(o itemSpan) bool {
			return o.from <= t.from && t.to <= o.to && o.to-o.from > t.to-t.from && o.labels[0] == t.labels[0]
		})
	})
}

// Leads of words in Cyrillic and in Arabic: UTF-8 of U+0400 and of U+0600.
const (
	cyrillicLead = 0xD0
	arabicLead   = 0xD8
)

// lead is the first byte of a word, one for all of Cyrillic and one for all of Arabic: forms of one word have the same. A word of nothing but marks folds to nothing.
func lead(word string) byte {
	if word == "" {
		return 0
	}
	switch b := word[0]; {
	case b >= cyrillicLead && b < cyrillicLead+5:
		return cyrillicLead
	case b >= arabicLead && b < arabicLead+6:
		return arabicLead
	default:
		return b
	}
}

// aboutTitle is how many words a title has at least that prose may put one more into.
const aboutTitle = 3

// titleEnd is where the words of a title end that begin at token i, i where they do not; prose puts articles between them: "la coopération et l'assistance".
func titleEnd(toks []token, i int, title []string) int {
	k, aside := i, len(title) < aboutTitle
	for n, w := range title {
		if n > 0 && !aside && k+1 < len(toks) && toks[k].kind == word && !sameWord(toks[k].fold, w) && sameWord(toks[k+1].fold, w) {
			aside, k = true, k+1 // "о просвещении населения об опасности"
		}
		for n > 0 && k < len(toks) && toks[k].fold != w && (joint(toks[k]) || !preposition(w) && preposition(toks[k].fold) && k+1 < len(toks) && joint(toks[k+1])) {
			k++ // "et de l'assistance"
		}
		if k >= len(toks) || !sameWord(toks[k].fold, w) && !(n > 0 && n+1 < len(title) && preposition(toks[k].fold) && preposition(w)) {
			return i
		}
		k++
	}
	return k
}

// joint tells what joins words of a title in prose: an article, an apostrophe, the end of a line.
func joint(t token) bool {
	return t.kind == newline || t.fold == "'" || t.fold == "’" || inList("article", t.fold)
}

// preposition tells a preposition, for which prose puts another one: "educación en el riesgo" for "sobre el riesgo".
func preposition(w string) bool { return inList("groupend", w) || inList("itemlead", w) }

type titlePart struct {
	label string
	words []string
}

// titleWords are the titles of an agenda and their parts, folded.
type titleWords struct {
	agenda   roster.Agenda
	parts    []titlePart
	numbered []titlePart
	known    map[string]map[string]bool // the words and marks of an item's title in all languages, by its label
	printed  []string                   // the items as the text form lists them, squeezed
}

// lastTitles keeps what the agenda read last gave: mails of one meeting come together, and the titles are a function of the agenda alone.
var lastTitles atomic.Pointer[titleWords]

func wordsOfTitles(agenda roster.Agenda) *titleWords {
	if t := lastTitles.Load(); t != nil && slices.EqualFunc(t.agenda, agenda, sameTitle) {
		return t
	}
	t := &titleWords{parts: titleParts(agenda), numbered: numberedTitles(agenda), known: knownWords(agenda), printed: printedItems(agenda)}
	for _, item := range agenda {
		item.Title = maps.Clone(item.Title)
		t.agenda = append(t.agenda, item)
	}
	lastTitles.Store(t)
	return t
}

func sameTitle(a, b roster.Item) bool { return a.Label == b.Label && maps.Equal(a.Title, b.Title) }

// titleWords are those of the meeting's agenda, compared with those kept once a mail.
func (p *reader) titleWords() *titleWords {
	if p.titled == nil {
		p.titled = wordsOfTitles(p.c.Agenda)
	}
	return p.titled
}

func knownWords(agenda roster.Agenda) map[string]map[string]bool {
	known := map[string]map[string]bool{}
	for _, item := range slices.Backward(agenda) { // of two with one label the first is found
		words := map[string]bool{}
		for _, title := range item.Title {
			for _, t := range tokenize(title) {
				words[t.fold] = true
			}
		}
		known[item.Label] = words
	}
	return known
}

func titleParts(agenda roster.Agenda) []titlePart {
	owner, short := map[string]string{}, map[string]string{}
	for _, item := range agenda {
		for _, title := range item.Title {
			for _, s := range shorterTitles(title) {
				own(short, s, item.Label)
			}
			pieces := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(":,;()：，、؛،", r) })
			for _, piece := range append(pieces, title) {
				f := foldAll(piece)
				if len(f) >= 6 && !strings.ContainsAny(f, "0123456789") {
					own(owner, f, item.Label)
				}
			}
		}
	}
	for s, label := range short {
		if _, taken := owner[s]; !taken {
			owner[s] = label
		}
	}
	return sortedTitles(owner)
}

// shorterTitles are a title as people shorten it: without the convention of which all items are, and by two words or more that "of" follows: "preliminary
// observations" for those of the Committees.
func shorterTitles(title string) (out []string) {
	words := strings.Fields(foldAll(title))
	if strings.ContainsAny(title, "0123456789") || isHanText(title) {
		return nil
	}
	if rest := withoutConvention(words); len(rest) > 1 && len(rest) < len(words) {
		out = append(out, strings.Join(rest, " "))
	}
	of := slices.IndexFunc(words, func(w string) bool { return inList("titleof", w) || isArabic(w) && strings.HasPrefix(w, "لل") })
	if head := words[:max(of, 0)]; len(head) > 1 && !slices.ContainsFunc(head, func(w string) bool { return preposition(w) || inList("article", w) }) {
		out = append(out, strings.Join(head, " "))
	}
	return out
}

// withoutConvention are the words of a title without "of the Convention".
func withoutConvention(words []string) []string {
	for i := range words {
		for n := min(len(words)-i, 3); n > 0; n-- {
			if inList("titleless", strings.Join(words[i:i+n], " ")) {
				return slices.Concat(words[:i], words[i+n:])
			}
		}
	}
	return words
}

// numberedTitles are the titles, and parts of titles before a colon or comma, that have a number in them: "Article 5". Only a field that names items
// is compared with them; in prose an article is no item.
func numberedTitles(agenda roster.Agenda) []titlePart {
	owner := map[string]string{}
	for _, item := range agenda {
		for _, title := range item.Title {
			head, _, _ := strings.Cut(strings.NewReplacer("：", ":", "،", ":", ",", ":", "，", ":").Replace(title), ":")
			if f := foldAll(head); strings.ContainsAny(f, "0123456789") && !isDigit(rune0(f)) {
				own(owner, f, item.Label)
			}
		}
	}
	return sortedTitles(owner)
}

// own notes whose title a phrase is; that of two items is nobody's.
func own(owner map[string]string, phrase, label string) {
	if o, ok := owner[phrase]; ok && o != label {
		label = ""
	}
	owner[phrase] = label
}

func sortedTitles(owner map[string]string) []titlePart {
	var out []titlePart
	for f, label := range owner {
		if label != "" {
			out = append(out, titlePart{label, strings.Fields(f)})
		}
	}
	slices.SortFunc(out, func(a, b titlePart) int {
		if c := strings.Compare(a.label, b.label); c != 0 {
			return c
		}
		return slices.Compare(a.words, b.words)
	})
	return out
}
