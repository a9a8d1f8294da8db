package reply

import (
	"maps"
	"strings"

	"chancery/internal/roster"
)

// takeGroup makes facts of a run of labels that belong together.
func (p *reader) takeGroup(v map[string]string, order []string, at span) {
	e := p.evidence(at, "label")
	if p.labelEnd == 0 {
		p.labelStart = at.start
	}
	p.labelEnd = max(p.labelEnd, at.end)
	if p.personsEnd = 0; listsPersons(order[len(order)-1]) {
		p.personsEnd = at.end
	}
	p.signed = p.signed && onlySigns(order)
	if m := v["mission"]; !blank(m) {
		p.missions = append(p.missions, clean(m))
	}
	p.joinName(v)
	titleIs(v)
	if c := choice(v[KeyAttending]); blank(v[KeyAttendance]) && (c == "in_person" || c == "online") {
		v[KeyAttendance] = v[KeyAttending] // "Attending: in person"
	}
	if personIn(v) && blank(v[KeyDays]) && len(p.daysIn(v["other"])) > 0 {
		v[KeyDays] = v["other"] // "Date: 22 June" of a person
	}
	if n := v[KeyName]; blank(v[KeyOnBehalfOf]) && !blank(v[KeyItem]) && !personIn(v) && sectionHere(n, "group") {
		v[KeyOnBehalfOf] = n // 代表 is both a delegate and on behalf of
		delete(v, KeyName)
	}
	p.weigh(v)
	took := p.takeNamed(v, e)
	named := took
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
	if !named {
		p.ownerless(v)
	}
	p.structured = p.structured || took
}

// takeNamed takes the persons that a run of labels names: the head, the one by name, and those of lists.
func (p *reader) takeNamed(v map[string]string, e roster.Evidence) (took bool) {
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
	if stays := sectionHere(v[KeyAttendance], "regret"); stays && personIn(v) {
		p.regret = true // weighed as a doubt: who of the delegation it is that does not come is for a person to say
		return took
	}
	for _, name := range otherPersons(v) {
		w := maps.Clone(v)
		w[KeyName], w[KeyEmail], w[KeyPhone] = name, "", ""
		p.addDelegate(p.delegateFrom(w, e))
		took = true
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
	return took
}

// otherPersons parts the value of a name that names several persons, each with an honorific ("Ms. Larsen and Mr. Olsen"): the first stays, the others are given.
// Such a value is weighed as a doubt before.
func otherPersons(v map[string]string) []string {
	if isHanText(v[KeyName]) {
		return otherHan(v)
	}
	names := splitAnd(v[KeyName])
	for _, n := range names {
		if h, name := splitHonorific(n); h == "" || name == "" || len(names) == 1 {
			return nil
		}
	}
	v[KeyName] = names[0]
	return names[1:]
}

// otherHan parts a value of Chinese names behind each honorific that an "and" follows: 王磊先生和李娜女士; of 李明女士及夫人 the first alone is a name.
func otherHan(v map[string]string) (others []string) {
	value := v[KeyName]
	toks := tokenize(value)
	start := 0
	for i := 1; i < len(toks); i++ {
		if !begins(toks[i:min(i+1, len(toks))], "and") || honorificBehind(toks[:i]) == 0 {
			continue
		}
		if start == 0 {
			v[KeyName] = value[:toks[i].start]
		}
		start = toks[i].end
		if who := parsePerson(value[start:]); who.honorific != "" && isPersonName(who.name, true) {
			others = append(others, value[start:])
		}
	}
	return others
}

// listsPersons tells a label whose value may name several persons.
func listsPersons(key string) bool {
	return key == "persons" || key == "alternate" || key == "adviser" || key == "observer"
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

// personal are the keys that say nothing without a person; beside a speaker a function is his.
var personal = [...]string{KeyGender, KeyCapacity, KeyAttendance, KeyDays, KeyVisa, KeyNeeds, KeyLanguages, KeyFunction}

// ownerless keeps what labels say of a person whom none of them names, although they name items: the line between them and the name parted them.
func (p *reader) ownerless(v map[string]string) {
	for _, key := range personal {
		if !blank(v[key]) && (key != KeyFunction || blank(v[KeySpeaker])) && (key != KeyLanguages || blank(v[KeyItem])) {
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
