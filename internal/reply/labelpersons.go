package reply

import (
	"maps"

	"chancery/internal/roster"
)

// takeNamed takes the persons that a run of labels names: the head, the one by name, and those of lists.
func (p *reader) takeNamed(v map[string]string, e roster.Evidence) (took bool) {
	if isPersonValue(v["headq"]) {
		if blank(v[KeyName]) {
			nameHead(v)
		} else {
			p.takePersons(v["headq"], "head", e)
			delete(v, "headq")
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

// nameHead makes the person who stands under the head of delegation's label the one whom the other values speak of.
func nameHead(v map[string]string) {
	v[KeyName], v[KeyCapacity] = v["headq"], "head"
	delete(v, "headq")
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

// cancellation takes back the person that a value names.
func (p *reader) cancellation(value string, e roster.Evidence) (took bool) {
	if who := parsePerson(value); who.name != "" && isPersonValue(who.name) {
		p.addDelegate(roster.Delegate{Action: roster.Cancel, Honorific: who.honorific, Name: who.name, Function: who.function, Evidence: []roster.Evidence{e}})
		took = true
	}
	if !blank(value) && choice(value) != "" {
		p.doubtValue("cancel", value)
	}
	return took
}
