package reply

import (
	"embed"
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
	phrases *node
	mission *node                        // what stands before and behind the name of a mission: asked of every line
	plain   *node                        // words of courtesy and introduction, section "plain": sentences made of them alone say nothing more
	exact   map[string]map[string]string // section family ("label", "choice", …) to folded phrase to its value ("name", "female")
	stems   map[string]string            // stems of a label's words to its value; "" where labels of two values have them
	lists   map[string][]string          // section to folded phrases, for sections that are looked up as the start or the whole of a line
	sets    map[string]map[string]struct{}
	heads   map[string]*[256][]string // the phrases of lists by their first byte
}

// node is a step of the phrase tree.
type node struct {
	next   map[string]*node
	prefix map[byte][]prefixStep
	gap    *node
	ends   []string // sections of the phrases that end here
}

type prefixStep struct {
	prefix string
	to     *node
}

// match is a phrase found: the tokens [from, to) and its section.
type match struct {
	section  string
	from, to int
}

const gapWords = 6

// hanWords is how many Chinese characters count as a word in a gap.
const hanWords = 2

// valued sections are looked up whole; their second word is the value.
var valued = map[string]bool{"label": true, "choice": true, "header": true}

// lined sections are compared with the start or the whole of a line.
var lined = map[string]bool{"closing": true, "mobile": true, "sentby": true, "sentend": true, "device": true, "disclaimer": true, "secret": true, "footer": true, "banner": true, "warning": true, "wrote": true, "wrotename": true, "original": true, "starter": true,
	"stop": true, "greeting": true, "none": true, "filename": true, "autosubject": true, "heading": true, "notname": true, "particle": true, "itemlead": true, "pronoun": true, "either": true, "weekday": true, "postscript": true, "surname": true, "wawname": true, "duration": true,
	"abbreviation": true, "article": true, "clause": true, "but": true, "several": true, "unpointed": true, "pointed": true, "picture": true, "as": true, "groupend": true, "numberword": true, "missionword": true, "declined": true,
	"itemfiller": true, "dayfiller": true, "modeword": true, "languageword": true, "openended": true, "wish": true, "rank": true, "namefrom": true, "nameend": true, "counting": true, "weaksurname": true}

var words = sync.OnceValue(loadWords)

func loadWords() *lexicon {
	l := &lexicon{phrases: &node{}, mission: &node{}, plain: &node{}, exact: map[string]map[string]string{}, stems: map[string]string{}, lists: map[string][]string{}, sets: map[string]map[string]struct{}{}, heads: map[string]*[256][]string{}}
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
			for w := range strings.FieldsSeq(folded) {
				if len(w) > 3 {
					l.lists["labelword "+lang] = append(l.lists["labelword "+lang], w)
				}
			}
		}
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
		l.phrases.insert(phraseSteps(phrase), section)
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

func (n *node) insert(steps []string, section string) {
	if len(steps) == 0 {
		n.ends = append(n.ends, section)
		return
	}
	n.child(steps[0]).insert(steps[1:], section)
}

func (n *node) child(step string) *node {
	if step == "…" {
		if n.gap == nil {
			n.gap = &node{}
		}
		return n.gap
	}
	if p, ok := strings.CutSuffix(step, "*"); ok {
		for _, s := range n.prefix[p[0]] {
			if s.prefix == p {
				return s.to
			}
		}
		if n.prefix == nil {
			n.prefix = map[byte][]prefixStep{}
		}
		to := &node{}
		n.prefix[p[0]] = append(n.prefix[p[0]], prefixStep{p, to})
		return to
	}
	if n.next == nil {
		n.next = map[string]*node{}
	}
	if n.next[step] == nil {
		n.next[step] = &node{}
	}
	return n.next[step]
}

// find gives the phrases that begin at each token of a sentence. Of two in one section at one place the longer stands.
func (l *lexicon) find(sentence []token) []match { return l.phrases.find(sentence) }

func (n *node) find(sentence []token) []match {
	var out []match
	for i := range sentence {
		if sentence[i].kind == word || sentence[i].kind == number {
			at := len(out)
			n.walk(sentence, i, i, func(section string, to int) {
				for k := at; k < len(out); k++ {
					if out[k].section == section {
						out[k].to = max(out[k].to, to)
						return
					}
				}
				if out == nil {
					out = make([]match, 0, 8)
				}
				out = append(out, match{section, i, to})
			})
		}
	}
	return out
}

func (n *node) walk(s []token, from, i int, found func(string, int)) {
	for _, section := range n.ends {
		found(section, i)
	}
	for i < len(s) && (s[i].kind == newline || s[i].kind == mark) {
		if i > from && n.gap == nil && strings.Contains(",:;()?!", s[i].fold) {
			return // a phrase does not run over a comma, unless it has a gap there
		}
		i++
	}
	if i >= len(s) {
		return
	}
	n.step(s, from, i, found)
	if n.gap != nil {
		for skipped, j := 0, i; j < len(s) && skipped <= gapWords*hanWords; j++ {
			if s[j].kind == word || s[j].kind == number {
				n.gap.step(s, from, j, found)
				if skipped++; !isHan(rune0(s[j].fold)) {
					skipped += hanWords - 1
				}
			}
		}
	}
}

func (n *node) step(s []token, from, i int, found func(string, int)) {
	for _, form := range wordForms(s[i].fold) {
		if form == "" {
			break
		}
		if to := n.next[form]; to != nil {
			to.walk(s, from, i+1, found)
		}
		for _, p := range n.prefix[form[0]] {
			if strings.HasPrefix(form, p.prefix) {
				p.to.walk(s, from, i+1, found)
			}
		}
	}
}

// has tells whether a phrase of the section stands in a sentence.
func (l *lexicon) has(sentence []token, section string) bool {
	found := false
	for i := range sentence {
		if sentence[i].kind == word || sentence[i].kind == number {
			l.phrases.walk(sentence, i, i, func(s string, _ int) { found = found || s == section })
		}
	}
	return found
}

// value looks a label or a choice up; ok is false where the words are not known.
func (l *lexicon) value(family, text string) (string, bool) {
	var buf [128]byte
	v, ok := l.exact[family][string(appendFoldAll(buf[:0], text))]
	return v, ok
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
