package reply

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is what stands with a name: "H.E. Ms. Ana Torres, First Secretary (head of delegation), ana@mission.example".
type person struct {
	honorific, name, function, email, phone string
	capacity, attendance                    string
}

// parsePerson reads a name with what stands around it: honorific before (in Chinese after), function, address and capacity behind.
func parsePerson(s string) person {
	var p person
	s = clean(s)
	s = strings.TrimSpace(behindMark(s))
	if s == "" {
		return p
	}
	parts := splitPerson(s)
	head := parts[0]
	if isHanText(head) {
		p = chinesePerson(head)
	} else {
		p.honorific, p.name = splitHonorific(head)
		p.hanBehind()
	}
	for _, part := range parts[1:] {
		p.take(part)
	}
	return p
}

// behindMark takes a list mark off a name. The Arabic "أ." is one before an honorific, and else an honorific itself.
func behindMark(s string) string {
	bare := trimListMark(s)
	if bare == s || !isArabic(s) {
		return bare
	}
	if n := honorificAt(tokenize(s)); n > 1 || n == 1 && honorificAt(tokenize(bare)) == 0 {
		return s
	}
	return bare
}

// take reads one piece that stands behind a name.
func (p *person) take(part string) {
	part = strings.Trim(part, " ;,()")
	if !isHonorificOnly(part) || hasFunction(part) {
		part = strings.Trim(part, ".")
	}
	if part == "" {
		return
	}
	if m := mailIn(part); m != "" {
		p.email = m
		return
	}
	if isPhone(part) {
		p.phone = strings.TrimSpace(strings.TrimLeftFunc(part, func(r rune) bool { return !isDigit(r) && r != '+' && r != '(' }))
		return
	}
	if c := capacityOf(part); c != "" || p.function != "" && wholly(part, "capacity adviser") {
		p.capacity = firstOf(c, "adviser")
		if c == "" {
			return // "Senior Adviser, adviser": the second word is the capacity
		}
		if choice(part) != "adviser" {
			return
		}
	}
	if isHonorificOnly(part) && !hasFunction(part) {
		p.honorific = firstOf(p.honorific, part)
		return
	}
	if a := attendanceIn(part); a != "" && utf8.RuneCountInString(part) < 30 && !hasFunction(part) { // "Première Secrétaire à Genève"
		p.attendance = a
		return
	}
	if p.aside(part) {
		return
	}
	if p.function == "" {
		p.function = part
	} else if hasFunction(part) || unicode.IsUpper([]rune(part)[0]) {
		p.function += ", " + part
	}
}

// aside tells what stands in brackets behind a name and is no function: the name in Chinese characters, or how it is not written.
func (p *person) aside(part string) bool {
	return isHanText(part) && !isHanText(p.name) && utf8.RuneCountInString(part) <= 4 && !hasFunction(part) || strings.HasPrefix(part, "not ")
}

// capacityOf is the capacity that a piece states as a whole; a function such as "Adviser" alone stays a function too.
func capacityOf(part string) string {
	folded := foldAll(part)
	for _, w := range [...]string{"head", "alternate", "observer"} {
		if words().exact["choice"][folded] == w {
			return w
		}
	}
	var buf briefly
	toks := appendTokens(buf[:0], part)
	found := words().find(toks)
	for _, m := range found {
		if c, ok := strings.CutPrefix(m.section, "capacity "); ok && m.from == 0 && m.to >= 2 && !(isHan(rune0(part)) && servesHead(toks, found)) {
			return c
		}
	}
	return ""
}

func hasFunction(s string) bool { return sectionHere(s, "function") }

// splitPerson parts a name from what follows it, at commas, brackets, tabs, bars and dashes with spaces.
func splitPerson(s string) []string {
	for _, dash := range [...]string{" – ", " — ", " - ", " -- ", "\t", " | "} {
		s = strings.ReplaceAll(s, dash, ",")
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",،，;；()（）<>|、[]", r) })
	out := parts[:0]
	for _, x := range parts {
		if x = strings.TrimSpace(x); x != "" {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return []string{s}
	}
	if len(out) > 1 && isHonorificOnly(out[0]) {
		out[1] = out[0] + " " + out[1]
		out = out[1:]
	}
	return familyFirst(out)
}

func isHonorificOnly(s string) bool {
	h, name := splitHonorific(s)
	return h != "" && name == ""
}

// splitHonorific parts "H.E. Ms. Ana Torres" into "H.E. Ms." and "Ana Torres".
func splitHonorific(s string) (honorific, name string) {
	var buf briefly
	toks := appendTokens(buf[:0], s)
	end := 0
	for end < len(toks) {
		n := honorificAt(toks[end:])
		if n == 0 {
			break
		}
		end += n
		for end < len(toks) && toks[end].kind == mark && (toks[end].fold == "." || toks[end].fold == "/" || toks[end].fold == ":") {
			end++
		}
	}
	if end == 0 {
		return "", strings.TrimSpace(s)
	}
	if end >= len(toks) {
		return strings.TrimSpace(s), ""
	}
	return strings.TrimSpace(s[:toks[end].start]), strings.TrimSpace(s[toks[end].start:])
}

// honorificAt is the number of tokens of the honorific at the start of a run of tokens, 0 where none stands there.
func honorificAt(toks []token) int {
	if len(toks) == 0 || toks[0].kind != word {
		return 0
	}
	best := 0
	words().only["honorific "].walk(toks[:min(len(toks), 10)], func(_ string, to int) { best = max(best, to) })
	if best == 1 && len(toks[0].fold) <= 2 && (len(toks) < 2 || toks[1].fold != ".") && !inList("unpointed", toks[0].fold) {
		return 0 // "M", "D" and "Me" need their point
	}
	if best == 1 && inList("articled", "ال"+toks[0].fold) {
		return 0 // رائد is a name, الرائد a major
	}
	if best == 1 && inList("pointed", toks[0].fold) && (len(toks) < 2 || toks[1].fold != ".") {
		return 0
	}
	return best
}

// honorificGender is the gender that an honorific states, "" where it states none or two.
func honorificGender(h string) string {
	gender := ""
	var buf briefly
	toks := appendTokens(buf[:0], h)
	for i := 0; i < len(toks); i++ {
		best, to := "", 0
		words().only["honorific "].walk(toks[i:], func(section string, end int) {
			if end > to {
				best, to = strings.TrimPrefix(section, "honorific "), end
			}
		})
		if to == 0 {
			continue
		}
		if i += to - 1; best == "none" {
			continue
		}
		if gender != "" && gender != best {
			return ""
		}
		gender = best
	}
	return gender
}

func isHanText(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isHan(r)
}

func isPhone(s string) bool {
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case isDigit(r):
			digits++
		case unicode.IsLetter(r):
			others++
		}
	}
	return digits >= 7 && others <= 12 && digits > others
}

func isDigitStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isDigit(r)
}

// isNameLike tells whether every word of s begins like a name: a capital, or a particle; at least one letter. Arabic and Chinese have no capitals: any short run of words.
func isNameLike(s string) bool {
	_, s = splitHonorific(s)
	toks := tokenize(s)
	n := 0
	for _, t := range toks {
		if t.kind == mark && (t.fold == "." || t.fold == "'" || t.fold == "-" || t.fold == "’") {
			continue
		}
		if t.kind != word {
			return false
		}
		r, _ := utf8.DecodeRuneInString(s[t.start:])
		if unicode.IsLower(r) && !inList("particle", t.fold) {
			return false
		}
		if inList("notname", t.fold) {
			return false
		}
		n++
	}
	return n > 0 && n <= 7
}
