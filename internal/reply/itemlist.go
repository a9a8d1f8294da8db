package reply

import (
	"strconv"
	"strings"
)

// itemList reads numbers, ranges and lists from token i: "3, 5 and 7–9". open lets Han numerals, number words and ordinals stand for digits.
func (p *reader) itemList(toks []token, i int, open bool) (labels []string, to int) {
	from := i
	to = i
	for i < len(toks) {
		label, next := numberAt(toks, i, open)
		if next == i || toks[i].kind == word && i > from && (countsItems(toks, i, next) || inList("indefinite", toks[i].fold)) {
			break
		}
		if end, after := rangeEnd(toks, next, open); end != "" && len(labels) < 40 {
			labels = appendAll(labels, p.expand(label, end))
			next = after
		} else {
			labels = appendAll(labels, []string{label})
		}
		to = behindClassifier(toks, next)
		more := false
		if i, more = goesOnAt(toks, to); !more {
			break
		}
	}
	return labels, to
}

// goesOnAt is where a list goes on behind token to: behind a separator, or with the "and" that Arabic writes as one with the next number.
func goesOnAt(toks []token, to int) (next int, ok bool) {
	if next = separatorAt(toks, to); next > to {
		return next, true
	}
	if next < len(toks) && toks[next].kind == newline {
		next++
	}
	return next, next < len(toks) && strings.HasPrefix(toks[next].fold, "و")
}

// leadsToItem tells whether a preposition and a word for item follow: in "item 3, the second on item 5" the second is a person.
func leadsToItem(toks []token, i int) bool {
	if i >= len(toks) || !inList("groupend", toks[i].fold) {
		return false
	}
	i = afterArticle(toks, i+1)
	return i < len(toks) && begins(toks[i:], "item")
}

// countsItems tells a number word at token i, up to next, that is of no item: "one of items 3 and 5" counts these, "the second on item 5" is a person.
func countsItems(toks []token, i, next int) bool {
	if next == i || toks[i].kind != word {
		return false
	}
	if leadsToItem(toks, next) {
		return true
	}
	if next >= len(toks) || !inList("ofthese", toks[next].fold) {
		return false
	}
	at := behindJoints(toks, next+1)
	return at < len(toks) && (toks[at].kind == number || begins(toks[at:], "item"))
}

// numberAt is the item's label at token i and the token behind it: digits ("3", "3.1"), and where open roman numerals, ordinals and Han numerals. It gives i where
// none stands.
func numberAt(toks []token, i int, open bool) (label string, to int) {
	if i >= len(toks) {
		return "", i
	}
	t := toks[i]
	if t.kind == number {
		if i+2 < len(toks) && toks[i+1].fold == "." && toks[i+2].kind == number && toks[i+1].start == t.end && toks[i+2].start == toks[i+1].end {
			return t.fold + "." + toks[i+2].fold, i + 3
		}
		if len(t.fold) > 2 || i+1 < len(toks) && (toks[i+1].fold == ":" && i+2 < len(toks) && toks[i+2].kind == number && toks[i+2].start == toks[i+1].end) {
			return "", i // of a year, or a time of day
		}
		return strings.TrimLeft(t.fold, "0"), i + 1
	}
	if t.kind != word || !open {
		return "", i
	}
	if t.fold == "第" && i+1 < len(toks) {
		if label, to := numberAt(toks, i+1, true); to > i+1 {
			return label, behindClassifier(toks, to)
		}
	}
	to = i
	words().numerals.walk(toks[i:min(i+4, len(toks))], func(section string, n int) {
		family, value, _ := strings.Cut(section, " ")
		if (family == "ordinal" || family == "cardinal") && i+n > to {
			label, to = value, i+n
		}
	})
	if to > i && isHan(rune0(t.fold)) {
		to = behindClassifier(toks, to)
	}
	return label, to
}

// behindClassifier steps over the 项 that counts items behind a Chinese number.
func behindClassifier(toks []token, to int) int {
	if to < len(toks) && toks[to].fold == "项" {
		return to + 1
	}
	return to
}

// farthestOrdinal is how many tokens before a word for item its ordinals may begin.
const farthestOrdinal = 12

// ordinalNumber is the number of the ordinal at token i, and its end; i where none stands there.
func ordinalNumber(toks []token, i int) (label string, to int) {
	to = i
	if i < len(toks) && (toks[i].kind == word || toks[i].kind == number) {
		words().numerals.walk(toks[i:min(i+4, len(toks))], func(section string, n int) {
			if v, ok := strings.CutPrefix(section, "ordinal "); ok && i+n > to {
				label, to = v, i+n
			}
		})
	}
	return label, to
}

// ordinalBehind goes on with an ordinal without a word for item behind items: "the third item and the tenth", "en el tercer tema y en el décimo". None counts
// where another word follows, which it may be of.
func ordinalBehind(toks []token, i int) (itemSpan, bool) {
	at, ok := goesOnAt(toks, i)
	if !ok {
		return itemSpan{}, false
	}
	at = behindJoints(toks, at)
	label, to := ordinalNumber(toks, at)
	if to == at || to < len(toks) && toks[to].kind != mark && toks[to].kind != newline && !begins(toks[to:], "and") && !ofAgenda(toks, to) {
		return itemSpan{}, false
	}
	return itemSpan{labels: []string{label}, from: at, to: to}, true
}

// behindJoints steps over articles and prepositions, in Arabic also with the "and" written to them.
func behindJoints(toks []token, i int) int {
	for i < len(toks) && (joint(toks[i]) || preposition(strings.TrimPrefix(toks[i].fold, "و"))) {
		i++
	}
	return i
}

// ofAgenda tells "of the agenda" at token i.
func ofAgenda(toks []token, i int) bool {
	at := behindJoints(toks, i)
	return at > i && at < len(toks) && begins(toks[at:], "agenda")
}

// ordinalsBefore reads "the third and fifth items" or "troisième point".
func ordinalsBefore(toks []token, at int) []string {
	var out []string
	for i := at - 1; i >= 0 && i >= at-farthestOrdinal; i-- {
		found, _ := ordinalNumber(toks[:at], i)
		switch {
		case found != "":
			out = append([]string{found}, out...)
		case len(out) == 0 && inList("groupend", toks[i].fold):
			return nil // "the second on item 5" is a person
		case toks[i].fold == "," || toks[i].kind == newline || separatorAt(toks, i) > i || len(out) > 0 && (inList("article", toks[i].fold) || i > 0 && toks[i-1].kind == number && inList("ordinalend", toks[i].fold)):
		default:
			return out
		}
	}
	return out
}

// rangeEnd reads "–5", "to 5", "à 5", "по 5", "至5", "إلى 5" at token i.
func rangeEnd(toks []token, i int, open bool) (string, int) {
	at := i
	if at < len(toks) && toks[at].kind == newline {
		at++ // "items 5\nthrough 8": a "-" there would begin a line of a list
	}
	if at >= len(toks) || toks[at].fold == "-" && at > i || toks[at].fold != "-" && (toks[at].kind != word || !begins(toks[at:], "to")) {
		return "", i
	}
	j := at + 1
	for j < len(toks) && (toks[j].kind == newline || toks[j].fold == "第" || begins(toks[j:], "item") || inList("article", toks[j].fold)) {
		j++
	}
	if j < len(toks) && inList("indefinite", toks[j].fold) {
		return "", i // "notre créneau du point 4 à une autre délégation"
	}
	if label, to := numberAt(toks, j, open); to > j {
		return label, to
	}
	return "", i
}

// separatorAt steps over "," and "and" in any language, and over a repeated word for item; it stays where there is none.
func separatorAt(toks []token, i int) int {
	start := i
	for i < len(toks) {
		t := toks[i]
		switch {
		case t.fold == "," || t.fold == "&" || t.fold == "/" || t.fold == "+" || t.fold == ";":
			i++
		case t.kind == word && (begins(toks[i:], "and") || t.fold == "و"):
			i += max(1, phraseAt(toks[i:], "and")) // "as well as"
		case i > start && t.kind == word && t.fold != "第" && (begins(toks[i:], "item") || inList("numberword", t.fold) || inList("itemfiller", t.fold)):
			i += itemWord(toks, i)
		case i > start && t.fold == "." && toks[i-1].kind == word:
			i++
		case t.kind == newline && i+1 < len(toks) && (i > start || separatorAt(toks, i+1) > i+1):
			i++
		default:
			return i
		}
	}
	return i
}

// itemWord is how many tokens the word for item at token i has; Chinese has a token for each sign.
func itemWord(toks []token, i int) int {
	if isHan(rune0(toks[i].fold)) {
		return max(1, phraseAt(toks[i:], "item"))
	}
	return 1
}

// expand lists the items from a to b, by the agenda where it is given, else by number.
func (p *reader) expand(a, b string) []string {
	var out []string
	inside := false
	for _, item := range p.c.Agenda {
		inside = inside || item.Label == a
		if inside {
			out = append(out, item.Label)
		}
		if item.Label == b && inside {
			return out
		}
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || to < from || to-from > 40 {
		return []string{a, b}
	}
	out = nil
	for n := from; n <= to; n++ {
		out = append(out, strconv.Itoa(n))
	}
	return out
}
