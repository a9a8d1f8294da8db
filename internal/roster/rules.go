package roster

import (
	"time"

	"chancery/internal/locale"
)

// Minutes of a statement where the settings name none.
const (
	defaultMinutes      = 3
	defaultGroupMinutes = 5
)

// Rules are the campaign's settings of the list of speakers.
type Rules struct {
	Agenda                Agenda
	Zone                  *time.Location // nil: UTC
	Start                 locale.Date    // of the meeting: names of States are those of this day
	SpeakersDeadline      locale.Date    // zero: none. A deadline ends with its day in Zone
	RegistrationDeadline  locale.Date
	Minutes, GroupMinutes int      // 0: 3 and 5
	OrganizationMinutes   int      // 0: Minutes
	First                 []string // refs heard first among States
	FirstItems            []string // items on which they are; empty: on all
	Order                 []string // of LevelNames; empty: their own order
	Moves                 []Move   // in the order in which a person made them
}

// Late tells whether a notice received at t missed the speakers' deadline: a notice received within the deadline's day in Zone is in time.
func (r Rules) Late(t time.Time) bool { return r.after(r.SpeakersDeadline, t) }

// RegistrationLate tells whether a registration received at t missed the registration deadline.
func (r Rules) RegistrationLate(t time.Time) bool { return r.after(r.RegistrationDeadline, t) }

func (r Rules) after(deadline locale.Date, t time.Time) bool {
	end := r.end(deadline)
	return !end.IsZero() && !t.Before(end)
}

// end is the first instant after the deadline's day; zero: there is no deadline.
func (r Rules) end(deadline locale.Date) time.Time {
	if deadline.IsZero() {
		return time.Time{}
	}
	zone := r.Zone
	if zone == nil {
		zone = time.UTC
	}
	return deadline.End(zone)
}

// minutes is the time of one statement of a level.
func (r Rules) minutes(level int) int {
	minutes := r.Minutes
	if minutes <= 0 {
		minutes = defaultMinutes
	}
	switch {
	case level == LevelGroup && r.GroupMinutes > 0:
		return r.GroupMinutes
	case level == LevelGroup:
		return defaultGroupMinutes
	case level == LevelOrganization && r.OrganizationMinutes > 0:
		return r.OrganizationMinutes
	}
	return minutes
}
