package roster

// Between lists what differs between two states of one delegation, whatever led from one to the other. Facts are matched by their ID.
func Between(before, after Standing) (changes []Change) {
	if before.status() != after.status() {
		changes = append(changes, Change{EntityDelegation, after.Invitee.Ref, "status", before.status(), after.status()})
	}
	was, is := byID(before.Delegates, StandingDelegate.key), byID(after.Delegates, StandingDelegate.key)
	for _, d := range before.Delegates {
		if _, stays := is[d.ID]; !stays {
			changes = append(changes, Change{Entity: EntityDelegate, Name: d.Name, Before: d.summary()})
		}
	}
	for _, d := range after.Delegates {
		if had, stood := was[d.ID]; stood {
			changes = append(changes, differences(had.Delegate, d.Delegate)...)
		} else {
			changes = append(changes, Change{Entity: EntityDelegate, Name: d.Name, After: d.summary()})
		}
	}
	return append(changes, betweenNotices(before.Interventions, after.Interventions)...)
}

func betweenNotices(before, after []StandingIntervention) (changes []Change) {
	was, is := byID(before, StandingIntervention.key), byID(after, StandingIntervention.key)
	for _, n := range before {
		if _, stays := is[n.ID]; !stays {
			changes = append(changes, Change{Entity: EntityIntervention, Name: n.Item, Before: n.summary()})
		}
	}
	for _, n := range after {
		had, stood := was[n.ID]
		switch {
		case !stood:
			changes = append(changes, Change{Entity: EntityIntervention, Name: n.Item, After: n.summary()})
		case had.Speaker != n.Speaker:
			changes = append(changes, Change{EntityIntervention, n.Item, "speaker", had.Speaker, n.Speaker})
		}
	}
	return changes
}

func (d StandingDelegate) key() int64     { return d.ID }
func (n StandingIntervention) key() int64 { return n.ID }

func byID[T any](all []T, id func(T) int64) map[int64]T {
	m := make(map[int64]T, len(all))
	for _, one := range all {
		m[id(one)] = one
	}
	return m
}
