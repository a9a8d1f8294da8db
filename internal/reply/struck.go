package reply

import "slices"

// farthestStruck is how many tokens may stand between a verb for striking off and what it strikes off: more than a phrase of the tables has, for names and titles are long.
const farthestStruck = 16

// withStruck adds the phrase of a cancellation, or of a withdrawal, whose parts stand on both sides of whom it takes off: "Borren por favor a la señora Lidia Mena Cruz
// de la lista", "Please remove the Permanent Mission of Norway from the list of speakers".
func withStruck(toks []token, found []match) []match {
	for i, m := range found {
		if m.section != "strike" {
			continue
		}
		off, ok := struckOff(found[i:], m)
		if !ok || slices.ContainsFunc(toks[m.to:off.from], func(t token) bool { return t.kind == mark && t.fold != "." && t.fold != "," }) {
			continue
		}
		ofPerson := match{section: "cancel", from: m.from, to: off.to}
		struck := ofPerson
		if ofSpeakers(found[i:], off) {
			struck.section = "withdraw"
		}
		if at := slices.Index(found, ofPerson); at >= 0 && struck != ofPerson {
			found = slices.Clone(found)
			found[at] = struck // "nous retirer de la liste du point 6" takes off no person
			return found
		}
		if slices.Contains(found, struck) {
			return found
		}
		return slices.Insert(slices.Clone(found), i, struck)
	}
	return found
}

// struckOff is the first phrase for the list or delegation behind a verb for striking off.
func struckOff(found []match, verb match) (match, bool) {
	for _, f := range found {
		if f.from > verb.to+farthestStruck {
			break
		}
		if f.section == "offlist" && f.from >= verb.to {
			return f, true
		}
	}
	return match{}, false
}

// ofSpeakers tells a list that the words behind it make one of speakers, or an item: "the list for item 6".
func ofSpeakers(found []match, list match) bool {
	return slices.ContainsFunc(found, func(f match) bool {
		return f.section == "item" && f.from >= list.to && f.from <= list.to+2 || f.section == "speak" && f.from >= list.from && f.from < list.to && f.to > list.to && f.to <= list.to+2
	})
}
