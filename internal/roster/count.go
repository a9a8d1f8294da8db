package roster

// Counts are the figures that Summary, status and the sheets must agree on. For a part of the roster (a class, a regional group) count that part.
type Counts struct {
	Invited, Answered, Attending, Declined          int // delegations; Answered holds the two that follow and those with interventions only
	Registrations, Interventions, LateInterventions int // Interventions holds the late ones
	Women, Men, Other, Undisclosed                  int // delegates; their sum is Registrations
	WomenHeading, Heads                             int // delegates who head a delegation
	AllMale                                         int // delegations of one or more delegates, each disclosed as a man
}

// Count adds up what stands.
func Count(r Rules, all []Standing) Counts {
	var c Counts
	end := r.end(r.SpeakersDeadline)
	for i := range all {
		c.Invited++
		c.addStatus(all[i].status())
		c.addDelegates(all[i].Delegates)
		c.Interventions += len(all[i].Interventions)
		for _, notice := range all[i].Interventions {
			if !end.IsZero() && !notice.Received.Before(end) {
				c.LateInterventions++
			}
		}
	}
	return c
}

// WomenShare is the share of women among the delegates whose gender is disclosed, 0 to 1; ok is false where none is.
func (c Counts) WomenShare() (share float64, ok bool) {
	disclosed := c.Women + c.Men + c.Other
	if disclosed == 0 {
		return 0, false
	}
	return float64(c.Women) / float64(disclosed), true
}

func (c *Counts) addStatus(status string) {
	switch status {
	case NoAnswer:
		return
	case Attending:
		c.Attending++
	case Declined:
		c.Declined++
	}
	c.Answered++
}

func (c *Counts) addDelegates(delegates []StandingDelegate) {
	men := 0
	for i := range delegates {
		d := &delegates[i]
		c.Registrations++
		switch d.Gender {
		case Female:
			c.Women++
		case Male:
			c.Men++
			men++
		case Other:
			c.Other++
		default:
			c.Undisclosed++
		}
		if d.Leads() {
			c.Heads++
			if d.Gender == Female {
				c.WomenHeading++
			}
		}
	}
	if men > 0 && men == len(delegates) {
		c.AllMale++
	}
}
