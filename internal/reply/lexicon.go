package reply

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

// The words by which mails are read, one file a language: sections in brackets, one phrase a line. "…" in a phrase stands for up to six words of the same
// sentence, "word*" for every word that begins so. Case and diacritics do not matter.
//
//go:embed words/*.txt
var wordFiles embed.FS

// lexicon holds all words of all languages: delegations mix two in one mail.
type lexicon struct {
	phrases   *phraseTree
	only      map[string]*phraseTree       // those of one section by its name, and of one family: "mode "
	numerals  *phraseTree                  // those of the phrases that are numbers in letters: asked of every label
	mission   *phraseTree                  // what stands before and behind the name of a mission: asked of every line
	labels    *phraseTree                  // labels by their words, and words that are one only within a longer label, section "labelhead": see wordedLabel
	plain     *phraseTree                  // words of courtesy and introduction, section "plain": sentences made of them alone say nothing more
	exact     map[string]map[string]string // section family ("label", "choice", …) to folded phrase to its value ("name", "female")
	labelKeys map[string][]string          // stem of a word of a label to the keys of the labels that have it
	stems     map[string]string            // stems of a label's words to its value; "" where labels of two values have them
	lists     map[string][]string          // section to folded phrases, for sections that are looked up as the start or the whole of a line
	sets      map[string]map[string]struct{}
	heads     map[string]*[256][]string // the phrases of lists by their first byte
}

// valued sections are looked up whole; their second word is the value.
var valued = map[string]bool{"label": true, "choice": true, "header": true, "glyph": true}

// lined sections are compared with the start or the whole of a line.
var lined = map[string]bool{"closing": true, "mobile": true, "sentby": true, "sentend": true, "device": true, "disclaimer": true, "secret": true, "footer": true, "banner": true, "warning": true, "wrote": true, "wrotename": true, "original": true, "starter": true,
	"stop": true, "ditto": true, "greeting": true, "none": true, "filename": true, "edition": true, "instruction": true, "autosubject": true, "heading": true, "notname": true, "particle": true, "itemlead": true, "pronoun": true, "either": true, "weekday": true, "postscript": true, "surname": true, "wawname": true, "duration": true,
	"abbreviation": true, "article": true, "clause": true, "but": true, "several": true, "unpointed": true, "pointed": true, "picture": true, "as": true, "groupend": true, "numberword": true, "missionword": true, "bodyword": true, "declined": true,
	"itemfiller": true, "textword": true, "labelfiller": true, "dayfiller": true, "modeword": true, "languageword": true, "openended": true, "wish": true, "rank": true, "namefrom": true, "namewhole": true, "betweennames": true, "nameand": true, "articled": true, "ordinalend": true, "nominative": true, "oblique": true, "nameend": true, "counting": true, "weaksurname": true, "for": true, "speakerlead": true, "own": true, "officeend": true, "office": true, "officealone": true, "ownplace": true, "withus": true, "sending": true, "deadline": true,
	"functionend": true, "titleof": true, "titleless": true, "visaword": true,
	"assentword": true, "eithergender": true, "headcountword": true, "sendtoword": true, "hasvisaword": true,
	"indefinite": true, "new": true, "each": true, "newspeaker": true, "needing": true, "observers": true, "instead": true, "becomes": true, "statementword": true, "placefrom": true, "everyone": true, "both": true, "leftone": true, "leavetail": true, "possessive": true, "missionplace": true, "offerword": true, "announceword": true, "ofthese": true, "role": true}

var words = sync.OnceValue(loadWords)

func loadWords() *lexicon {
	v := vocabulary{}
	l := &lexicon{phrases: newPhraseTree(v), only: map[string]*phraseTree{}, numerals: newPhraseTree(v), mission: newPhraseTree(v), labels: newPhraseTree(v), plain: newPhraseTree(v), labelKeys: map[string][]string{}, exact: map[string]map[string]string{}, stems: map[string]string{}, lists: map[string][]string{}, sets: map[string]map[string]struct{}{}, heads: map[string]*[256][]string{}}
	entries, err := wordFiles.ReadDir("words")
	if err != nil {
		panic("read the embedded words: " + err.Error())
	}
	for _, e := range entries {
		data, err := wordFiles.ReadFile("words/" + e.Name())
		if err != nil {
			panic("read the embedded words: " + err.Error())
		}
		l.add(strings.TrimSuffix(e.Name(), ".txt"), string(data))
	}
	return l
}

func (l *lexicon) add(lang, data string) {
	section := ""
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			for phrase := range strings.SplitSeq(line, "|") {
				l.addPhrase(lang, section, strings.TrimSpace(phrase))
			}
		}
	}
}

func (l *lexicon) addPhrase(lang, section, phrase string) {
	if phrase == "" {
		return
	}
	family, value, _ := strings.Cut(section, " ")
	switch {
	case valued[family]:
		if l.exact[family] == nil {
			l.exact[family] = map[string]string{}
		}
		folded := foldAll(phrase)
		l.exact[family][folded] = value
		if family == "label" {
			l.addStems(folded, value)
			l.addLabel(lang, phrase, folded, value)
		}
	case family == "labelhead":
		l.labels.insert(phraseSteps(phrase), value)
	case family == "missionof" || family == "missionat" || family == "missionbehind":
		l.mission.insert(phraseSteps(phrase), section)
	case family == "plain":
		l.plain.insert(phraseSteps(phrase), section)
	case family == "stop":
		l.lists["stop "+lang] = append(l.lists["stop "+lang], fold(phrase))
	case lined[family]:
		folded := foldAll(phrase)
		l.lists[family] = append(l.lists[family], folded)
		if l.sets[family] == nil {
			l.sets[family] = map[string]struct{}{}
			l.heads[family] = &[256][]string{}
		}
		l.sets[family][folded] = struct{}{}
		if folded != "" {
			l.heads[family][folded[0]] = append(l.heads[family][folded[0]], folded)
		}
	default:
		steps := phraseSteps(phrase)
		l.phrases.insert(steps, section)
		l.alone(section).insert(steps, section)
		if value != "" {
			l.alone(family+" ").insert(steps, section)
		}
		switch family {
		case "ordinal", "cardinal", "headcount":
			l.numerals.insert(steps, section)
		}
	}
}

// alone is the tree of a section, or of a family of sections, by itself.
func (l *lexicon) alone(section string) *phraseTree {
	if l.only[section] == nil {
		l.only[section] = newPhraseTree(l.phrases.vocabulary)
	}
	return l.only[section]
}

// addLabel notes a label's words, and itself as a part of longer ones.
func (l *lexicon) addLabel(lang, phrase, folded, key string) {
	l.labels.insert(phraseSteps(phrase), key)
	for w := range strings.FieldsSeq(folded) {
		if len(w) > 3 {
			l.lists["labelword "+lang] = append(l.lists["labelword "+lang], w)
		}
		if stem := stemsOf(w); !slices.Contains(l.labelKeys[stem], key) {
			l.labelKeys[stem] = append(l.labelKeys[stem], key)
		}
	}
}

// addStems notes a label under the stems of its words.
func (l *lexicon) addStems(folded, value string) {
	s := stemsOf(folded)
	if have, ok := l.stems[s]; ok && have != value {
		value = ""
	}
	l.stems[s] = value
}

// phraseSteps are the folded words of a phrase, "…" for a gap and a trailing "*" kept.
func phraseSteps(phrase string) []string {
	var steps []string
	for part := range strings.FieldsSeq(phrase) {
		if part == "…" {
			steps = append(steps, part)
			continue
		}
		stem := strings.HasSuffix(part, "*")
		for _, t := range tokenize(strings.TrimSuffix(part, "*")) {
			if t.kind != mark {
				steps = append(steps, phraseForm(t.fold))
			}
		}
		if stem && len(steps) > 0 {
			steps[len(steps)-1] += "*"
		}
	}
	return steps
}

// of gives the phrases of one section, or of one family of sections, that begin at each token.
func (l *lexicon) of(section string, sentence []token) []match {
	if t := l.only[section]; t != nil {
		return t.find(sentence)
	}
	return nil
}

// has tells whether a phrase of the section stands in a sentence.
func (l *lexicon) has(sentence []token, section string) bool {
	found := false
	if t := l.only[section]; t != nil {
		t.each(sentence, func(string, int, int) { found = true })
	}
	return found
}

// value looks a label or a choice up; ok is false where the words are not known.
func (l *lexicon) value(family, text string) (string, bool) {
	var buf [128]byte
	v, ok := l.exact[family][string(appendFoldAll(buf[:0], text))]
	return v, ok
}

// is tells whether a text is a phrase of the list.
func (l *lexicon) is(list, text string) bool {
	var buf [128]byte
	_, ok := l.sets[list][string(appendFoldAll(buf[:0], text))]
	return ok
}

// begins tells whether a folded line begins with a phrase of the list, and which is the longest.
func (l *lexicon) begins(list, folded string) (string, bool) {
	best := ""
	heads := l.heads[list]
	if folded == "" || heads == nil {
		return "", false
	}
	for _, p := range heads[folded[0]] {
		if len(p) > len(best) && strings.HasPrefix(folded, p) && (len(folded) == len(p) || folded[len(p)] == ' ' || p[0] >= 0xE0) {
			best = p
		}
	}
	return best, best != ""
}
