package papers

import (
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/typeset"
)

var zone = time.FixedZone("CEST", 2*3600)

func at(day, hour int) roster.Source {
	return roster.Source{MailID: int64(day), Received: time.Date(2022, 6, day, hour, 0, 0, 0, zone), DecidedBy: "program"}
}

func rules() roster.Rules {
	return roster.Rules{Zone: zone, Start: locale.Date{Year: 2022, Month: 6, Day: 20}, SpeakersDeadline: locale.Date{Year: 2022, Month: 6, Day: 10},
		Agenda: roster.Agenda{
			{Label: "3", Day: locale.Date{Year: 2022, Month: 6, Day: 20}, Title: locale.Text{"en": "Victim assistance", "ar": "مساعدة الضحايا"}, SlotMinutes: 5},
			{Label: "5", Day: locale.Date{Year: 2022, Month: 6, Day: 21}, Title: locale.Text{"en": "Cooperation"}},
		}}
}

func standings() []roster.Standing {
	speaks := func(item, speaker, group string, source roster.Source) roster.StandingIntervention {
		return roster.StandingIntervention{Intervention: roster.Intervention{Item: item, Speaker: speaker, OnBehalfOf: group, StatementAttached: group != ""}, Source: source}
	}
	return []roster.Standing{
		{Invitee: invitee.Invitee{Ref: "COL", Class: invitee.StateParty, Country: "COL"}, Status: roster.Attending,
			Delegates: []roster.StandingDelegate{
				{Delegate: roster.Delegate{Name: "Luis Paz", Function: "Counsellor", Email: "luis@mission.example", Gender: "male", Attendance: "online"}, Source: at(1, 9)},
				{Delegate: roster.Delegate{Name: "Ana Torres", Honorific: "Ms.", Capacity: "head", Needs: "step-free access"}, Source: at(1, 9)}},
			Interventions: []roster.StandingIntervention{speaks("3", "Ana Torres", "", at(11, 9)), speaks("5", "Luis Paz", "", at(2, 9))}},
		{Invitee: invitee.Invitee{Ref: "NOR", Class: invitee.StateParty, Country: "NOR"}, Status: roster.Attending,
			Interventions: []roster.StandingIntervention{speaks("3", "Ingrid Solberg", "Nordic countries", at(5, 9))}},
	}
}

func sitting(l locale.Lang) Sitting {
	return Sitting{Lang: l, Organization: "20MSP", Title: "Intersessional Meetings", Dates: "20–22 June 2022", CutOff: time.Date(2022, 6, 13, 18, 5, 0, 0, zone), Rules: rules()}
}

// text is a document as lines: a block a line, a table's row a line of cells.
func text(d *typeset.Document) string {
	var b strings.Builder
	words := func(spans []typeset.Span) string {
		s := ""
		for _, span := range spans {
			s += span.Text
		}
		return strings.ReplaceAll(s, "\n", " / ")
	}
	for _, block := range d.Blocks {
		if block.Role == typeset.Table {
			for _, row := range block.Rows {
				cells := make([]string, len(row))
				for i := range row {
					cells[i] = words(row[i])
				}
				b.WriteString(strings.Join(cells, " | ") + "\n")
			}
			continue
		}
		b.WriteString(string(block.Role) + ": " + words(block.Spans) + "\n")
	}
	return b.String()
}

func TestListOfSpeakers(t *testing.T) {
	t.Parallel()
	lists := roster.Speakers(rules(), standings())
	const want = `subject: List of speakers
notice: Intersessional Meetings / 20–22 June 2022
date: As of 13 June 2022, 6.05 p.m.
heading: Item 3: Victim assistance
No. | Delegation | On behalf of | Speaker | Min. | Statement
1 | Norway | Nordic countries | Ingrid Solberg | 5 | received
After the deadline |  |  |  |  | 
2 | Colombia / received on 11 June 2022, 9 a.m. |  | Ana Torres | 3 | 
 | Minutes: 8 of 5 (over the slot) |  |  |  | 
heading: Item 5: Cooperation
No. | Delegation | Speaker | Min. | Statement
1 | Colombia | Luis Paz | 3 | 
 | Minutes: 3 |  |  | 
`
	if got := text(Speakers(sitting(locale.English), lists, Choice{})); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	day := text(Speakers(sitting(locale.English), lists, Choice{Day: locale.Date{Year: 2022, Month: 6, Day: 21}}))
	if strings.Contains(day, "Victim") || !strings.Contains(day, "Cooperation") {
		t.Errorf("of the second day:\n%s", day)
	}
	if none := text(Speakers(sitting(locale.French), lists, Choice{Item: "4"})); !strings.Contains(none, "Aucun orateur") {
		t.Errorf("without speakers:\n%s", none)
	}
}

func TestListOfParticipantsHasHeadsFirstAndNothingPrivate(t *testing.T) {
	t.Parallel()
	got := text(Participants(sitting(locale.English), roster.Participants(rules(), locale.English, standings()), Choice{}))
	const want = `heading: States Parties
No. | Full name | Function | Capacity
Colombia |  |  | 
1 | Ms. Ana Torres |  | Head of delegation
2 | Luis Paz | Counsellor | Online
`
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwanted at the end\n%s", got, want)
	}
	for _, private := range []string{"luis@", "step-free", "male"} {
		if strings.Contains(got, private) {
			t.Errorf("the list bears %q", private)
		}
	}
}

func TestSummaryIsOfTheDay(t *testing.T) {
	t.Parallel()
	lists := roster.Speakers(rules(), standings())
	got := text(Summary(sitting(locale.English), Figures{Invited: 38, Late: 1}, lists, Choice{Day: locale.Date{Year: 2022, Month: 6, Day: 20}}, MostNamed))
	for _, line := range []string{"Invited | 38 | Registered | 0\n", "Answered | 0 | of them after the deadline | 1\n", "heading: Speakers of 20 June 2022\n",
		"Item 3: Victim assistance | Norway (Nordic countries) and Colombia | 8 | 5 (over the slot)\n"} {
		if !strings.Contains(got, line) {
			t.Errorf("no line %q in\n%s", line, got)
		}
	}
	if strings.Contains(got, "Cooperation") {
		t.Errorf("another day's item:\n%s", got)
	}
}

func TestEveryWordIsThereInSixLanguages(t *testing.T) {
	t.Parallel()
	for key, text := range words {
		for _, l := range locale.All {
			if strings.TrimSpace(text[l]) == "" {
				t.Errorf("%s has no word in %s", key, l)
			}
			if strings.Count(text[l], "{") != strings.Count(text["en"], "{") {
				t.Errorf("%s in %s: %q has not the fields of %q", key, l, text[l], text["en"])
			}
		}
	}
	lists := roster.Speakers(rules(), standings())
	for _, l := range locale.All {
		all := text(Speakers(sitting(l), lists, Choice{})) + text(Participants(sitting(l), roster.Participants(rules(), l, standings()), Choice{})) + text(Summary(sitting(l), Figures{}, lists, Choice{}, MostNamed))
		if strings.ContainsAny(all, "{}") {
			t.Errorf("%s: a field was not filled in:\n%s", l, all)
		}
	}
}
