package reply

import (
	"strings"

	"chancery/internal/roster"
)

// labelled reads "Name: Ana Torres" in any language; key is "" where the line is no label that is known.
func labelled(line string) (key, value string) {
	line = strings.TrimSpace(line)
	at, size := labelEnds(line)
	if at <= 0 || at > 120 {
		return "", ""
	}
	if at+size < len(line) && strings.HasPrefix(line[at:], "://") {
		return "", ""
	}
	key = labelKey(line[:at])
	return key, strings.Trim(strings.TrimSpace(line[at+size:]), "*|\t ")
}

// labelEnds is the place and the size of what parts a label from its value: a colon, a tab, or a bar between blanks, whichever comes first; at is -1
// where none stands in the first bytes, which is most lines.
func labelEnds(line string) (at, size int) {
	for i := 0; i < len(line) && i <= 122; i++ {
		switch c := line[i]; {
		case c == ':':
			return i, 1
		case c == '\t' && i > 0:
			return i, 1
		case c == '|' && i > 1 && line[i-1] == ' ' && i+1 < len(line) && line[i+1] == ' ':
			return i - 1, 3
		case c == 0xEF && strings.HasPrefix(line[i:], "："):
			return i, len("：")
		}
	}
	return -1, 0
}

// labelKey is the key of a label: hints in brackets, numbers and marks do not matter, and of "Nom / Name" either half serves.
func labelKey(label string) string {
	label = trimListMark(strings.Trim(label, "*_ "))
	if k, ok := words().value("label", label); ok {
		return k
	}
	if open := strings.IndexAny(label, "(（["); open > 0 {
		if k, ok := words().value("label", label[:open]); ok {
			return k
		}
	}
	if k, ok := words().value("label", strings.Map(func(r rune) rune {
		if isDigit(r) || r == '#' {
			return ' '
		}
		return r
	}, label)); ok {
		return k
	}
	for _, half := range strings.FieldsFunc(label, func(r rune) bool { return r == '/' || r == '|' || r == '–' || r == '-' }) {
		if half != label {
			if k, ok := words().value("label", half); ok && k != "other" {
				return k
			}
		}
	}
	return ""
}

// labels takes the labelled lines out of a text; the other lines go on to the readers of lists and prose.
func (p *reader) labels(lines []span) []span {
	var rest []span
	group := map[string]string{}
	order := []string{}
	at := span{}
	flush := func() {
		if len(order) > 0 {
			p.takeGroup(group, order, at)
		}
		group, order = map[string]string{}, nil
	}
	set := func(key, value string, s span) {
		starts := startsGroup(key) && !(key == "headq" && choice(value) != "")
		if _, again := group[key]; again && !strings.HasPrefix(key, "remarks") || starts && group[KeyName] != "" && key != KeyName && key != KeyItem || starts && hasPersonKey(order) {
			flush()
		}
		if len(order) == 0 {
			at = s
		}
		at.end = s.end
		group[key] = value
		order = append(order, key)
	}
	for i := 0; i < len(lines); i++ {
		line := p.text[lines[i].start:lines[i].end]
		pairs := p.pairs(line)
		if len(pairs) == 0 {
			if strings.TrimSpace(line) != "" {
				if len(line) > 0 && len(order) > 0 && i > 0 && lines[i].start-at.end <= 1 && lines[i-1].end-lines[i-1].start > 60 && len(line) < 60 && startsLower(line) {
					group[order[len(order)-1]] += " " + strings.TrimSpace(line)
					at.end = lines[i].end
					continue
				}
				flush()
			}
			rest = append(rest, lines[i])
			continue
		}
		for _, kv := range pairs {
			key, value := kv[0], kv[1]
			end := lines[i]
			if value == "" && i+1 < len(lines) && takesNext(key) {
				value, end, i = p.following(lines, i, key)
			}
			set(key, value, span{lines[i].start, end.end})
		}
	}
	flush()
	return rest
}

func startsLower(line string) bool {
	r := rune0(strings.TrimSpace(line))
	return r >= 'a' && r <= 'z' || r >= 'а' && r <= 'я'
}

func startsGroup(key string) bool {
	switch key {
	case KeyItem, "headq", "persons", "withdraw", "cancel", "alternate":
		return true
	}
	return false
}

func hasPersonKey(order []string) bool {
	for _, k := range order {
		if k == KeyItem || k == "persons" {
			return true
		}
	}
	return false
}

func takesNext(key string) bool { return key != "other" && key != KeyRemarks }

// following is the value that stands on the lines below its label: one line, or for lists of persons and items all up to the next label or empty line.
func (p *reader) following(lines []span, i int, key string) (string, span, int) {
	var values []string
	end := lines[i]
	list := key == "persons" || key == KeyItem || key == "adviser" || key == "observer"
	j := i + 1
	if list && j < len(lines) && strings.TrimSpace(p.text[lines[j].start:lines[j].end]) == "" {
		j++
	}
	for ; j < len(lines); j++ {
		line := strings.TrimSpace(p.text[lines[j].start:lines[j].end])
		if line == "" || len(p.pairs(line)) > 0 || len(line) > 160 {
			break
		}
		values = append(values, line)
		end = lines[j]
		i = j
		if !list {
			break
		}
	}
	return strings.Join(values, "\n"), end, i
}

// maxLine bounds a line that may bear labels, in bytes.
const maxLine = 4000

// pairs are the labels of a line with their values: mostly one, or several as in "Name: Ana Torres; Function: Counsellor".
func (p *reader) pairs(line string) [][2]string {
	if len(line) > maxLine {
		return nil
	}
	if kv := itemLine(line); kv != nil {
		return kv
	}
	key, value := labelled(line)
	if key == KeyItem && itemNumbered(line) {
		return nil // "Item 3: Victim assistance" names an item and wishes nothing
	}
	if key == "" {
		return nil
	}
	for i := 0; i < len(value); i++ {
		if c := value[i]; c == ';' || c == '|' || c == ',' || c == '\t' || c == '/' {
			if k, _ := labelled(value[i+1:]); k != "" && k != "other" {
				more := p.pairs(value[i+1:])
				return append([][2]string{{key, strings.TrimSpace(value[:i])}}, more...)
			}
		}
	}
	return [][2]string{{key, value}}
}

// itemLine reads "Item 3: Ms. Larsen", "Item 3 – yes": an item by its number with a speaker, or a yes or no.
func itemLine(line string) [][2]string {
	line = trimListMark(strings.TrimSpace(line))
	at := strings.IndexAny(line, ":：–—\t|")
	if dash := strings.Index(line, " - "); dash > 0 && (at < 0 || dash < at) {
		at = dash + 1
	}
	if at <= 0 || at > 60 || !itemNumbered(line[:at]) || labelKey(line[:at]) != KeyItem {
		return nil
	}
	value := strings.Trim(line[at:], ":：–—-\t| ")
	switch c := choice(value); {
	case c == "yes":
		return [][2]string{{KeyItem, line[:at]}}
	case c == "no":
		return [][2]string{{"other", value}}
	}
	if h, name := splitHonorific(value); h != "" && name != "" || isNameLike(parsePerson(value).name) && strings.Contains(value, " ") && !isArabic(rune0str(value)) {
		out := [][2]string{{KeyItem, line[:at]}, {KeySpeaker, value}}
		if ls := languagesIn(value); len(ls) == 1 {
			out = append(out, [2]string{KeyLanguage, string(ls[0])})
		}
		return out
	}
	return nil
}

func rune0str(s string) string { return string(rune0(s)) }

// itemNumbered tells whether a number stands before the separator of a label.
func itemNumbered(line string) bool {
	if at := strings.IndexAny(line, ":：\t|"); at > 0 {
		line = line[:at]
	}
	return strings.IndexFunc(line, isDigit) >= 0
}

// takeGroup makes facts of a run of labels that belong together.
func (p *reader) takeGroup(v map[string]string, order []string, at span) {
	e := p.evidence(at, "label")
	if p.labelEnd == 0 {
		p.labelStart = at.start
	}
	p.labelEnd = max(p.labelEnd, at.end)
	p.signed = p.signed && onlySigns(order)
	if m := v["mission"]; !blank(m) {
		p.missions = append(p.missions, clean(m))
	}
	p.joinName(v)
	titleIs(v)
	if n := v[KeyName]; blank(v[KeyOnBehalfOf]) && !blank(v[KeyItem]) && !personIn(v) && sectionHere(n, "group") {
		v[KeyOnBehalfOf] = n // 代表 is both a delegate and on behalf of
		delete(v, KeyName)
	}
	p.weigh(v)
	took := false
	if isPersonValue(v["headq"]) {
		v2 := v
		if blank(v[KeyName]) {
			v2[KeyName] = v["headq"]
			delete(v2, "headq")
			v2[KeyCapacity] = "head"
		} else {
			p.takePersons(v["headq"], "head", e)
			delete(v2, "headq")
		}
	}
	if !blank(v[KeyName]) {
		d := p.delegateFrom(v, e)
		if personIn(v) {
			p.addDelegate(d)
			took = true
		} else {
			p.doubtValue(KeyName, v[KeyName])
		}
	}
	for _, list := range [...]string{"persons", "alternate", "adviser", "observer"} {
		if !blank(v[list]) && choice(v[list]) != "yes" {
			capacity := list
			if list == "persons" {
				capacity = ""
			}
			took = p.takePersons(v[list], capacity, e) || took
		}
	}
	if !blank(v[KeyItem]) {
		n := len(p.r.Interventions)
		p.interventionsFrom(v, e)
		took = took || len(p.r.Interventions) > n
	}
	took = p.withdrawals(v["withdraw"], e) || took
	if who := parsePerson(v["cancel"]); who.name != "" && isPersonValue(who.name) {
		p.addDelegate(roster.Delegate{Action: roster.Cancel, Honorific: who.honorific, Name: who.name, Evidence: []roster.Evidence{e}})
		took = true
	}
	if !blank(v["cancel"]) && choice(v["cancel"]) != "" {
		p.doubtValue("cancel", v["cancel"])
	}
	switch choice(v[KeyAttending]) {
	case "yes", "in_person", "online":
		p.attending, took = true, true
	case "no":
		p.regret, took = true, true
	}
	if r := v[KeyRemarks]; !blank(r) {
		p.remarks = firstOf(p.remarks, r)
	}
	if !took || blank(v[KeyItem]) && !blank(v[KeySpeaker]) {
		p.orphans(v, took)
	}
	p.structured = p.structured || took
}

// onlySigns tells labels that a signature has too.
func onlySigns(order []string) bool {
	for _, key := range order {
		switch key {
		case KeyName, KeyFunction, KeyEmail, KeyPhone, KeyHonorific, "title", "first", "last", "mission", "other":
		default:
			return false
		}
	}
	return true
}

// ownerless are the keys that say nothing without a person or an item. Address and telephone alone are mostly a signature's.
var ownerless = [...]string{KeySpeaker, KeyOnBehalfOf, KeyLanguage, KeyFunction, KeyGender, KeyCapacity, KeyAttendance, KeyDays, KeyVisa, KeyNeeds, KeyLanguages, "replaces"}

// orphans keeps labels that stand apart from the person or the items that they speak of. A speaker is taken for the items that have none.
func (p *reader) orphans(v map[string]string, took bool) {
	if s := v[KeySpeaker]; !blank(s) && p.speaker == "" {
		p.speaker = s
	}
	for _, key := range ownerless {
		if !blank(v[key]) && (!took || key == KeySpeaker) {
			p.orphan = firstOf(p.orphan, strings.ReplaceAll(key, "_", " ")+": "+clean(v[key]))
		}
	}
}

// giveSpeaker gives a speaker who was named apart to the interventions that have none.
func (p *reader) giveSpeaker() {
	name := parsePerson(p.speaker).name
	if !isPersonName(name, true) {
		return
	}
	for i := range p.r.Interventions {
		if v := &p.r.Interventions[i]; v.Action == roster.Add && v.Speaker == "" {
			v.Speaker = p.fullName(name)
		}
	}
}

// withdrawals takes back the interventions on the items that a value names.
func (p *reader) withdrawals(value string, e roster.Evidence) bool {
	if blank(value) {
		return false
	}
	items, exact := p.readItems(value)
	if !exact || len(items) == 0 {
		p.doubtValue("withdraw", value)
	}
	for _, item := range items {
		p.addIntervention(roster.Intervention{Action: roster.Withdraw, Item: item, Evidence: []roster.Evidence{e}})
	}
	return len(items) > 0
}
