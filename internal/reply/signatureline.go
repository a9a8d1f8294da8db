package reply

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// longestSignature is how many lines of a signature are looked at, from its end.
const longestSignature = 8

// signatureFrom is the place of the first loose sentence of those at the end that are lines of a signature without a closing formula. Where names have no
// capitals to be told by, the block stands apart and tells its office or telephone.
func (p *reader) signatureFrom(names map[string]bool) int {
	from, caseless := len(p.loose), false
	if from == 0 {
		return 0
	}
	names = p.personNames(names)
	for from > 0 && from > len(p.loose)-longestSignature {
		s := p.loose[from-1]
		if s.toks[0].start < p.labelEnd || isClosing(p.words(s)) || p.leadsToName(s) {
			break
		}
		if !p.signatureLine(s, names) {
			if !p.caselessLine(s, names) {
				break
			}
			caseless = true
		}
		from--
	}
	if caseless && !p.loose[from].blank || from > 0 && p.leadsToName(p.loose[from-1]) {
		return len(p.loose)
	}
	for _, s := range p.loose[from:] {
		if p.anchors(s, names) && (!caseless || reachable(p.words(s)) || namesMission(p.words(s))) {
			return from
		}
	}
	return len(p.loose)
}

// leadsToName tells a line that goes on in the name below it: "Together with her,".
func (p *reader) leadsToName(s *sentence) bool {
	return endsWithAny(s.toks[len(s.toks)-1].fold, ",", ":") && announcesIn(p.words(s))
}

// caselessLine is a short line in Arabic or Chinese that names a person, a function or an office, and alarms by nothing.
func (p *reader) caselessLine(s *sentence, names map[string]bool) bool {
	text := p.words(s)
	last := s.toks[len(s.toks)-1].fold
	if !isArabic(text) && !isHanText(text) || len(s.toks) > longestCaseless || s.question || last == "." || last == ":" || p.alarms(s) {
		return false
	}
	if slices.ContainsFunc(s.found, func(m match) bool { return m.section == "attend" || isOneOf(m.section, factSections) }) {
		return false
	}
	return (isPersonName(text, false) || hasFunction(text) || namesMission(text) || reachable(text)) && p.classifier().score(p, s, names) > leastOfNames
}

// longestCaseless is how many tokens such a line has, and leastOfNames what the classifier gives it at least: names are new to it and speak neither way.
const (
	longestCaseless = 24
	leastOfNames    = -2.0
)

// anchors tells a line that only signatures have: a known name, a title, a mission, a telephone, or two words or more that are a name.
func (p *reader) anchors(s *sentence, names map[string]bool) bool {
	for i, t := range s.toks {
		if names[t.fold] || t.kind == address || t.kind == number && len(t.fold) > 4 || inList("missionword", t.fold) {
			return true
		}
		if p.functionEnd(s, i) > i {
			return true
		}
	}
	return isPersonName(p.words(s), false) && !isHanText(p.words(s))
}

// signatureLine is a short line of names, titles, addresses and numbers: its words have capitals, or are known titles.
func (p *reader) signatureLine(s *sentence, names map[string]bool) bool {
	last := s.toks[len(s.toks)-1].fold
	if len(s.toks) > 16 || s.question || last == "." || last == ":" {
		return false
	}
	low := 0
	for i := 0; i < len(s.toks); {
		t := s.toks[i]
		r, _ := utf8.DecodeRuneInString(p.text[t.start:])
		to := phraseEnd(s.at(i), i, "function", "honorific ")
		switch {
		case to > i:
			i = to
			continue
		case t.kind != word, unicode.IsUpper(r), inList("particle", t.fold), names[t.fold], i == 0 && inList("surname", t.fold) && p.functionAt(s, 1):
		default:
			words().plain.walk(s.toks[i:min(i+7, len(s.toks))], func(_ string, n int) { to = max(to, i+n) })
			if to == i {
				return false
			}
			i, low = to, low+1
			continue
		}
		if t.kind == number && p.strangeYear(t.fold) || t.kind == word && begins(s.toks[i:], "item") {
			return false
		}
		i++
	}
	return low*2 <= len(s.toks)
}
