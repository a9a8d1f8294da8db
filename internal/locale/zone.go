package locale

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// ZoneName names the zone that t is in, with its distance from Coordinated Universal Time: "Central European Summer Time (UTC+2)", "heure d'été d'Europe
// centrale (UTC+2)". A zone whose name is not in the table has the distance alone: "UTC+5:30".
func ZoneName(l Lang, t time.Time) string {
	abbreviation, seconds := t.Zone()
	name, known := zoneNames[abbreviation]
	switch {
	case !known:
		return utcOffset(seconds)
	case seconds == 0:
		return name.In(l)
	case l == Chinese:
		return name.In(l) + "（" + utcOffset(seconds) + "）"
	}
	return name.In(l) + " (" + utcOffset(seconds) + ")"
}

// ZoneAbbreviation is the short form that is read in all six languages, "CEST", else the distance, "UTC+5:30".
func ZoneAbbreviation(t time.Time) string {
	abbreviation, seconds := t.Zone()
	if _, known := zoneNames[abbreviation]; known {
		return abbreviation
	}
	return utcOffset(seconds)
}

// utcOffset has a minus sign (U+2212), by ISO 80000-2 the sign of a number, which a hyphen is not.
func utcOffset(seconds int) string {
	if seconds == 0 {
		return "UTC"
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	hours, minutes := seconds/3600, seconds%3600/60
	if minutes == 0 {
		return fmt.Sprintf("UTC%s%d", sign, hours)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, hours, minutes)
}

// CityTime is the time of a place as it stands behind an hour: "Geneva time", "heure de Genève", "hora de Ginebra", "по женевскому времени", "بتوقيت جنيف",
// "日内瓦时间". The city is read in any of the six languages or as the zone's name ("Europe/Zurich" is Geneva's); one that the table does not have stands as it
// is written.
func CityTime(l Lang, city string) string {
	place, known := cityIndex()[Fold(city)]
	if l == Russian {
		if known {
			return "по " + place.russian
		}
		return "по местному времени (" + city + ")"
	}
	if known {
		city = place.names.In(l)
	}
	switch l {
	case French:
		return "heure " + name{text: city}.ofFrench()
	case Spanish:
		return "hora de " + city
	case Arabic:
		return "بتوقيت " + city
	case Chinese:
		return city + "时间"
	}
	return city + " time"
}

var cityIndex = sync.OnceValue(func() map[string]cityName {
	index := map[string]cityName{}
	for _, c := range cities {
		for _, zone := range strings.Fields(c.zones) {
			index[Fold(zone)] = c
		}
		for _, l := range All {
			index[Fold(c.names[l])] = c
		}
	}
	return index
})
