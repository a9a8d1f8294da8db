package reply

import (
	"strings"

	"chancery/internal/roster"
)

// takePersons reads a list of persons in one value.
func (p *reader) takePersons(value, capacity string, e roster.Evidence) bool {
	took := false
	if alarmedValue(value) {
		p.doubtValue("persons", value)
	}
	lines := strings.FieldsFunc(value, func(r rune) bool { return r == '\n' || r == ';' || r == '；' || r == '؛' })
	if len(lines) == 1 && strings.ContainsRune(lines[0], '、') {
		lines = strings.Split(lines[0], "、")
	} else if len(lines) == 1 {
		lines = splitPersons(lines[0])
	}
	for _, line := range lines {
		line = strings.TrimRight(line, "。")
		who := parsePerson(line)
		if who.name == "" || !isPersonValue(who.name) {
			if !blank(line) && ofMission(line) == "" {
				p.doubtValue("persons", line)
			}
			continue
		}
		v := map[string]string{KeyName: line}
		p.spread(v)
		p.weigh(v)
		d := p.delegateFrom(v, e)
		if capacity != "" {
			d.Capacity, d.Head = capacity, capacity == "head"
		}
		p.addDelegate(d)
		took = true
	}
	return took
}

// splitPersons parts "Mr. A, Counsellor, and Ms. B, Attaché" before each honorific that follows a comma or an "and", and "Ana Torres and Juan Pérez" at the "and".
// Chinese ranks are honorifics too, behind which a name has to stand: 林雪女士，参赞 is one person.
func splitPersons(s string) []string {
	var out []string
	start := 0
	toks := tokenize(s)
	for i := 1; i < len(toks); i++ {
		prev := toks[i-1].fold
		sep := prev == "," || prev == ";" || begins(toks[i-1:], "and") && toks[i-1].kind == word
		if n := honorificAt(toks[i:]); sep && n > 0 && toks[i].kind == word && !(i+n == len(toks) && isHan(rune0(toks[i].fold))) {
			out = append(out, strings.Trim(s[start:toks[i-1].start], " ,;"))
			start = toks[i].start
		}
	}
	out = append(out, strings.Trim(s[start:], " ,;"))
	if len(out) > 1 {
		return out
	}
	if names := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '،' || r == '，' }); len(names) > 1 && allFullNames(names) {
		return names
	}
	if pieces := splitAnd(s); len(pieces) > 1 {
		for _, x := range pieces {
			if !isNameLike(strings.SplitN(x, ",", 2)[0]) || strings.Count(strings.TrimSpace(x), " ") == 0 && !isHanText(strings.TrimSpace(x)) {
				return out
			}
		}
		var all []string
		for _, x := range pieces {
			for _, y := range strings.Split(x, ",") {
				if isNameLike(y) && strings.Contains(strings.TrimSpace(y), " ") || len(all) == 0 {
					all = append(all, strings.TrimSpace(y))
				} else {
					all[len(all)-1] += ", " + strings.TrimSpace(y)
				}
			}
		}
		return all
	}
	return out
}

// allFullNames tells whether each piece is a name of two words or more and no function, and they are not the two parts of one name.
func allFullNames(pieces []string) bool {
	for _, x := range pieces {
		x = strings.TrimSpace(x)
		if !isNameLike(x) || hasFunction(x) || !strings.Contains(x, " ") || isArabic(rune0str(x)) {
			return false
		}
	}
	return len(pieces) != 2 || !givenBehind(strings.TrimSpace(pieces[0]), strings.TrimSpace(pieces[1]))
}

// joinName makes one name of first and last name.
func (p *reader) joinName(v map[string]string) {
	first, last := clean(v["first"]), clean(v["last"])
	if first == "" && last == "" && v["patronymic"] == "" {
		return
	}
	name := clean(v[KeyName])
	if whole := foldAll(name); first != "" && last != "" && whole != "" && !strings.Contains(whole, foldAll(first)) && !strings.Contains(whole, foldAll(last)) {
		p.doubtValue(KeyName, name+", "+first+" "+last) // two persons
	}
	switch {
	case last == "":
		last = name
	case first == "":
		first = name
	}
	full := strings.TrimSpace(first + " " + last)
	if isHanText(last) {
		full = last + first
	} else if r := rune0(last); r >= 0x400 && r < 0x530 {
		full = strings.TrimSpace(last + " " + first + " " + clean(v["patronymic"]))
	}
	v[KeyName] = full
}

// titleIs sorts "Title": an honorific or a function.
func titleIs(v map[string]string) {
	t := v["title"]
	if blank(t) {
		return
	}
	if h, name := splitHonorific(t); h != "" && name == "" && !hasFunction(t) || choice(t) == "female" || choice(t) == "male" {
		v[KeyHonorific] = firstOf(v[KeyHonorific], t)
	} else if v[KeyFunction] == "" {
		v[KeyFunction] = t
	}
}

// personIn tells whether the name among the values can be a person's; an honorific of its own stands for it.
func personIn(v map[string]string) bool {
	return isPersonValue(v[KeyName]) || !blank(v[KeyHonorific]) && isPersonName(parsePerson(v[KeyName]).name, true)
}

// placeholder tells a value that holds the place of a name: words of reserve alone ("to be confirmed", "à désigner").
func placeholder(toks []token) bool {
	return len(toks) > 0 && words().has(toks, "hedge") && covered(toks, words().find(toks), 0, "hedge")
}

// isPersonValue tells whether a value can be a person's name: not yes or no, no sentence, no mission.
func isPersonValue(s string) bool {
	s = strings.TrimSpace(s)
	if blank(s) || choice(s) == "yes" || choice(s) == "no" || len(s) > 220 || isDigitStart(s) || strings.Contains(s, "?") {
		return false
	}
	who := parsePerson(s)
	if who.honorific != "" && isPersonName(who.name, true) {
		return true
	}
	toks := tokenize(who.name)
	if placeholder(toks) {
		return false
	}
	n := 0
	for i, t := range toks {
		if t.kind == word {
			n++
			if i == 0 && t.fold != "al" && t.fold != "de" && inList("notname", t.fold) {
				return false
			}
		}
		if t.kind == address {
			return false
		}
	}
	return n > 0 && (n <= 9 || isHanText(who.name) && n <= 24)
}
