package reply

import "strings"

// longestCourtesy is the number of tokens past which a sentence that begins as a courtesy is looked at word by word like any other.
const longestCourtesy = 45

// wishesWell tells a sentence that begins as courtesies do ("I trust", "Que vos travaux", "Auguramos"), turns to the reader or to the meeting, and speaks of nothing
// that an answer is made of: no form, name, person, item, day or number, nothing of the sender's own but esteem, and no word that takes back, changes, limits or
// defers. What else it wishes or thanks for is not read, since formal letters have more words for it than any list.
func (p *reader) wishesWell(s *sentence, names map[string]bool) bool {
	if len(s.toks) > longestCourtesy || s.question || s.colon || !s.beginsWith("opening") || !s.has("goodwill") || s.joinsUnknown() {
		return false
	}
	for i, t := range s.toks {
		if t.kind == number || t.kind == address || i > 0 && p.strangeName(s, i, names) {
			return false
		}
	}
	for _, m := range s.found {
		if !uncourteous[m.section] || m.section == "mine" && s.esteemBehind(m.to) {
			continue
		}
		if !polite(s, m) && !s.opens(m) {
			return false
		}
	}
	return true
}

// uncourteous are the sections whose phrases say something of an answer, beside those that alarm.
var uncourteous = map[string]bool{"object": true, "turning": true, "mine": true, "attend": true, "self": true, "compose": true, "speak": true, "item": true, "all": true, "visa": true, "needs": true,
	"day all": true, "day word": true, "day last": true, "mode online": true, "place": true, "represented": true, "question": true, "confirm": true, "ooo": true, "behalf": true}

// reachOfMine is how many words may stand between "our" and the esteem: "nuestra más alta y distinguida consideración".
const reachOfMine = 6

func (s *sentence) esteemBehind(i int) bool {
	for k := i; k < min(i+reachOfMine, len(s.toks)); k++ {
		if s.toks[k].kind == mark {
			return false
		}
		if begins(s.toks[k:], "esteem") {
			return true
		}
	}
	return false
}

// joinsUnknown tells a word that no table has right behind an "and": "we thank you for your work and desist".
func (s *sentence) joinsUnknown() bool {
	for i := 1; i+1 < len(s.toks); i++ {
		if !begins(s.toks[i:], "and") {
			continue
		}
		known := false
		words().plain.walk(s.toks[i+1:min(i+8, len(s.toks))], 0, 0, func(string, int) { known = true })
		if !known && !begins(s.toks[i+1:], "goodwill") && !begins(s.toks[i+1:], "esteem") {
			return true
		}
	}
	return false
}

func (s *sentence) beginsWith(section string) bool {
	for _, m := range s.found {
		if m.section == section && m.from == 0 {
			return true
		}
	}
	return false
}

// opens tells whether a phrase lies within the opening of the sentence.
func (s *sentence) opens(m match) bool {
	for _, f := range s.found {
		if f.section == "opening" && f.from == 0 && m.to <= f.to {
			return true
		}
	}
	return false
}

// strangeName tells a word with a capital inside a sentence that is neither a word of letters nor a name of the sender's.
func (p *reader) strangeName(s *sentence, i int, names map[string]bool) bool {
	t := s.toks[i]
	if !p.capital(t) || isArabic(t.fold) || names[t.fold] || inList("notname", t.fold) {
		return false
	}
	plain := false
	words().plain.walk(s.toks[i:i+1], 0, 0, func(string, int) { plain = true })
	return !plain && !demonymOf(t.fold, names)
}

// firstName tells the last line, one word with a capital behind a line that ends with a comma: how friends sign.
func (p *reader) firstName(s *sentence, i int) bool {
	if i != len(p.loose)-1 || len(s.toks) != 1 || !p.capital(s.toks[0]) {
		return false
	}
	above := strings.TrimRight(p.text[:s.toks[0].start], " \n")
	return strings.HasSuffix(above, ",") && strings.Count(p.text[len(above):s.toks[0].start], "\n") <= 2
}
