package letter

import (
	"time"

	"chancery/internal/locale"
)

// zone is the name of the time that the meeting's clocks have on its first day, with its distance: summer time begins and ends within a campaign.
func (m *merge) zone() string {
	meeting := m.c.Meeting
	if meeting.Start.IsZero() || meeting.Zone == nil {
		return ""
	}
	return typographic(locale.ZoneName(m.t.lang, meeting.Start.Start(meeting.Zone).Add(12*time.Hour)))
}

// localTime is what stands behind an hour: the city's time, "Geneva time"; the zone's name where the settings have no city.
func (m *merge) localTime() string {
	if city := m.c.Meeting.City.In(m.t.lang); city != "" {
		return typographic(locale.CityTime(m.t.lang, city))
	}
	return m.zone()
}
