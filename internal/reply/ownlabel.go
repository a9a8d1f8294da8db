package reply

import "strings"

// longestOwnLabel is the length of a label in the mission's own words, in bytes.
const longestOwnLabel = 90

// ownLabel is a label in the mission's own words, token by token.
type ownLabel struct {
	label  string
	toks   []token
	found  []match
	asked  string // what its question asks for: a key, or "who"
	clause bool   // a relative clause tells its noun: "the languages that she speaks"
	attend bool   // a verb of taking part stands in its question or clause
	speak  bool   // the same of speaking
	rest   string // the words that are left
}

// ownKey is the key of a label that no table has as a whole: a question ("how will he take part"), or a known label with words beside it that say nothing of what it
// asks ("her function in our delegation", "the languages that he speaks"). It is "" where any word remains.
func ownKey(label string) string {
	if len(label) > longestOwnLabel {
		return ""
	}
	label = trimListMark(strings.Trim(label, "*_ "))
	toks := tokenize(label)
	l := ownLabel{label: label, toks: toks, found: append(words().owns.find(toks), words().find(toks)...)}
	l.clause = familyAmong(l.found, "ownlabel clause")
	l.asked = l.question()
	for i := 0; i < len(toks); {
		i = l.word(i)
	}
	return l.key()
}

// question is what the first words of asking in a label ask for.
func (l *ownLabel) question() string {
	for _, m := range l.found {
		if key, ok := strings.CutPrefix(m.section, "ownasks "); ok {
			return key
		}
	}
	return ""
}

// word takes what stands at token i and gives the token behind it. Verbs are taken in questions and relative clauses alone.
func (l *ownLabel) word(i int) int {
	to := phraseEnd(l.found, i, "ownlabel aside", "ownlabel all", "ownlabel clause", "ownasks ")
	if l.clause || l.asked != "" {
		speak, attend := phraseEnd(l.found, i, "speak", "ownlabel speak"), phraseEnd(l.found, i, "attend", "ownlabel attend")
		switch {
		case speak > i && speak >= max(to, attend):
			l.speak = true
			return speak
		case attend > i && attend >= to:
			l.attend = true
			return attend
		}
	}
	if to > i {
		return to
	}
	t := l.toks[i]
	if t.kind == mark && strings.Contains(",()-", t.fold) {
		return i + 1
	}
	if l.rest != "" && !isHan(rune0(t.fold)) {
		l.rest += " "
	}
	l.rest += l.label[t.start:t.end]
	return i + 1
}

// key is what the label asks for. When and how somebody speaks is nothing that is asked of him.
func (l *ownLabel) key() string {
	rest := labelByForms(l.rest)
	switch {
	case l.rest != "" && rest == "", l.asked == "" && l.rest == "":
		return ""
	case changes(rest):
		return "" // "у нас замена: …" is a sentence
	case l.clause && rest != "":
		return rest
	case l.asked == "who" && l.speak:
		return l.agrees(KeySpeaker, rest)
	case l.asked == "who" && l.attend:
		return l.agrees(KeyName, rest)
	case l.asked == "who", l.speak && (l.asked == KeyDays || l.asked == KeyAttendance):
		return ""
	case l.asked != "":
		return l.agrees(l.asked, rest)
	}
	return rest
}

// changes tells the key of a label about who comes no more, or in whose place.
func changes(key string) bool {
	return key == "cancel" || key == "replaces" || key == "successor" || key == exchanged
}

// agrees is the key that a question asks for, where the words beside it name nothing else.
func (l *ownLabel) agrees(asked, rest string) string {
	if rest == "" || rest == asked {
		return asked
	}
	return ""
}

// labelByForms looks a label up as it stands, by the stems of its words, and in Arabic without a possessive pronoun behind one of them.
func labelByForms(label string) string {
	if label == "" {
		return ""
	}
	if k, ok := words().value("label", label); ok {
		return k
	}
	folded := foldAll(label)
	if k := words().stems[stemsOf(folded)]; k != "" {
		return k
	}
	parts := strings.Fields(folded)
	for i, w := range parts {
		for _, bare := range withoutPossessive(w) {
			parts[i] = bare
			if k := words().stems[stemsOf(strings.Join(parts, " "))]; k != "" {
				return k
			}
		}
		parts[i] = w
	}
	return ""
}
