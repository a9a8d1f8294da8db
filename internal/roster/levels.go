package roster

import (
	"slices"
	"strings"

	"chancery/internal/invitee"
)

// levels tell the level of a speech, and in which order levels are heard.
type levels struct {
	first map[string]bool // refs
	items map[string]bool // on which they are heard first; empty: on all
	rank  [levelCount]int
}

func (r Rules) levels() levels {
	l := levels{first: make(map[string]bool, len(r.First)), items: make(map[string]bool, len(r.FirstItems))}
	for _, ref := range r.First {
		l.first[ref] = true
	}
	for _, item := range r.FirstItems {
		l.items[itemKey(item)] = true
	}
	for level, name := range LevelNames {
		l.rank[level] = levelCount + level // levels that the order leaves out come behind, in their own order
		if i := slices.Index(r.Order, name); i >= 0 {
			l.rank[level] = i
		}
	}
	return l
}

func (l levels) of(v invitee.Invitee, n StandingIntervention) int {
	switch {
	case strings.TrimSpace(n.OnBehalfOf) != "":
		return LevelGroup
	case !isState(v):
		return LevelOrganization
	case l.first[v.Ref] && (len(l.items) == 0 || l.items[itemKey(n.Item)]):
		return LevelStateFirst
	}
	return LevelState
}
