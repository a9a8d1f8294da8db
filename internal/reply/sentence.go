package reply

import "strings"

// sentence is one sentence of the text, or one line of a list.
type sentence struct {
	toks     []token
	found    []match
	listed   bool // a line that begins with a bullet or a number
	question bool // it ends with a question mark
	colon    bool // it ends with a colon: what follows is its list
	blank    bool // an empty line stands before it
	more     bool // it ends with a semicolon: the next goes on
}

// sentences cuts lines of the text into sentences. A line goes on in the next unless it is short, or the next begins a list item or a paragraph.
func (p *reader) sentences(lines []span) []sentence {
	var out []sentence
	var buf, scratch []token
	var head briefly
	blank, listed := false, false
	flush := func(question, colon bool) {
		for len(buf) > 0 && buf[len(buf)-1].kind == newline {
			buf = buf[:len(buf)-1]
		}
		if len(buf) > 0 {
			out = append(out, sentence{toks: buf, found: words().find(buf), listed: listed, question: question, colon: colon, blank: blank})
			blank, listed = false, false
		}
		buf = nil
	}
	prevEnd, prevHon := -1, false
	for k, s := range lines {
		line := p.text[s.start:s.end]
		trimmedLine := strings.TrimSpace(line)
		if trimmedLine == "" {
			flush(false, false)
			blank = true
			continue
		}
		item := trimListMark(line)
		isItem := item != line && len(item) < len(trimmedLine)
		hon := honorificAt(appendTokens(head[:0], trimmedLine[:min(len(trimmedLine), 40)])) > 0
		listStart := hon && (prevHon || len(buf) == 0)
		prevHon = hon
		if isItem || listStart || prevEnd >= 0 && s.start > prevEnd+1 || k > 0 && shortLine(p.text[lines[k-1].start:lines[k-1].end], line) {
			flush(false, false)
		}
		prevEnd = s.end
		from := s.start
		if isItem {
			from = s.start + strings.Index(line, item)
			listed = true
		}
		if buf == nil {
			buf = make([]token, 0, 24)
		}
		scratch = appendTokens(scratch[:0], p.text[from:s.end])
		for _, t := range scratch {
			t.start += from
			t.end += from
			buf = append(buf, t)
			if t.kind == newline {
				continue
			}
			if t.kind == mark {
				switch t.fold {
				case "?":
					flush(true, false)
				case ";":
					n := len(out)
					flush(false, false)
					if len(out) > n {
						out[n].more = true
					}
				case "!":
					flush(false, false)
				case ".":
					if endsSentence(p.text, buf, t) {
						flush(false, false)
					}
				case ":":
					if t.end >= s.end || strings.TrimSpace(p.text[t.end:s.end]) == "" {
						flush(false, true)
					}
				}
			}
		}
		buf = append(buf, token{newline, s.end, s.end, "\n"})
	}
	flush(false, false)
	return out
}

// shortLine tells whether a line ends by the writer's will and not by wrapping: it is short, and the next does not go on in lower case.
func shortLine(line, next string) bool {
	n := 0
	for range strings.TrimSpace(line) {
		n++
	}
	if han := isHan(rune0(strings.TrimSpace(line))); han {
		return n < 25
	}
	if n < 46 && !startsLower(next) {
		return true
	}
	return strings.HasSuffix(strings.TrimSpace(line), ",") && n < 40
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

func (s *sentence) has(section string) bool {
	_, ok := s.first(section)
	return ok
}

func (s *sentence) first(section string) (match, bool) {
	for _, m := range s.found {
		if m.section == section {
			return m, true
		}
	}
	return match{}, false
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
