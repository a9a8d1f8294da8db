package workbook

import (
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// standing finds the Refs of invitees who are known before an import: letters, answers and journal go by them, so that no other invitee may get one.
type standing struct {
	lists  []knownList
	byRef  map[string]bool // in lower case
	shared map[string]bool
}

type knownList struct{ byAddress, byName map[string][]invitee.Invitee }

// newStanding takes lists of whom is known, the surest first.
func newStanding(known [][]invitee.Invitee, shared []string) standing {
	s := standing{byRef: map[string]bool{}, shared: map[string]bool{}}
	for _, address := range shared {
		s.shared[addressKey(address)] = true
	}
	for _, all := range known {
		l := knownList{map[string][]invitee.Invitee{}, map[string][]invitee.Invitee{}}
		for _, v := range all {
			s.byRef[strings.ToLower(v.Ref)] = true
			l.byAddress[addressKey(v.Email)] = append(l.byAddress[addressKey(v.Email)], v)
			l.byName[nameKey(v)] = append(l.byName[nameKey(v)], v)
		}
		s.lists = append(s.lists, l)
	}
	return s
}

// nameKey says who an invitee is, whatever the address: a State by its country, others by class and name; "": nobody can tell.
func nameKey(v invitee.Invitee) string {
	switch {
	case v.Class.IsState() && v.Country != "":
		return strings.ToUpper(v.Country)
	case v.Name == "" && v.Country == "":
		return ""
	}
	return string(v.Class) + "\n" + strings.ToUpper(v.Country) + "\n" + locale.Fold(v.Name)
}

// ref is the Ref that the invitee has already, by the address, else by the name where one alone has it and no row has taken it; "": none. An address that
// several share says nothing without the name.
func (s standing) ref(v invitee.Invitee, taken map[string]bool) string {
	address, name := addressKey(v.Email), nameKey(v)
	for _, l := range s.lists {
		found := l.byAddress[address]
		if s.shared[address] || len(found) > 1 {
			found = slices.DeleteFunc(slices.Clone(found), func(w invitee.Invitee) bool { return nameKey(w) != name })
		}
		if address != "" && len(found) == 1 {
			return found[0].Ref
		}
	}
	for _, l := range s.lists {
		if found := l.byName[name]; name != "" && len(found) == 1 && !taken[strings.ToLower(found[0].Ref)] {
			return found[0].Ref
		}
	}
	return ""
}
