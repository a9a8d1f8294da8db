package workbook

import (
	"strings"
	"testing"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

func TestRemarksOnSpeakersStandAtTheEndOfTheirRows(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		r := reportOf(t, l, 8)
		r.Standings = r.Standings[:2]
		for i, ref := range []string{"COL", "COL-NY"} {
			r.Standings[i] = roster.Standing{Invitee: invitee.Invitee{Ref: ref, Class: invitee.StateParty, Country: "COL"}, Status: roster.Attending}
			r.Standings[i].Delegates = []roster.StandingDelegate{{ID: int64(i + 1), Delegate: roster.Delegate{Name: "Ana Torres"}}}
			for item, speaker := range map[string]string{"1": "Ana Torres", "2": []string{"Ana Torres", "Luis Paz"}[i]} {
				r.Standings[i].Interventions = append(r.Standings[i].Interventions, roster.StandingIntervention{ID: int64(10*i) + int64(item[0]), Source: roster.Source{Received: r.CutOff.AddDate(0, -1, i)},
					Intervention: roster.Intervention{Item: item, Speaker: speaker}})
			}
		}
		head, rows := rowsOf(t, opened(t, written(t, r)), word(l, "sheet.speakers"))
		if head[len(head)-1] != word(l, "col.remarks") || len(rows) != 4 {
			t.Fatalf("%s: header %v, %d rows", l, head, len(rows))
		}
		seat := word(l, "remark.two_for_a_seat")
		for i, want := range []string{"", word(l, "remark.speaker_twice") + "; " + seat, "", word(l, "remark.not_registered") + "; " + seat} {
			if got := strings.Join(rows[i][min(12, len(rows[i])):], ""); got != want {
				t.Errorf("%s: row %d has the remarks %q, want %q", l, i+1, got, want)
			}
		}
	}
}
