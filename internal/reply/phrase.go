package reply

import (
	"slices"
	"strings"
)

// A phraseTree holds phrases by their steps, each a word, the beginning of one ("word*"), or a gap ("…"). Its nodes are places in slices and its words numbers: some
// forty thousand small maps behind pointers took the collector a tenth of the time of reading.
type phraseTree struct {
	vocabulary vocabulary
	sections   []string // names of the sections, by the numbers that ends give
	sectionNo  map[string]uint16
	nodes      []phraseNode           // the first is the root
	ends       []sectionEnd           // the first stands for none
	words      edgeTable              // the node behind a node and a word
	heads      edgeTable              // the first of the beginnings of words behind a node, by their first two bytes, among the stems
	stems      []phraseStem           // the first stands for none
	starts     [startBits / 64]uint64 // which first two bytes the words at the root have, by their hash
}

const startBits = 4096

// startBit is the place among the starts of a word of two bytes at least.
func startBit(word string) (at int, bit uint64) {
	hash := (int(word[0])*61 + int(word[1])) % startBits
	return hash / 64, 1 << (hash % 64)
}

// mayStart tells whether some phrase may begin with a token, as with few. In Arabic particles may stand before its word; marks are stepped over.
func (t *phraseTree) mayStart(first token) bool {
	if len(first.fold) < 2 || first.kind == mark || lead(first.fold) == arabicLead {
		return true
	}
	at, bit := startBit(first.fold)
	return t.starts[at]&bit != 0
}

// start notes how the first word of a phrase begins.
func (t *phraseTree) start(word string) {
	if word = strings.TrimSuffix(word, "*"); len(word) >= 2 {
		at, bit := startBit(word)
		t.starts[at] |= bit
	}
}

// vocabulary numbers the words of phrases, from 1 on: one for all trees.
type vocabulary map[string]int32

// number is that of a word, given to it where it has none.
func (v vocabulary) number(word string) int32 {
	if v[word] == 0 {
		v[word] = int32(len(v) + 1)
	}
	return v[word]
}

// phraseNode is a step of the tree.
type phraseNode struct {
	gap    int32 // the node behind "…", 0 where no phrase has one here
	end    int32 // the first section whose phrase ends here, among the ends
	goesOn bool  // some phrase goes on with a word
	byStem bool  // some phrase goes on with the beginning of a word
}

// sectionEnd is a section of which a phrase ends at a node, and the next such.
type sectionEnd struct {
	section uint16
	next    int32
}

// phraseStem is the beginning of a word that goes on from a node, and the next one there with the same two first bytes.
type phraseStem struct {
	stem     string
	to, next int32
}

// match is a phrase found: the tokens [from, to) and its section.
type match struct {
	section  string
	from, to int
}

const gapWords = 6

// hanWords is how many Chinese characters count as a word in a gap.
const hanWords = 2

func newPhraseTree(v vocabulary) *phraseTree {
	return &phraseTree{vocabulary: v, sectionNo: map[string]uint16{}, nodes: make([]phraseNode, 1), ends: make([]sectionEnd, 1), words: newEdgeTable(), heads: newEdgeTable(), stems: make([]phraseStem, 1)}
}

func (t *phraseTree) insert(steps []string, section string) {
	if len(steps) > 0 {
		t.start(steps[0])
	}
	at := int32(0)
	for _, step := range steps {
		at = t.child(at, step)
	}
	t.ends = append(t.ends, sectionEnd{section: t.section(section)})
	last := &t.nodes[at].end
	for *last != 0 {
		last = &t.ends[*last].next
	}
	*last = int32(len(t.ends) - 1)
}

// section is the number of a section.
func (t *phraseTree) section(name string) uint16 {
	no, ok := t.sectionNo[name]
	if !ok {
		no = uint16(len(t.sections))
		t.sections, t.sectionNo[name] = append(t.sections, name), no
	}
	return no
}

// child is the node behind a step, made where there is none.
func (t *phraseTree) child(from int32, step string) int32 {
	if step == "…" {
		if t.nodes[from].gap == 0 {
			t.nodes[from].gap = t.node()
		}
		return t.nodes[from].gap
	}
	if stem, ok := strings.CutSuffix(step, "*"); ok {
		return t.stem(from, stem)
	}
	by := edge{from, t.vocabulary.number(step)}
	to := t.words.at(by)
	if to == 0 {
		to = t.node()
		t.words.put(by, to)
		t.nodes[from].goesOn = true
	}
	return to
}

// stem is the node behind the beginning of a word.
func (t *phraseTree) stem(from int32, stem string) int32 {
	if len(stem) < 2 {
		panic("a phrase of the embedded words goes on with " + stem + "*: two letters at least stand before the star")
	}
	by := edge{from, twoBytes(stem)}
	last := int32(0)
	for at := t.heads.at(by); at != 0; at = t.stems[at].next {
		if t.stems[at].stem == stem {
			return t.stems[at].to
		}
		last = at
	}
	to := t.node()
	t.stems = append(t.stems, phraseStem{stem: stem, to: to})
	if last == 0 {
		t.heads.put(by, int32(len(t.stems)-1))
	} else {
		t.stems[last].next = int32(len(t.stems) - 1)
	}
	t.nodes[from].byStem = true
	return to
}

func (t *phraseTree) node() int32 {
	t.nodes = append(t.nodes, phraseNode{})
	return int32(len(t.nodes) - 1)
}

func twoBytes(word string) int32 { return int32(word[0])<<8 | int32(word[1]) }

// find gives the phrases that begin at each token of a sentence. Of two in one section at one place the longer stands.
func (l *lexicon) find(sentence []token) []match { return l.phrases.find(sentence) }

func (t *phraseTree) find(sentence []token) []match {
	var out []match
	t.each(sentence, func(section string, from, to int) {
		for k := len(out) - 1; k >= 0 && out[k].from == from; k-- {
			if out[k].section == section {
				out[k].to = max(out[k].to, to)
				return
			}
		}
		if out == nil {
			out = make([]match, 0, 8)
		}
		out = append(out, match{section, from, to})
	})
	return out
}

// each tells the phrases that begin at each word of a sentence.
func (t *phraseTree) each(sentence []token, found func(section string, from, to int)) {
	first := slices.IndexFunc(sentence, t.mayStart)
	if first < 0 {
		return
	}
	var buf [32]wordForm
	w := phraseWalk{phraseTree: t, toks: sentence, forms: buf[:]}
	if len(sentence) > len(buf) {
		w.forms = make([]wordForm, len(sentence))
	}
	for i := first; i < len(sentence); i++ {
		if k := sentence[i].kind; (k == word || k == number) && t.mayStart(sentence[i]) {
			w.walk(0, i, i, func(section string, to int) { found(section, i, to) })
		}
	}
}

// walk tells the phrases that begin with the first token.
func (t *phraseTree) walk(s []token, found func(section string, to int)) {
	if len(s) == 0 || !t.mayStart(s[0]) {
		return
	}
	var buf [8]wordForm
	w := phraseWalk{phraseTree: t, toks: s, forms: buf[:]}
	w.walk(0, 0, 0, found)
}

// phraseWalk is a way through a tree along the tokens of a sentence.
type phraseWalk struct {
	*phraseTree
	toks  []token
	forms []wordForm // of the first tokens, looked up once
}

// wordForm is a token's word in the forms in which phrases have it, with their numbers; n is 0 until it is asked for.
type wordForm struct {
	texts   [2]string
	numbers [2]int32
	n       int
}

// form is the word of token i.
func (w *phraseWalk) form(i int) wordForm {
	if i >= len(w.forms) {
		return w.vocabulary.form(w.toks[i].fold)
	}
	if w.forms[i].n == 0 {
		w.forms[i] = w.vocabulary.form(w.toks[i].fold)
	}
	return w.forms[i]
}

// form is a folded word as phrases have it.
func (v vocabulary) form(folded string) wordForm {
	f := wordForm{texts: wordForms(folded)}
	for f.n < len(f.texts) && f.texts[f.n] != "" {
		f.numbers[f.n] = v[f.texts[f.n]]
		f.n++
	}
	return f
}

// walk tells the phrases that end at a node, and goes on from it. The way began at token from.
func (w *phraseWalk) walk(at int32, from, i int, found func(string, int)) {
	n := &w.nodes[at]
	for e := n.end; e != 0; e = w.ends[e].next {
		found(w.sections[w.ends[e].section], i)
	}
	if !n.goesOn && !n.byStem && n.gap == 0 {
		return
	}
	s := w.toks
	for i < len(s) && (s[i].kind == newline || s[i].kind == mark) {
		if i > from && n.gap == 0 && strings.Contains(",:;()?!", s[i].fold) {
			return // a phrase does not run over a comma, unless it has a gap there
		}
		i++
	}
	if i >= len(s) {
		return
	}
	w.step(at, from, i, found)
	if n.gap == 0 {
		return
	}
	for skipped, j := 0, i; j < len(s) && skipped <= gapWords*hanWords; j++ {
		if s[j].kind == word || s[j].kind == number {
			w.step(n.gap, from, j, found)
			if skipped++; !isHan(rune0(s[j].fold)) {
				skipped += hanWords - 1
			}
		}
	}
}

// step goes on from a node with token i.
func (w *phraseWalk) step(at int32, from, i int, found func(string, int)) {
	n, f := &w.nodes[at], w.form(i)
	for k := range f.n {
		if no := f.numbers[k]; no != 0 && n.goesOn {
			if to := w.words.at(edge{at, no}); to != 0 {
				w.walk(to, from, i+1, found)
			}
		}
		form := f.texts[k]
		if !n.byStem || len(form) < 2 {
			continue
		}
		for at := w.heads.at(edge{at, twoBytes(form)}); at != 0; at = w.stems[at].next {
			if strings.HasPrefix(form, w.stems[at].stem) {
				w.walk(w.stems[at].to, from, i+1, found)
			}
		}
	}
}
