package reply

import (
	"strconv"
	"strings"
)

// harmless tells whether a sentence has nothing but words of courtesy and introduction, the sender's own names, dates of the meeting and numbers.
func (p *reader) harmless(s *sentence, names map[string]bool) bool {
	strange, ok := p.strange(s, names)
	return ok && len(strange) == 0
}

// strange are the places of the words in a sentence that the tables lack, and of numbers that may count persons or items. It is not ok where the sentence bears
// a value: another year, other days, another language, more persons or items than are read.
func (p *reader) strange(s *sentence, names map[string]bool) (strange []int, ok bool) {
	if len(s.toks) > longestSentence || p.valueGoesOn(s) || p.otherDays(s) || p.otherLanguage(s) || p.saysOnline(s) {
		return nil, false
	}
	return p.unknown(s, names)
}

// unknown is strange for a sentence of whose days, languages and modes nothing is asked.
func (p *reader) unknown(s *sentence, names map[string]bool) (strange []int, ok bool) {
	toks := s.toks
	for i := headingLetter(toks); i < len(toks); {
		if to, agrees := p.counted(s, i); to > i {
			if !agrees {
				return nil, false
			}
			i = to
			continue
		}
		t := toks[i]
		switch t.kind {
		case mark, newline, address:
			i++
			continue
		case number:
			if to := p.referenceEnd(toks, i); to > i {
				i = to
				continue
			}
			if p.strangeYear(t.fold) {
				return nil, false
			}
			if !p.numbersNothing(s, i) {
				strange = append(strange, i)
			}
			i++
			continue
		}
		to := p.knownEnd(s, i, names)
		if to == i {
			strange = append(strange, i)
			to = i + 1
		}
		i = to
	}
	return strange, true
}

// knownEnd is the end of what begins at token i and says nothing: plain words, a phrase of courtesy, a reference, a name of the sender's; i where nothing does.
func (p *reader) knownEnd(s *sentence, i int, names map[string]bool) int {
	toks, t := s.toks, s.toks[i]
	to := p.referenceEnd(toks, i)
	words().plain.walk(toks[i:min(i+7, len(toks))], func(_ string, n int) { to = max(to, i+n) })
	for _, m := range s.at(i) {
		if (m.section == "polite" || m.section == "ack" || m.section == "greeting" || m.section == "request" || p.monthSoFar(m.section) || strings.HasPrefix(m.section, "language ")) && !mayGap(m) {
			to = max(to, m.to)
		}
	}
	if to == i && (names[t.fold] || declined(t.fold, names) || names[stemArabic(t.fold)] || demonymOf(t.fold, names) || inList("weekday", t.fold) || p.c.Campaign == "" && i > 0 && p.capital(t) && !isArabic(t.fold)) {
		to = i + 1
	}
	return to
}

// headingLetter is the place behind the letter of a heading: "B. Request for the floor".
func headingLetter(toks []token) int {
	if len(toks) > 2 && len(toks[0].fold) == 1 && toks[0].kind == word && (toks[1].fold == "." || toks[1].fold == ")") {
		return 2
	}
	return 0
}

// referenceEnd is the end of a note's reference that begins at token i, as "0427/MPS/GVA" and "7-1-M/112": pieces without a space between, a slash and a great
// letter among them. It is i where none begins.
func (p *reader) referenceEnd(toks []token, i int) int {
	slash, letter, digit := false, false, false
	end := i
	for ; end < len(toks) && (end == i || toks[end].start == toks[end-1].end); end++ {
		switch t := toks[end]; {
		case t.kind == number:
			digit = true
		case t.kind == word && p.text[t.start:t.end] == strings.ToUpper(p.text[t.start:t.end]):
			letter = true
		case t.kind == mark && (t.fold == "/" || t.fold == "-" || t.fold == "."):
			slash = slash || t.fold == "/"
		default:
			return i
		}
	}
	if slash && letter && digit {
		return end
	}
	return i
}

// numbersNothing tells a number that counts no persons or items: of a date, a reference, a heading ("Delegate 2"), a telephone.
func (p *reader) numbersNothing(s *sentence, i int) bool {
	t := s.toks[i]
	if len(t.fold) > 3 || i == 0 && (len(s.toks) == 1 || s.toks[1].kind != word || isHan(rune0(s.toks[1].fold))) {
		return true
	}
	for _, m := range s.found {
		if strings.HasPrefix(m.section, "month ") {
			return true
		}
	}
	if i == 0 {
		return false // "2 persons"
	}
	prev := s.toks[i-1]
	if isHan(rune0(prev.fold)) || i+1 < len(s.toks) && isHan(rune0(s.toks[i+1].fold)) {
		return true
	}
	return prev.kind == word && (inList("numberword", prev.fold) || i+1 == len(s.toks) && p.capital(prev)) || prev.fold == "/" || prev.fold == "." || prev.fold == "№" || prev.fold == "°" || prev.fold == "º" || i+1 < len(s.toks) && s.toks[i+1].fold == "/"
}

// declined tells a Russian word that is one of the names in another case: "Казахстана", "Китая" (й is folded to и).
func declined(word string, names map[string]bool) bool {
	if r := rune0(word); r < 0x400 || r > 0x52F {
		return false
	}
	letters := []rune(word)
	for cut := 0; cut <= 2 && len(letters)-cut >= 4; cut++ {
		stem := string(letters[:len(letters)-cut])
		for _, ending := range [...]string{"", "а", "я", "ь", "и", "ия"} {
			if names[stem+ending] {
				return true
			}
		}
	}
	return false
}

// mayGap tells whether a phrase is so long that it may have been matched over words between, which are not accounted for.
func mayGap(m match) bool { return m.to-m.from > 4 }

// strangeYear tells a year that is not the meeting's.
func (p *reader) strangeYear(digits string) bool {
	if len(digits) != 4 || !strings.HasPrefix(digits, "20") && !strings.HasPrefix(digits, "19") || p.c.Start.IsZero() {
		return false
	}
	return digits != p.c.Start.String()[:4] && (p.m.Date.IsZero() || digits != strconv.Itoa(p.m.Date.Year()))
}

// monthSoFar tells a month up to the meeting's: letters are dated before it, and a later one is another meeting's.
func (p *reader) monthSoFar(section string) bool {
	v, ok := strings.CutPrefix(section, "month ")
	n, _ := strconv.Atoi(v)
	return ok && (p.c.End.IsZero() || n <= int(p.c.End.Month) || !p.m.Date.IsZero() && p.m.Date.Year() < p.c.End.Year)
}
