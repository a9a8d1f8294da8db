package reply

import "strings"

// writer is who writes in the first person: the author of an answer that is passed on, who signs below the closing formula, or whom the From field names. It has no
// name where none of them is a person's.
func (p *reader) writer() person {
	if p.writes == nil {
		who := p.signer()
		if p.author != "" || who.name == "" {
			who = nameOnly(firstOf(p.author, p.m.From.Name))
		}
		p.writes = &who
	}
	return *p.writes
}

// nameOnly is the honorific and the name of a display name: "Ana Torres (Mission of Peru)", "Torres, Ana".
func nameOnly(display string) person {
	who := parsePerson(display)
	whole := isNameLike(display) && !namesMission(display)
	if !whole && !isPersonName(who.name, who.honorific != "") || namesMission(who.name) {
		return person{}
	}
	return person{honorific: who.honorific, name: who.name}
}

// signer is who signs right below the closing formula, by a name of two words or more, with the office that stands behind the name or on the next line.
func (p *reader) signer() person {
	lines := firstNonEmpty(strings.Split(p.cut.below, "\n"), 2)
	if len(lines) == 0 || len(lines[0]) > longestRemark {
		return person{}
	}
	signed := parsePerson(lines[0])
	who := person{honorific: signed.honorific, name: signed.name, function: officeIn(signed.function)}
	if !isPersonName(who.name, false) || namesMission(who.name) || hasFunction(who.name) {
		return person{}
	}
	if len(lines) > 1 && len(lines[1]) <= longestRemark {
		who.function = firstOf(who.function, officeIn(lines[1]))
	}
	return who
}

// officeIn are the functions on a line of a signature, without the office where they are held: "Counsellor | Permanent Mission of Peru".
func officeIn(line string) string {
	var functions []string
	for _, piece := range splitPerson(line) {
		if hasFunction(piece) && !namesMission(piece) {
			functions = append(functions, piece)
		}
	}
	return strings.Join(functions, ", ")
}
