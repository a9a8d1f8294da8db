package reply

import (
	"slices"
	"strings"

	"chancery/internal/roster"
)

// labelGroup is a run of labels that belong together: of one person, or of items and who speaks on them.
type labelGroup struct {
	values map[string]string
	keys   []string // as the labels came, each as often as it came
	at     span
	role   string // the capacity that stood for the label of the name
	mode   string // the mode that the label of the name stated
	comes  bool   // by a verb of sentences
	change string // the change that stood as a heading above: a key
}

func (g *labelGroup) put(key, value string) {
	if g.values == nil {
		g.values = map[string]string{}
	}
	g.values[key] = value
	g.keys = append(g.keys, key)
}

// goesOn adds a line to the value of the last label.
func (g *labelGroup) goesOn(line string, end int) {
	g.values[g.keys[len(g.keys)-1]] += " " + strings.TrimSpace(line)
	g.at.end = end
}

// rankFirst makes the function of what stood under a label of the capacity and is none, where the capacity has a label of its own: "Category: Counsellor", "Capacity: head".
func (g *labelGroup) rankFirst(key string) {
	first := g.values[KeyCapacity]
	if key == KeyCapacity && blank(g.values[KeyFunction]) && hasFunction(first) && !statesCapacity(first) {
		g.values[KeyFunction] = first
		delete(g.values, KeyCapacity)
	}
}

// endsBefore tells a label that is of another person or another item than the group's.
func (g *labelGroup) endsBefore(key, value string) bool {
	switch _, again := g.values[key]; {
	case again && !strings.HasPrefix(key, "remarks"), key == KeyName && isPersonValue(g.values["headq"]), key == "replaces" && !blank(g.values["cancel"]):
		return true
	case !startsGroup(key) || key == "headq" && choice(value) != "":
		return false
	}
	return g.values[KeyName] != "" && key != KeyItem || slices.Contains(g.keys, KeyItem) || slices.Contains(g.keys, "persons") || slices.ContainsFunc(g.keys, takesBack)
}

func startsGroup(key string) bool {
	switch key {
	case KeyItem, "headq", "persons", "withdraw", "cancel", "alternate":
		return true
	}
	return false
}

// takeGroup makes facts of a run of labels.
func (p *reader) takeGroup(g labelGroup) {
	v, e := g.values, p.evidence(g.at, "label")
	p.amended = p.amended || g.amends()
	p.placeLabels(g)
	p.anybodys(g)
	p.noteMission(v)
	p.joinName(v)
	titleIs(v)
	p.asMeant(v)
	p.spread(v)
	p.takeRole(g.role, v)
	p.takeMode(g)
	p.takeChange(g.change, v)
	shares := p.speakerShares(v)
	if len(shares) > 0 {
		delete(v, KeySpeaker)
	}
	p.weigh(v)
	named := p.takeNamed(v, e)
	took := p.takeItems(v, shares, e) || named
	took = p.withdrawals(v["withdraw"], e) || took
	took = p.cancellation(v["cancel"], e) || took
	took = p.takePresence(v[KeyAttending]) || took
	if old := v[formerSpeaker]; !blank(old) && (blank(v[KeyItem]) || blank(v[KeySpeaker])) {
		p.doubtValue(KeySpeaker, old)
	}
	p.noteRemarks(v)
	if said := v["statement"]; sectionHere(said, "attached") && !saysAttached(said) {
		p.doubtValue("statement", said) // "attached (draft)"
	}
	if !took || blank(v[KeyItem]) && !blank(v[KeySpeaker]) {
		p.orphans(v, took)
	}
	if !named {
		p.ownerless(v)
	}
	p.structured = p.structured || took
}

// amends tells labels of a change to an earlier answer.
func (g *labelGroup) amends() bool {
	return g.change != "" || slices.ContainsFunc(g.keys, func(key string) bool {
		return takesBack(key) || key == "replaces" || key == formerSpeaker
	})
}

// placeLabels notes where labels stand, for who looks at the sentences beside them. A telephone or an address alone is mostly a signature's.
func (p *reader) placeLabels(g labelGroup) {
	if slices.ContainsFunc(g.keys, func(key string) bool { return key != KeyEmail && key != KeyPhone && key != "other" }) {
		if p.labelEnd == 0 {
			p.labelStart = g.at.start
		}
		p.labelEnd = max(p.labelEnd, g.at.end)
	}
	if p.personsEnd = 0; listsPersons(g.keys[len(g.keys)-1]) {
		p.personsEnd = g.at.end
	}
	p.signed = p.signed && onlySigns(g.keys)
}

// asMeant puts values whose labels are those of other fields too where they belong.
func (p *reader) asMeant(v map[string]string) {
	if blank(v[KeyAttendance]) && isMode(choice(v[KeyAttending])) {
		v[KeyAttendance] = v[KeyAttending] // "Attending: in person"
	}
	if said := v["other"]; personIn(v) && blank(v[KeyDays]) && len(p.daysIn(said)) > 0 {
		if p.onlyDays(said) {
			v[KeyDays] = said // "Date: 22 June" of a person
		} else if !p.c.Start.IsZero() {
			p.doubtValue(KeyDays, said)
		}
	}
	if fresh, _ := p.exchange(v[KeySpeaker]); fresh != "" {
		v[KeySpeaker] = fresh
	}
	if n := v[KeyName]; blank(v[KeyOnBehalfOf]) && !blank(v[KeyItem]) && !personIn(v) && sectionHere(n, "group") {
		v[KeyOnBehalfOf] = n // 代表 is both a delegate and on behalf of
		delete(v, KeyName)
	}
}

// noteMission keeps the mission that labels or a row name.
func (p *reader) noteMission(v map[string]string) {
	if m := v["mission"]; !blank(m) {
		p.missions = append(p.missions, clean(m))
	}
}

// noteRemarks keeps the first remark of labels or a row.
func (p *reader) noteRemarks(v map[string]string) {
	if r := v[KeyRemarks]; !blank(r) {
		p.remarks = firstOf(p.remarks, r)
	}
}

// takeItems takes the items that a run of labels asks to speak on.
func (p *reader) takeItems(v map[string]string, shares []spokenShare, e roster.Evidence) bool {
	if len(shares) > 0 {
		return p.takeShares(v, shares, e)
	}
	if blank(v[KeyItem]) {
		return false
	}
	return p.interventionsFrom(v, e)
}

// takePresence takes a delegation's yes or no.
func (p *reader) takePresence(value string) bool {
	switch choice(value) {
	case "yes", "in_person", "online":
		p.attending = true
	case "no":
		p.regret = true
	default:
		return false
	}
	return true
}

// onlySigns tells labels that a signature has too.
func onlySigns(keys []string) bool {
	for _, key := range keys {
		switch key {
		case KeyName, KeyFunction, KeyEmail, KeyPhone, KeyHonorific, "title", "first", "last", "mission", "other":
		default:
			return false
		}
	}
	return true
}

// ownerless are the keys that say nothing without a person or an item. Address and telephone alone are mostly a signature's.
var ownerless = [...]string{KeySpeaker, KeyOnBehalfOf, KeyLanguage, KeyFunction, KeyGender, KeyCapacity, KeyAttendance, KeyDays, KeyVisa, KeyNeeds, KeyLanguages, "replaces", formerSpeaker}

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
