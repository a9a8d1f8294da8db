package reply

import "strings"

// node is a step of the phrase tree.
type node struct {
	few    []edge            // the words that go on from here, while they are few
	many   map[string]*node  // the same, where they are many
	prefix map[uint32][]edge // the beginnings of words that go on from here, by their first two bytes
	gap    *node
	ends   []string // sections of the phrases that end here
}

// edge leads from a step to the next by a word, or by the beginning of one.
type edge struct {
	word string
	to   *node
}

// match is a phrase found: the tokens [from, to) and its section.
type match struct {
	section  string
	from, to int
}

const gapWords = 6

// hanWords is how many Chinese characters count as a word in a gap.
const hanWords = 2

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
		if len(p) < 2 {
			panic("a phrase of the embedded words goes on with " + step + ": two letters at least stand before the star")
		}
		for _, s := range n.prefix[twoBytes(p)] {
			if s.word == p {
				return s.to
			}
		}
		if n.prefix == nil {
			n.prefix = map[uint32][]edge{}
		}
		to := &node{}
		n.prefix[twoBytes(p)] = append(n.prefix[twoBytes(p)], edge{p, to})
		return to
	}
	to := n.after(step)
	if to == nil {
		to = &node{}
		n.add(step, to)
	}
	return to
}

// fewSteps is how many words a step looks through one by one: nearly all steps have fewer, and maps for them took most of the memory of all words.
const fewSteps = 6

// after is the step behind a word, nil where no phrase goes on with it.
func (n *node) after(word string) *node {
	if n.many != nil {
		return n.many[word]
	}
	for i := range n.few {
		if n.few[i].word == word {
			return n.few[i].to
		}
	}
	return nil
}

func (n *node) add(word string, to *node) {
	if n.many == nil && len(n.few) < fewSteps {
		n.few = append(n.few, edge{word, to})
		return
	}
	if n.many == nil {
		n.many = map[string]*node{}
		for _, s := range n.few {
			n.many[s.word] = s.to
		}
		n.few = nil
	}
	n.many[word] = to
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

func twoBytes(word string) uint32 { return uint32(word[0])<<8 | uint32(word[1]) }

func (n *node) step(s []token, from, i int, found func(string, int)) {
	for _, form := range wordForms(s[i].fold) {
		if form == "" {
			break
		}
		if to := n.after(form); to != nil {
			to.walk(s, from, i+1, found)
		}
		if len(n.prefix) == 0 || len(form) < 2 {
			continue
		}
		for _, p := range n.prefix[twoBytes(form)] {
			if strings.HasPrefix(form, p.word) {
				p.to.walk(s, from, i+1, found)
			}
		}
	}
}
