package reply

import (
	"slices"
	"strings"
)

// longestCourtesy is the number of tokens past which no sentence with words that the tables lack is taken for a courtesy.
const longestCourtesy = 45

// How sure the classifier has to be of a courtesy: the office's own form, filled in, says all that an answer says; labels of a delegation's own may be taken back
// in any words. On examples that it has not learnt, the first passes 6 in 1,000 of those that say something in ordinary words, the second 4; of those that say
// it obliquely on purpose 4 and 3 in 100 (docs/reading.md).
const (
	sureByForm   = 5.0
	sureByLabels = 7.0
)

// quiet tells a sentence that says nothing of the answer beside which it stands: by the tables, or by the classifier.
func (p *reader) quiet(s *sentence, names map[string]bool) bool {
	if p.changesUnread(s) {
		return false
	}
	strange, ok := p.strange(s, names)
	return ok && !p.labelsFact(s) && !p.touchesAnswer(s) && !p.doesByTitle(s) && (len(strange) == 0 && !s.putsOff() || s.civil(strange) || p.courteous(s, strange, names))
}

// How much surer the classifier has to be for each thing that speaks against a courtesy (see reserves), and how much less for a known phrase of one: "if you
// need any information", "see you in".
const (
	surerByReserve = 2.0
	lessByPhrase   = 9.0
)

// moreThanCourtesy are the sections in whose phrases no word of a courtesy stands that the tables lack.
var moreThanCourtesy = []string{"month ", "capacity "}

// factSections say facts of an answer, which hardly a courtesy says: "Idioma de las alocuciones: español" is a label that nobody knows.
var factSections = []string{"item", "needs", "visa", "novisa", "mode online", "language "}

// courteous tells a courtesy with words that no table has (strange): nobody knows all words of thanks. A heading or a line that is no sentence names nobody and
// no fact: "Delegation of Sweden" and "Per Olsen" have no words that tell what of them.
func (p *reader) courteous(s *sentence, strange []int, names map[string]bool) bool {
	if len(s.toks) > longestCourtesy || s.question {
		return false
	}
	if last := lastWord(s.toks); s.colon && slices.Contains(strange, last) && inSections(s.found, last, "turning") {
		return false // a heading that turns: "Voici notre délégation idéale :"
	}
	if labelShaped(p.words(s)) && slices.ContainsFunc(strange, func(i int) bool { return inSections(s.found, i, "turning") }) {
		return false // a label that turns its value: "Temas descartados: 4 y 5"
	}
	if slices.ContainsFunc(strange, func(i int) bool {
		return inSections(s.found, i, moreThanCourtesy...) || p.foreignStateAt(s, i) && !s.greetsFrom(i)
	}) {
		return false
	}
	reserves := p.reserves(s, strange, names)
	if reserves == 0 && p.leadsToChanges(s) {
		return true
	}
	if reserves > 0 && s.fragment() {
		return false
	}
	sure := sureByLabels
	if slices.ContainsFunc(p.codes, func(code string) bool { return code != "" }) {
		sure = sureByForm
	}
	if s.has("polite") {
		sure -= lessByPhrase
	}
	return p.classifier().score(p, s, names) > sure+surerByReserve*float64(reserves)
}

// leadsToChanges tells a sentence that leads to changes, where changes are read: "Please make the following changes." It names nobody and nothing itself.
func (p *reader) leadsToChanges(s *sentence) bool { return s.has("changelead") && p.amended }

// changesUnread tells a sentence that leads to changes of which none is read: "We have to report changes in our delegation."
func (p *reader) changesUnread(s *sentence) bool { return s.has("changelead") && !p.amended }

// reserves counts what speaks against a courtesy: a fact, a place in a row, a number, a name.
func (p *reader) reserves(s *sentence, strange []int, names map[string]bool) (n int) {
	if slices.ContainsFunc(s.found, func(m match) bool { return isOneOf(m.section, factSections) && !polite(s, m) }) {
		n++
	}
	if slices.ContainsFunc(strange, func(i int) bool { return inSections(s.found, i, "ordinal ") }) {
		n++
	}
	if slices.ContainsFunc(strange, func(i int) bool { return s.toks[i].kind == number && !s.ofArticle(i) }) {
		n++
	}
	if slices.ContainsFunc(strange, func(i int) bool { return i > 0 && p.strangeName(s, i, names) }) {
		n++
	}
	return n
}

// greetsFrom tells a place right behind words of greeting: "Greetings from Tunis" is of no delegation of Tunisia.
func (s *sentence) greetsFrom(i int) bool {
	return slices.ContainsFunc(s.found, func(m match) bool { return m.section == "greetsfrom" && m.to == i })
}

// ofArticle tells the number of an article of the treaty, which is no item: "the overview of the implementation of Article 5", 第5条.
func (s *sentence) ofArticle(i int) bool {
	return !s.has("speak") && s.articleBeside(i)
}

// articleBeside tells a word for an article or a paragraph beside token i.
func (s *sentence) articleBeside(i int) bool {
	return slices.ContainsFunc([]int{i - 1, i + 1}, func(k int) bool {
		return inSections(s.found, k, "itemlike") && (inSections(s.found, k, "letter") || isHan(rune0(s.toks[k].fold)))
	})
}

// foreignStateAt tells the name of another State than the sender's, one word or two, at token i.
func (p *reader) foreignStateAt(s *sentence, i int) bool {
	last := min(i+1, len(s.toks)-1)
	return p.foreignState(p.text[s.toks[i].start:s.toks[i].end]) || p.foreignState(p.text[s.toks[i].start:s.toks[last].end])
}

// shortestSentence is the number of tokens from which a line without a mark at its end may be a sentence.
const shortestSentence = 5

// fragment tells a heading, and a line too short for a sentence.
func (s *sentence) fragment() bool {
	ended := isOneOf(s.toks[len(s.toks)-1].fold, []string{".", "!", ",", "…", ";"})
	return s.colon || !ended && len(s.toks) < shortestSentence
}

// putsOff tells a sentence that promises something for later, and no text of a statement: "The list later." Words that say nothing each may do so together.
func (s *sentence) putsOff() bool { return s.has("later") && !s.has("statement") }

// labelsFact tells a line built as a label whose value is a mode, days, languages, items or a person: whatever words it begins with, they say something of these.
func (p *reader) labelsFact(s *sentence) bool {
	label, value := cutLabel(p.words(s))
	if blank(value) || len(strings.Fields(label)) > longestLabel {
		return false
	}
	switch p.plainKey(value) {
	case KeyAttendance, KeyDays, KeyLanguage:
		return true
	}
	if who := parsePerson(value); who.honorific != "" && isPersonName(who.name, true) {
		return true
	}
	items, exact := p.readItems(value)
	return exact && len(items) > 0
}

// amidLabels tells a sentence right below labels or between them, where no signature is.
func (p *reader) amidLabels(s *sentence) bool { return s.span().start-p.labelEnd <= 1 }

// lastWord is the place of the last word of a sentence, -1 where it has none.
func lastWord(toks []token) int {
	for i := len(toks) - 1; i >= 0; i-- {
		if toks[i].kind == word {
			return i
		}
	}
	return -1
}

func (p *reader) classifier() *classifier {
	if p.c.classifier != nil {
		return p.c.classifier
	}
	return taught()
}

// strangeName tells a word with a capital inside a sentence that is neither a word of letters nor a name of the sender's.
func (p *reader) strangeName(s *sentence, i int, names map[string]bool) bool {
	t := s.toks[i]
	if !p.capital(t) || isArabic(t.fold) || names[t.fold] || inList("notname", t.fold) {
		return false
	}
	if inSections(s.found, i, "function") {
		return false // "the Minister"
	}
	plain := false
	words().plain.walk(s.toks[i:i+1], func(string, int) { plain = true })
	return !plain && !demonymOf(t.fold, names)
}

// firstName tells the last line, one word with a capital behind a line that ends with a comma: how friends sign.
func (p *reader) firstName(s *sentence, i int) bool {
	if i != len(p.loose)-1 || len(s.toks) != 1 || !p.capital(s.toks[0]) {
		return false
	}
	above := strings.TrimRight(p.text[:s.toks[0].start], " \n")
	return slices.ContainsFunc([]string{",", "،", "，"}, func(comma string) bool { return strings.HasSuffix(above, comma) }) && strings.Count(p.text[len(above):s.toks[0].start], "\n") <= 2
}

// closes tells a closing formula with nothing behind it but courtesy or a name: "Thanks, Per Olsen", and not "Thanks, the Ambassador speaks early".
func (p *reader) closes(s *sentence, names map[string]bool) bool {
	text := p.words(s)
	if !isClosing(text) {
		return false
	}
	formula, _ := words().begins("closing", foldAll(text))
	rest := s.toks
	for n := len(strings.Fields(formula)); len(rest) > 0 && (n > 0 || rest[0].kind == mark || rest[0].kind == newline); rest = rest[1:] {
		if rest[0].kind != mark && rest[0].kind != newline {
			n--
		}
	}
	if len(rest) == 0 {
		return true
	}
	behind := sentenceOf(rest)
	return p.quiet(behind, names) || p.signatureLine(behind, names)
}
