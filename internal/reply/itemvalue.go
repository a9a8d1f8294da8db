package reply

import (
	"slices"
	"strings"
)

// itemValue reads a value that names items, as a field, a label or a cell has it: numbers, ranges, ordinals, titles, "all but 7". It accounts for every word:
// exact is false where something stands beside the items that the program does not understand ("3 (tbc)", "not 5", "3 or 4").
type itemValue struct {
	p      *reader
	source string
	toks   []token
	found  []match
	labels []string
	all    bool // all items, up to except
	except []string
	beyond bool     // "except" was read: what follows is left out
	last   []string // the last list taken, which 除外 behind it takes out
	before []string // labels before it
	bound  bool     // a number stands before without a comma: a title here is that item's
	exact  bool
}

func (p *reader) readItems(s string) (labels []string, exact bool) {
	if blank(s) {
		return nil, true
	}
	if item, ok := p.c.Agenda.Find(clean(s)); ok {
		return []string{item.Label}, true
	}
	if toks := tokenize(s); behindYes(toks) > 0 {
		s = s[toks[behindYes(toks)].start:] // "Yes, item 4"
	}
	v := &itemValue{p: p, exact: !strings.ContainsAny(s, "☐□○?？؟") && !strings.Contains(s, "~~") && !strangeSign(s) && !leadsNowhere(tokenize(s))}
	lines := strings.Split(s, "\n")
	counted := countedLines(lines)
	for _, line := range lines {
		if rest := afterCount(line); rest != "" && (counted || begins(tokenize(rest), "item")) {
			line = rest // "1. Item 3": the first number counts the lines
		}
		v.line(line)
	}
	return v.result()
}

func (v *itemValue) line(s string) {
	v.source, v.toks = s, tokenize(s)
	v.found = words().find(v.toks)
	for i := 0; i < len(v.toks); {
		next := v.at(i)
		if next <= i {
			v.exact = false
			next = i + 1
		}
		i = next
	}
}

// at reads what stands at token i and gives the token behind it, i itself where nothing is understood.
func (v *itemValue) at(i int) int {
	t := v.toks[i]
	if label, to := v.title(i); to > i {
		v.exact = v.exact && !v.bound // "3 Risk education", where that is item 11
		v.take([]string{label})
		return to
	}
	if to := v.date(i); to > i {
		return to
	}
	for _, section := range [...]string{"all", "every", "excepted", "except", "neg", "unlike", "nospeak", "itemlike"} {
		if to := v.section(section, i); to > i {
			return v.clause(section, i, to)
		}
	}
	if _, to := numberAt(v.toks, i, true); countsItems(v.toks, i, to) {
		v.exact = false
		return to
	}
	if labels, to := v.p.itemList(v.toks, i, true); len(labels) > 0 {
		if v.section("itemlike", to) > to {
			return to // 第5条 is an article; its last sign is doubted next
		}
		if v.bound && to < len(v.toks) && inList("duration", v.toks[to].fold) {
			v.exact = false // "3 (4 minutes)"
			return to + 1
		}
		v.numbers(i, to, labels)
		v.bound = true
		if v.ordinalEnd(to) {
			to++
		}
		return v.behind(to, labels)
	}
	v.bound = v.bound && t.kind == mark && strings.Contains(":-.()", t.fold)
	switch {
	case t.kind == newline, t.kind == mark && strings.Contains(".,:;/&+-()#№°\"'«»“”„《》「」•*|·", t.fold), v.opens(i):
		return i + 1
	case t.kind == word && (inList("numberword", t.fold) || inList("itemlead", t.fold) || inList("itemfiller", t.fold)) && v.leads(i):
		return i + 1
	}
	return max(v.section("item", i), v.section("and", i), v.ofAgenda(i))
}

// date is the end of a date behind an item, which has to be the day of that item: "Item 3 (20 June)".
func (v *itemValue) date(i int) int {
	if len(v.labels) == 0 || v.toks[i].kind != number {
		return i
	}
	for _, m := range v.found {
		if m.from > i && m.from <= i+2 && strings.HasPrefix(m.section, "month ") {
			item, _ := v.p.c.Agenda.Find(v.labels[len(v.labels)-1])
			days := v.p.daysNamed(v.toks[i:m.to], words().find(v.toks[i:m.to]), false)
			v.exact = v.exact && len(days) == 1 && days[0] == item.Day
			return m.to
		}
	}
	return i
}

// ofAgenda is the end of "of the agenda" behind an item's number: "Punto 4 del orden del día".
func (v *itemValue) ofAgenda(i int) int {
	if len(v.labels) == 0 {
		return i
	}
	at := i
	for at < len(v.toks) && v.toks[at].kind == word && (inList("itemlead", v.toks[at].fold) || inList("itemfiller", v.toks[at].fold) || inList("article", v.toks[at].fold)) {
		at++
	}
	if to := v.section("agenda", at); to > at {
		return to
	}
	return i
}

// leads tells whether a number, a title or a word for item follows a word that says nothing: "3 and following" and "from 3 on" say more.
func (v *itemValue) leads(i int) bool {
	for i++; i < len(v.toks); i++ {
		t := v.toks[i]
		if t.kind == mark || t.kind == word && (inList("numberword", t.fold) || inList("itemlead", t.fold) || inList("itemfiller", t.fold)) {
			continue
		}
		_, title := v.title(i)
		_, digits := numberAt(v.toks, i, true)
		return title > i || digits > i || v.section("item", i) > i || v.section("all", i) > i || v.section("every", i) > i || v.section("itemlike", i) > i
	}
	return false
}

// opens tells "[" right before a number, and the "]" behind it.
func (v *itemValue) opens(i int) bool {
	switch v.toks[i].fold {
	case "[":
		return i+1 < len(v.toks) && v.toks[i+1].kind == number
	case "]":
		return i > 0 && v.toks[i-1].kind == number
	}
	return false
}

// section is the end of the longest phrase of a section that begins at token i.
func (v *itemValue) section(section string, i int) int {
	to := i
	for _, m := range v.found {
		if m.section == section && m.from == i {
			to = max(to, m.to)
		}
	}
	return to
}

// clause reads "all items", "except", a negation, and an article or page with its number, which is no item.
func (v *itemValue) clause(section string, from, to int) int {
	switch section {
	case "all", "every":
		v.all, v.beyond = true, false
	case "except":
		v.exact = v.exact && !v.beyond
		v.beyond = true
	case "excepted":
		if !v.beyond {
			v.except, v.labels = appendAll(v.except, v.last), v.before
			v.exact = v.exact && len(v.last) > 0
		}
		v.beyond = false
	case "itemlike":
		v.exact = false
		for to < len(v.toks) && (v.toks[to].kind == number || v.toks[to].kind == mark) {
			to++
		}
	default:
		if v.toks[from].fold == "no" && to < len(v.toks) && (v.toks[to].kind == number && (from > 0 || v.raised(from)) || v.toks[to].fold == ".") {
			return to // "No. 3"
		}
		v.exact = false
		return len(v.toks) // what is denied is not proposed
	}
	return to
}

// raised tells "nº", which is number and no denial.
func (v *itemValue) raised(i int) bool {
	raw := v.source[v.toks[i].start:v.toks[i].end]
	return strings.HasSuffix(raw, "º") || strings.HasSuffix(raw, "°")
}

func (v *itemValue) take(labels []string) {
	if v.beyond {
		v.except = appendAll(v.except, labels)
		return
	}
	v.last, v.before = labels, v.labels
	v.labels = appendAll(slices.Clone(v.labels), labels)
}

// title is the item whose title, or a part of it that no other item has, stands at token i: also "Article 5", where an item is named so.
func (v *itemValue) title(i int) (label string, to int) {
	to = i
	if t := v.toks[i]; t.kind != word || inList("itemfiller", t.fold) || begins(v.toks[i:], "item") && !begins(v.toks[i:], "itemlike") && !inList("numberword", t.fold) {
		return "", i // a title may begin with 第
	}
	for _, part := range v.p.titleWords().parts {
		if end := i + len(part.words); end > to && titleHere(v.toks, i, part.words) {
			label, to = part.label, end
		}
	}
	for _, part := range v.p.titleWords().numbered {
		if end := i + len(part.words); end > to && titleHere(v.toks, i, part.words) {
			label, to = part.label, end
		}
	}
	return label, to
}

// behind steps over the title, or some words of it, behind an item's number: "3 – Victim assistance", "5 (Cooperation)".
func (v *itemValue) behind(i int, labels []string) int {
	if len(labels) == 0 {
		return i
	}
	item, ok := v.p.c.Agenda.Find(labels[len(labels)-1])
	if !ok {
		return i
	}
	known := v.p.titleWords().known[item.Label]
	start, open := i, false
	for i < len(v.toks) {
		t := v.toks[i]
		switch {
		case t.kind == mark && i == start && strings.Contains(":-.()–", t.fold):
			open = true
		case t.kind == mark && open && known[t.fold] && t.fold != "," && t.fold != ";":
		case t.kind == word && known[t.fold]:
			open = true
		case t.kind == mark && t.fold == ")" && i > start:
		case t.kind == mark && t.fold == "," && i+1 < len(v.toks) && v.toks[i+1].kind == word && known[v.toks[i+1].fold]:
		case t.kind == number && known[t.fold] && i > start && v.toks[i-1].kind == word && known[v.toks[i-1].fold]:
		default:
			return i
		}
		i++
	}
	return i
}

func (v *itemValue) result() ([]string, bool) {
	if !v.all {
		return v.listed()
	}
	if len(v.p.c.Agenda) == 0 {
		return v.labels, false // nobody can say which these are
	}
	for _, label := range v.except {
		_, known := v.p.c.Agenda.Find(label)
		v.exact = v.exact && known
	}
	if len(v.labels) > 0 || v.beyond && len(v.except) == 0 {
		return v.labels, false
	}
	var out []string
	for _, item := range v.p.c.Agenda {
		if !slices.Contains(v.except, item.Label) {
			out = append(out, item.Label)
		}
	}
	return out, v.exact
}

// listed are the items named without those that are taken out of them again: "3 to 6 except 4".
func (v *itemValue) listed() ([]string, bool) {
	var out []string
	for _, label := range v.labels {
		if !slices.Contains(v.except, label) {
			out = append(out, label)
		}
	}
	return out, v.exact && len(out) == len(v.labels)-len(v.except) && !(v.beyond && len(v.except) == 0)
}
