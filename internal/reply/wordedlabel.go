package reply

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// keyWho is the key of a label that asks for a person and leaves open which: "Who: Ms. Larsen" is a speaker among the labels of an item, else a delegate.
const keyWho = "who"

// Bounds of a label that is read by its words and its value, in bytes and in words.
const (
	longestWorded = 90
	mostWords     = 12
)

// wordedLabel reads a label that stands in no list as a whole ("Days on site", "Rang occupé dans la délégation", "Cómo participa") by its words and its value: each word
// has to be known of labels of one key or to say nothing, and the value has to be such as the key has.
func (p *reader) wordedLabel(line string) (key, value string) {
	label, value := cutLabel(line)
	if label == "" || blank(value) {
		return "", ""
	}
	toks := labelTokens(label)
	if key = p.plainKey(value); (key == KeyAttendance || key == KeyDays) && onlyFillers(toks) {
		return key, value // "Is: in Geneva"
	}
	if isMode(choice(value)) && asksMode(toks) {
		return KeyAttendance, value
	}
	keys := keysByWords(label, toks)
	if bare := withoutCount(label); len(toks) == 0 && bare != "" {
		keys = slices.DeleteFunc(keysByWords(bare, labelTokens(bare)), func(k string) bool { return !namesPerson(k) || slices.Contains(turning, k) })
	}
	if _, changes := words().begins("newspeaker", foldAll(label)); changes {
		keys = slices.DeleteFunc(keys, func(k string) bool { return k != KeySpeaker })
	}
	return p.keyFor(keys, value), value
}

// asksMode tells a label of both modes of taking part and nothing else: "In the room or online".
func asksMode(toks []token) bool {
	found := words().find(toks)
	if !among(found, "mode in_person") || !among(found, "mode online") {
		return false
	}
	for i := 0; i < len(toks); {
		to := phraseEnd(found, i, "mode ")
		if w := toks[i].fold; to == i && (inList("either", w) || inList("labelfiller", w) || inList("modeword", w)) {
			to = i + 1
		}
		if to == i {
			return false
		}
		i = to
	}
	return true
}

// withoutCount is a label without the number at its end that counts persons: "Colleague 2"; "" where none stands there.
func withoutCount(label string) string {
	const longest = 2 // digits
	bare := strings.TrimRightFunc(label, isDigit)
	if n := utf8.RuneCountInString(label[len(bare):]); n == 0 || n > longest {
		return ""
	}
	bare = strings.TrimRight(bare, " #.№°º")
	if at := strings.LastIndexByte(bare, ' '); at > 0 && inList("numberword", foldAll(bare[at:])) {
		bare = bare[:at] // "Person no. 1"
	}
	return bare
}

// onlyFillers tells words that say nothing in a label.
func onlyFillers(toks []token) bool {
	return len(toks) > 0 && !slices.ContainsFunc(toks, func(t token) bool { return !inList("labelfiller", t.fold) })
}

// labelTokens are the words of a label without its marks; none where it has too many, or a number.
func labelTokens(label string) []token {
	toks := slices.DeleteFunc(tokenize(label), func(t token) bool { return t.kind == mark })
	if len(toks) > mostWords || slices.ContainsFunc(toks, func(t token) bool { return t.kind != word }) {
		return nil
	}
	return toks
}

// cutLabel parts a line at its first colon or question mark: "Which days? 20 and 21 June".
func cutLabel(line string) (label, value string) {
	line = strings.TrimSpace(line)
	at := firstMark(line, longestWorded, ":", "：", "?", "？")
	if at <= 0 || strings.HasPrefix(line[at:], "://") {
		return "", ""
	}
	label = trimListMark(strings.Trim(line[:at], "*_ "))
	return label, strings.Trim(line[at:], ":：?？*|\t ")
}

// labelPart is a run of words that is a label by itself, with the keys that it may have.
type labelPart struct {
	keys     []string
	from, to int
	verb     bool // a phrase of sentences on who comes or speaks
}

// of tells a part of one key alone.
func (part labelPart) of(key string) bool { return len(part.keys) == 1 && part.keys[0] == key }

// turning are the keys whose words turn all that stands with them: a label that has one is of no other key.
var turning = []string{"cancel", "withdraw", "replaces", "successor"}

// subjects are the keys whose words say of whom or of what a label speaks: "Mode of the delegate", "Language of the statement", "Days on which she attends".
var subjects = []string{KeyName, "persons", KeyItem, KeySpeaker, "statement", "mission", keyWho, KeyAttending, KeyAttendance}

// besideName are the keys whose words stand in a label of a person too: "Name and function".
var besideName = []string{KeyFunction, KeyCapacity, KeyHonorific, "title", "first", "last"}

// keysByWords are the keys that all words of a label allow.
func keysByWords(label string, toks []token) []string {
	found := words().find(toks)
	parts := labelParts(toks, found)
	var keys []string
	for _, part := range parts {
		keys = appendAll(keys, part.keys)
	}
	if slices.Contains(keys, KeyLanguage) {
		keys = appendAll(keys, []string{KeyLanguages}) // "Language spoken"
	}
	if slices.Contains(keys, KeySpeaker) {
		keys = slices.DeleteFunc(keys, func(k string) bool { return k == keyWho }) // "who will speak"
	}
	if turns := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !slices.Contains(turning, k) }); len(turns) > 0 {
		keys = turns
	} else if eitherIn(label, toks) || slices.ContainsFunc(found, func(m match) bool { return alarming[m.section] && !inPart(parts, m) }) {
		return nil
	}
	return slices.DeleteFunc(keys, func(key string) bool { return !allows(label, toks, parts, key) })
}

// verbs are the sections of sentences whose phrases stand in labels, with the keys of these.
var verbs = [...]struct {
	section string
	keys    []string
}{{"attend", []string{KeyAttending}}, {"speak", []string{KeySpeaker, KeyItem}}, {"cancel", []string{"cancel"}}, {"regret", []string{"cancel"}}}

// inPart tells a phrase that lies in one of the parts: "Cuándo" asks for the days and makes no condition.
func inPart(parts []labelPart, m match) bool {
	return slices.ContainsFunc(parts, func(part labelPart) bool { return !part.verb && part.from <= m.from && m.to <= part.to })
}

// longestVerb is how many words a phrase of sentences has at most in a label: in a longer one words may stand that are of no phrase.
const longestVerb = 3

// labelParts are the longest labels within a label, from its start on, and the phrases by which sentences say who comes, speaks or does not come. What is cancelled, a
// person or items, the value says.
func labelParts(toks []token, found []match) (out []labelPart) {
	for i := 0; i < len(toks); {
		part := labelPart{from: i, to: i}
		words().labels.walk(toks[i:], func(key string, n int) {
			to := i + n
			if to > part.to {
				part.keys, part.to = nil, to
			}
			if to == part.to && !slices.Contains(part.keys, key) {
				part.keys = append(part.keys, key)
			}
		})
		for _, v := range verbs {
			if to := phraseEnd(found, i, v.section); to > part.to && (to <= i+longestVerb || takesBack(v.keys[0])) {
				part = labelPart{v.keys, i, to, !takesBack(v.keys[0])}
			}
		}
		if slices.ContainsFunc(part.keys, takesBack) {
			part.keys = appendAll(part.keys, []string{"cancel", "withdraw"})
		}
		if key := labelByForms(toks[i].fold); part.to == i && key != "" {
			part = labelPart{keys: []string{key}, from: i, to: i + 1}
		}
		if to := phraseEnd(found, i, "mode "); part.to == i && to > i {
			part = labelPart{keys: []string{KeyAttendance}, from: i, to: to} // "Delegate attending virtually"
		}
		if part.to == i {
			i++
			continue
		}
		out = append(out, part)
		i = part.to
	}
	return out
}

// allows tells whether each word of a label may stand in one of a key.
func allows(label string, toks []token, parts []labelPart, key string) bool {
	for i := 0; i < len(toks); {
		if len(parts) > 0 && parts[0].from == i {
			part := parts[0]
			parts, i = parts[1:], part.to
			if !slices.Contains(part.keys, key) && !standsWith(part.keys, key) && (part.of("other") || !knownOf(toks[part.from:part.to], key)) {
				return false
			}
			continue
		}
		if !inList("missionword", toks[i].fold) && !knownOf(toks[i:i+1], key) && !(mayName(key) && properName(label, toks, i)) && !(namesPerson(key) && ordinalAt(toks, i)) {
			return false
		}
		i++
	}
	return true
}

// ordinalAt tells a word that counts persons: "Second person".
func ordinalAt(toks []token, i int) bool {
	return len(words().of("ordinal ", toks[i:i+1])) > 0
}

// mayName tells a key whose labels may name the mission; in one of an address or of days a name may be another person's.
func mayName(key string) bool {
	return namesPerson(key) || key == KeyItem || key == KeyFunction || key == KeyLanguage
}

// properName tells a name within a label whose other words begin small: "Speaker for Norway", "Qué hace en la Campaña".
func properName(label string, toks []token, i int) bool {
	capital := func(t token) bool { return unicode.IsUpper(rune0(label[t.start:])) }
	return i > 0 && capital(toks[i]) && !slices.ContainsFunc(toks[1:i], capital)
}

// standsWith tells whether words of some keys may stand in a label of another.
func standsWith(part []string, key string) bool {
	if (key == KeyDays || key == KeyAttendance) && slices.Contains(part, KeySpeaker) {
		return false // when and how somebody speaks is another matter
	}
	return slices.ContainsFunc(part, func(k string) bool {
		return slices.Contains(subjects, k) || namesPerson(key) && slices.Contains(besideName, k)
	})
}

// knownOf tells words that labels of a key have, or that say nothing in any.
func knownOf(toks []token, key string) bool {
	return !slices.ContainsFunc(toks, func(t token) bool {
		return !slices.Contains(words().labelKeys[stemsOf(t.fold)], key) && !inList("labelfiller", t.fold) && !inList("labelfiller", stemArabic(t.fold))
	})
}

// labelByForms looks a folded word up as a label by its stem, and in Arabic without a possessive pronoun at its end.
func labelByForms(w string) string {
	if k := words().stems[stemsOf(w)]; k != "" {
		return k
	}
	for _, bare := range withoutPossessive(w) {
		if k := words().stems[stemsOf(bare)]; k != "" {
			return k
		}
	}
	return ""
}
