package reply

import (
	"slices"
	"strings"
)

// sentence is one sentence of the text, or one line of a list.
type sentence struct {
	toks     []token
	found    []match
	listed   bool  // a line that begins with a bullet or a number
	question bool  // it ends with a question mark
	exclaims bool  // it ends with an exclamation mark
	colon    bool  // it ends with a colon: what follows is its list
	blank    bool  // an empty line stands before it
	more     bool  // it ends with a semicolon: the next goes on
	but      int   // one more than butBehindTaking, 0 until it is asked for
	turns    []int // the places of turnsOf, nil until they are asked for
}

// with is the sentence with other tokens or phrases, and nothing of what was found by those it had.
func (s *sentence) with(toks []token, found []match) *sentence {
	other := *s
	other.toks, other.found, other.but, other.turns = toks, found, 0, nil
	return &other
}

// maxSentence bounds a sentence, in tokens: what is longer is read in pieces. Each person of a sentence is looked at beside all its words, so that the time grows
// with the square of its length; two hundred delegates with their functions fit.
const maxSentence = 2000

// cutter gathers tokens until a sentence ends.
type cutter struct {
	text    string
	out     []sentence
	buf     []token // of the sentence under way, with room for those behind it
	scratch []token
	blank   bool // an empty line came before
	listed  bool // the line began as a list's item
}

// flush ends the sentence under way, if there is one; as says how it ended.
func (c *cutter) flush(as sentence) {
	for len(c.buf) > 0 && c.buf[len(c.buf)-1].kind == newline {
		c.buf = c.buf[:len(c.buf)-1]
	}
	toks := slices.Clip(c.buf)
	c.buf = c.buf[len(toks):]
	if len(toks) == 0 {
		return
	}
	as.toks, as.found, as.listed, as.blank = toks, withStruck(toks, words().find(toks)), c.listed, c.blank
	c.out = append(c.out, as)
	c.blank, c.listed = false, false
}

// sentences cuts lines of the text into sentences. A line goes on in the next unless it is short, or the next begins a list item or a paragraph.
func (p *reader) sentences(lines []span) []sentence {
	size := 0
	for _, s := range lines {
		size += s.end - s.start
	}
	c := cutter{text: p.text, buf: make([]token, 0, size/5+2*len(lines))}
	var head briefly
	prevEnd, prevHonorific := -1, false
	for k, s := range lines {
		line := p.text[s.start:s.end]
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			c.flush(sentence{})
			c.blank = true
			continue
		}
		item := trimListMark(line)
		isItem := item != line && len(item) < len(trimmed)
		honorific := honorificAt(appendTokens(head[:0], trimmed[:min(len(trimmed), 40)])) > 0
		listStart := honorific && (prevHonorific || len(c.buf) == 0)
		prevHonorific = honorific
		if isItem || listStart || prevEnd >= 0 && s.start > prevEnd+1 || k > 0 && shortLine(p.text[lines[k-1].start:lines[k-1].end], line) {
			c.flush(sentence{})
		}
		prevEnd = s.end
		from := s.start
		if isItem {
			from += strings.Index(line, item)
			c.listed = true
		}
		c.line(from, s.end)
	}
	c.flush(sentence{})
	return c.out
}

// line adds the tokens of a line, or of what is behind its list mark.
func (c *cutter) line(from, end int) {
	if cap(c.buf) == 0 {
		c.buf = make([]token, 0, 24)
	}
	c.scratch = appendTokens(c.scratch[:0], c.text[from:end])
	for _, t := range c.scratch {
		t.start += from
		t.end += from
		c.buf = append(c.buf, t)
		if t.kind == mark {
			c.mark(t, end)
		}
		if len(c.buf) >= maxSentence {
			c.flush(sentence{more: true})
		}
	}
	c.buf = append(c.buf, token{newline, end, end, "\n"})
}

// mark ends the sentence where the mark just added does; end is where its line ends.
func (c *cutter) mark(t token, end int) {
	switch t.fold {
	case "?":
		c.flush(sentence{question: true})
	case ";":
		c.flush(sentence{more: true})
	case "!":
		c.flush(sentence{exclaims: true})
	case ".":
		if endsSentence(c.text, c.buf, t) {
			c.flush(sentence{})
		}
	case ":":
		if t.end >= end || strings.TrimSpace(c.text[t.end:end]) == "" {
			c.flush(sentence{colon: true})
		}
	}
}

// shortLine tells whether a line ends by the writer's will and not by wrapping: it is short, ends within no list of numbers, and the next does not go on in lower case.
func shortLine(line, next string) bool {
	n := 0
	for range strings.TrimSpace(line) {
		n++
	}
	if n < 46 && breaksOff(line) {
		return false
	}
	if han := isHan(rune0(strings.TrimSpace(line))); han {
		return n < 25
	}
	if n < 46 && !startsLower(next) {
		return true
	}
	return strings.HasSuffix(strings.TrimSpace(line), ",") && n < 40
}

// breaksOff tells a line that ends behind an "and", or behind the comma of a number: "all items but 1,".
func breaksOff(line string) bool {
	var buf briefly
	toks := appendTokens(buf[:0], line)
	if len(toks) < 2 {
		return false
	}
	last, before := toks[len(toks)-1], toks[len(toks)-2]
	if last.kind == word {
		return endsAnd(toks)
	}
	return last.fold == "," && before.kind == number
}

// endsSentence tells whether a full stop ends the sentence: not behind an abbreviation or an initial, and not before a small letter or inside a number.
func endsSentence(text string, buf []token, stop token) bool {
	if text[stop.start:stop.end] != "." {
		return true
	}
	if stop.end < len(text) && text[stop.end] != ' ' && text[stop.end] != '\n' && text[stop.end] != '\t' && text[stop.end] != '"' && text[stop.end] != ')' {
		return false
	}
	if len(buf) < 2 {
		return false
	}
	before := buf[len(buf)-2]
	if before.kind == word && !isHan(rune0(before.fold)) {
		n := 0
		for range before.fold {
			n++
		}
		if n == 1 || inList("abbreviation", before.fold) {
			return false
		}
	}
	if before.kind == number && len(buf) == 2 {
		return false
	}
	return !startsLower(text[stop.end:])
}

// sentenceOf is a run of tokens to be asked as a sentence is.
func sentenceOf(toks []token) *sentence { return &sentence{toks: toks, found: words().find(toks)} }

// from are the phrases that begin at token k or behind it.
func (s *sentence) from(k int) []match {
	at, _ := slices.BinarySearchFunc(s.found, k, func(m match, k int) int { return m.from - k })
	return s.found[at:]
}

// at are the phrases that begin at token k.
func (s *sentence) at(k int) []match {
	here := s.from(k)
	n := 0
	for n < len(here) && here[n].from == k {
		n++
	}
	return here[:n]
}

func (s *sentence) has(section string) bool {
	_, ok := s.first(section)
	return ok
}

// composes tells whether a sentence says who a delegation is; "as follows" opens a list of delegates where it opens none of statements.
func (s *sentence) composes() bool {
	return s.has("compose") || s.has("follows") && !s.has("speak")
}

func (s *sentence) first(section string) (match, bool) {
	for _, m := range s.found {
		if m.section == section {
			return m, true
		}
	}
	return match{}, false
}

// wonders tells an exclamation that begins as a question does and asks nothing: "Как мы рады!", "كم سررنا!"
func (s *sentence) wonders() bool {
	return s.exclaims && !slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "question" && !slices.ContainsFunc(s.found, func(f match) bool { return f.section == "interrogative" && f.from == m.from && f.to >= m.to })
	})
}

// asksLater tells a sentence whose words of a question ask nothing now: one that promises a question, or wants to be told, behind a condition, that it has come about:
// "We will ask about parking in a separate mail.", "Should the room change, please inform us."
func (s *sentence) asksLater() bool {
	if s.has("asklater") {
		return true
	}
	end := len(s.toks)
	for end > 0 && s.toks[end-1].kind != word {
		end--
	}
	return slices.ContainsFunc(s.found, func(m match) bool {
		return m.section == "question" && m.to == end && slices.ContainsFunc(s.found, func(c match) bool { return c.section == "condition" && c.to <= m.from })
	}) && !s.has("interrogative")
}

// starts tells whether a phrase of one of the families begins at token k.
func (s *sentence) starts(k int, families ...string) bool {
	return familyAmong(s.at(k), families...)
}

// value is the value of the first phrase of a family: s.value("mode ") is "online".
func (s *sentence) value(family string) string {
	for _, m := range s.found {
		if v, ok := strings.CutPrefix(m.section, family); ok {
			return v
		}
	}
	return ""
}

func (s *sentence) span() span { return span{s.toks[0].start, s.toks[len(s.toks)-1].end} }
