package roster

import (
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

var geneva = mustZone("Europe/Zurich")

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", s, geneva)
	if err != nil {
		panic(err)
	}
	return t
}

func day(d int) locale.Date { return locale.Date{Year: 2022, Month: time.June, Day: d} }

func meeting() Rules {
	return Rules{
		Agenda:           Agenda{{Label: "1", Day: day(20)}, {Label: "3", Day: day(20), SlotMinutes: 60}, {Label: "4a", Day: day(21)}},
		Zone:             geneva,
		Start:            day(20),
		SpeakersDeadline: day(10), RegistrationDeadline: day(10),
		Minutes: 3, GroupMinutes: 5,
	}
}

func state(ref string) invitee.Invitee {
	return invitee.Invitee{Ref: ref, Class: invitee.StateParty, Name: ref, Email: "mission@" + ref + ".example"}
}

func source(mail int64, received string) Source {
	return Source{MailID: mail, Received: at(received), DecidedBy: "program"}
}

func wants(v invitee.Invitee, received string, notices ...Intervention) Standing {
	s := Standing{Invitee: v, Status: Answered, FirstAnswer: at(received)}
	for _, n := range notices {
		s.Interventions = append(s.Interventions, StandingIntervention{Intervention: n, Source: Source{MailID: 1, Received: at(received)}})
	}
	return s
}

func registered(v invitee.Invitee, delegates ...Delegate) Standing {
	s := Standing{Invitee: v, Status: Attending, FirstAnswer: at("2022-05-01 09:00:00")}
	for i, d := range delegates {
		s.Delegates = append(s.Delegates, StandingDelegate{ID: int64(i + 1), Delegate: d, Source: source(int64(i+1), "2022-05-01 09:00:00")})
	}
	return s
}
