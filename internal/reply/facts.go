package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// delegateFrom makes a delegate of named values as written: by form, labels or table.
func (p *reader) delegateFrom(v map[string]string, e roster.Evidence) roster.Delegate {
	d := roster.Delegate{Action: roster.Register, Evidence: []roster.Evidence{e}}
	who := parsePerson(v[KeyName])
	d.Honorific, d.Name, d.Function = who.honorific, who.name, who.function
	d.Email, d.Phone = firstOf(mailIn(v[KeyEmail]), who.email), phoneOf(v[KeyPhone])
	if h := clean(v[KeyHonorific]); h != "" {
		d.Honorific = h
	}
	p.stateGender(&d, v[KeyGender])
	d.Capacity, d.Head = who.capacity, who.capacity == "head"
	p.stateCapacity(&d, v[KeyCapacity])
	if f := clean(v[KeyFunction]); !blank(f) {
		d.Function, d.Capacity = functionAndCapacity(f, d.Capacity)
		d.Head = d.Head || d.Capacity == "head"
	}
	if f := clean(v[KeyCapacity]); d.Function == "" && d.Capacity == "" && hasFunction(f) {
		d.Function = f // "Qualité : Première secrétaire"
	}
	if d.Function == "" && inList("officealone", foldAll(d.Honorific)) {
		d.Function, d.Honorific = d.Honorific, "" // 贺知秋 大使, and no label says what he is
	}
	if choice(v["headq"]) == "yes" {
		d.Head, d.Capacity = true, "head"
	}
	d.Attendance = firstOf(attendanceIn(v[KeyAttendance]), who.attendance)
	d.Days = p.daysIn(v[KeyDays])
	d.Languages = languagesIn(v[KeyLanguages])
	if blank(v[KeyLanguages]) && blank(v[KeyItem]) && blank(v[KeySpeaker]) {
		d.Languages = languagesIn(v[KeyLanguage]) // "Language: French" below a name
	}
	if !blank(v[KeyNeeds]) {
		d.Needs = clean(v[KeyNeeds])
	}
	d.VisaLetter = saysYes(v[KeyVisa])
	if !blank(v["replaces"]) {
		d.Replaces = parsePerson(v["replaces"]).name
	}
	return d
}

// phoneOf is a telephone number without the words around it: "mobile +41 79 …", "+41 79 … (WhatsApp)". A value with two numbers, as of an extension, stays as it is.
func phoneOf(value string) string {
	value = clean(value)
	first := strings.IndexFunc(value, func(r rune) bool { return isDigit(r) || r == '+' })
	last := strings.LastIndexFunc(value, isDigit)
	if first < 0 || last < first {
		return value
	}
	_, size := utf8.DecodeRuneInString(value[last:])
	if number := value[first : last+size]; strings.IndexFunc(number, unicode.IsLetter) < 0 && strings.Count(value[:first], "(") == strings.Count(value[:first], ")") {
		return number
	}
	return value
}

// functionAndCapacity parts the capacity that stands with a function ("Ambassador, head of delegation"); the function keeps all its words where it is one alone, and
// those that are another capacity than is stated elsewhere: the head may be 大使、副代表.
func functionAndCapacity(f, capacity string) (function, stated string) {
	pieces := strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune(",;()/،，、", r) })
	var rest []string
	for i, piece := range pieces {
		piece = strings.TrimSpace(piece)
		if c := capacityOf(piece); c != "" && !headsUnit(pieces[i:]) && (capacity == "" || capacity == c) {
			capacity = c
		} else if piece != "" {
			rest = append(rest, piece)
		}
	}
	if len(rest) == 0 || len(rest) == len(pieces) {
		return f, capacity
	}
	return strings.Join(rest, ", "), capacity
}

// headsUnit tells one word for a head before the unit of a ministry that he heads: "Head, Arms Control Division", "Chef, Service juridique".
func headsUnit(pieces []string) bool {
	if len(pieces) < 2 || choice(pieces[0]) != "head" || len(tokenize(pieces[0])) > 1 || !hasFunction(pieces[0]) && !wholly(pieces[0], "capacity head") {
		return false
	}
	unit := strings.TrimSpace(pieces[1])
	_, state := locale.StateByName(unit)
	return unit != "" && !state && !namesMission(unit) && !hasFunction(unit) && capacityOf(unit) == ""
}

// stateGender takes a stated gender, else the one that the honorific tells; never one from the name.
func (p *reader) stateGender(d *roster.Delegate, stated string) {
	if p.r.Language == locale.Spanish && inList("eithergender", foldAll(clean(stated))) { // mujer or masculino
		if honorificGender(d.Honorific) == "" {
			p.doubtValue(KeyGender, stated)
		}
		stated = ""
	}
	if c, h := choice(stated), honorificGender(d.Honorific); h != "" && (c == "female" || c == "male") && c != h {
		p.review(Conflict, d.Honorific+" "+d.Name+": the gender is given as "+clean(stated))
	}
	switch choice(stated) {
	case "female":
		d.Gender = "female"
	case "male":
		d.Gender = "male"
	case "other":
		d.Gender = "other"
	case "undisclosed":
	default:
		if g := honorificGender(d.Honorific); g != "" {
			d.Gender, d.GenderInferred = g, true
		}
	}
}

func (p *reader) stateCapacity(d *roster.Delegate, stated string) {
	if blank(stated) {
		return
	}
	switch c := choice(stated); c {
	case "head", "alternate", "adviser", "observer":
		d.Capacity = c
	default:
		if m := sections(stated, "capacity "); m != "" {
			d.Capacity = m
		}
	}
	d.Head = d.Head || d.Capacity == "head"
}

// interventionsFrom makes one intervention for each item named in the values, and tells whether any is.
func (p *reader) interventionsFrom(v map[string]string, e roster.Evidence) bool {
	items, exact := p.readItems(v[KeyItem])
	switch c := choice(v[KeyItem]); {
	case c == "no" && len(items) == 0:
		if len(p.r.Interventions) > 0 {
			p.doubtValue(KeyItem, v[KeyItem])
		}
		return false
	case blank(v[KeyItem]):
		return false
	case c == "yes" && len(items) == 0:
		p.wish = firstOf(p.wish, clean(v[KeyItem]))
		return false
	case len(items) == 0:
		p.review(UnknownItem, "item: "+clean(v[KeyItem]))
	}
	if !exact {
		p.doubtValue(KeyItem, v[KeyItem])
	}
	speaker := parsePerson(v[KeySpeaker]).name
	if blank(v[KeySpeaker]) {
		speaker = ""
	}
	var lang locale.Lang
	said := v[KeyLanguage]
	if blank(said) && blank(v[KeyName]) {
		said = v[KeyLanguages] // "Language" in a table of speakers
	}
	if ls := languagesIn(said); len(ls) > 0 {
		lang = ls[0]
	}
	evidence := []roster.Evidence{e}
	group := ""
	if said := v[KeyOnBehalfOf]; !blank(said) {
		if group = groupName(said); group != clean(said) && !strings.Contains(e.Words, said) {
			evidence = append(evidence, roster.Evidence{Part: e.Part, Words: said, Found: e.Found})
		}
	}
	for _, item := range items {
		p.addIntervention(roster.Intervention{Action: roster.Add, Item: item, Speaker: speaker, Language: lang, OnBehalfOf: group, StatementAttached: p.cameWith(v["statement"]), Evidence: evidence})
	}
	return len(items) > 0
}

// groupName is the name of a group without the article before it, "the member States of" and "and its member States", which stay in the evidence.
func groupName(said string) string {
	said = withoutArticle(clean(said))
	toks := tokenize(said)
	if n := phraseAt(toks, "membersof"); n > 0 && n < len(toks) && words().has(toks[n:], "group") {
		said = withoutArticle(said[toks[n].start:])
		toks = tokenize(said)
	}
	for _, m := range words().of("members", toks) {
		if m.from > 0 {
			return clean(said[:toks[m.from-1].end])
		}
	}
	return said
}

func withoutArticle(said string) string {
	toks := tokenize(said)
	if start := afterArticle(toks, 0); start < len(toks) {
		return said[toks[start].start:]
	}
	return said
}

// afterArticle is the first token that is no article, of those from token i on.
func afterArticle(toks []token, i int) int {
	for i < len(toks) && (inList("article", toks[i].fold) || toks[i].kind == newline) {
		i++
	}
	return i
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func languagesIn(s string) []locale.Lang {
	var out []locale.Lang
	if blank(s) {
		return nil
	}
	if l, ok := locale.ParseLang(strings.TrimSpace(s)); ok {
		return []locale.Lang{l}
	}
	if out = hanLanguages(s); out != nil {
		return out
	}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;/|&+、，؛،()", r) }) {
		for _, piece := range splitAnd(part) {
			if l, ok := locale.ParseLang(strings.TrimSpace(piece)); ok {
				out = appendLang(out, l)
			} else if pieces := byScript(piece); len(pieces) > 1 && len(languagesIn(strings.Join(pieces, ","))) == 1 {
				out = appendLang(out, languagesIn(strings.Join(pieces, ","))[0]) // "Chinese 中文"
			} else if l, ok := locale.ParseLang(withoutLanguageWords(piece)); ok {
				out = appendLang(out, l) // "русский язык"
			} else if v := sections(piece, "language "); v != "" {
				out = appendLang(out, locale.Lang(v))
			}
		}
	}
	return out
}

// hanLanguages are languages by one character each: 中英文, 中、英、法. It is nil where anything else stands with them.
func hanLanguages(s string) (out []locale.Lang) {
	var buf briefly
	for _, t := range appendTokens(buf[:0], s) {
		l := words().exact["glyph"][t.fold]
		switch {
		case l != "":
			out = appendLang(out, locale.Lang(l))
		case t.kind != mark && !inList("languageword", t.fold):
			return nil
		}
	}
	return out
}

// withoutLanguageWords takes the words for language off the name of one, and those by which it is that of each statement: "English for both".
func withoutLanguageWords(s string) string {
	var kept []string
	var buf briefly
	toks := appendTokens(buf[:0], s)
	found := words().find(toks)
	for i, t := range toks {
		if (t.kind != word || !inList("languageword", t.fold)) && !inSections(found, i, "ofboth") {
			kept = append(kept, s[t.start:t.end])
		}
	}
	return strings.Join(kept, " ")
}

func appendLang(all []locale.Lang, l locale.Lang) []locale.Lang {
	for _, x := range all {
		if x == l {
			return all
		}
	}
	return append(all, l)
}

// splitAnd parts a short list at its "and" in any language.
func splitAnd(s string) []string {
	var out []string
	start := 0
	var buf briefly
	toks := appendTokens(buf[:0], s)
	for i, t := range toks {
		if i > 0 && t.kind == word && begins(toks[i:i+1], "and") && !inList("either", t.fold) && !endsHanName(toks, i) {
			out = append(out, s[start:t.start])
			start = t.end
		} else if i > 0 && t.kind == word && strings.HasPrefix(t.fold, "و") && len(t.fold) > 4 && !inList("wawname", t.fold) {
			out = append(out, s[start:t.start])
			start = t.start + len("و")
		}
	}
	return append(out, s[start:])
}

// endsHanName tells an "and" that is the last character of a Chinese name, as its honorific follows: 顾清和先生. "And wife" is none.
func endsHanName(toks []token, i int) bool {
	if i < 2 || !inList("nameand", toks[i].fold) || i+1 >= len(toks) || honorificBehind(toks[:i]) > 0 {
		return false
	}
	n := honorificAt(toks[i+1:])
	return n > 0 && i+1+n == len(toks) && !begins(toks[i+1:], "spouse")
}

func mailIn(s string) string {
	for i := 0; i < len(s); {
		t, next := nextToken(s, i)
		if t.kind == address && strings.Contains(s[t.start:t.end], "@") {
			return s[t.start:t.end]
		}
		i = next
	}
	return ""
}
