package workbook

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// crowd is a report of random delegations: up to n States and organizations with up to most delegates each.
func crowd(t *testing.T, r *rand.Rand, n, most int) Report {
	t.Helper()
	report := reportOf(t, locale.English, 0)
	states := locale.States()
	for i := range n {
		v := invitee.Invitee{Ref: fmt.Sprintf("R%d", i), Class: invitee.Classes[r.IntN(5)], Country: states[r.IntN(len(states))].Alpha3}
		if v.Class == invitee.NGO || v.Class == invitee.InternationalOrganization {
			v.Country, v.Name = "", v.Ref
		}
		s := roster.Standing{Invitee: v, Status: roster.Attending}
		for k := range r.IntN(most + 1) {
			gender := []string{"female", "male", "female", "male", "", "other"}[r.IntN(6)]
			s.Delegates = append(s.Delegates, roster.StandingDelegate{Delegate: roster.Delegate{Name: fmt.Sprint(k), Gender: gender}})
		}
		report.Standings = append(report.Standings, s)
	}
	report.ForDelegations = true
	return report
}

// What is shown to delegations must not tell the gender of a person by itself, nor by any sum or difference of two lines.
func TestCountsForDelegationsTellOfNobody(t *testing.T) {
	t.Parallel()
	shown, withheld := 0, 0
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 8))
		report := crowd(t, r, r.IntN(120), 1+r.IntN(8))
		w := newReportWriter(report)
		classes, groups, all := w.breakdowns()
		w.file.Close()
		for _, part := range [][]breakdown{classes, groups} {
			var rest roster.Counts
			for _, b := range part {
				if b.withheld {
					withheld++
					rest.Registrations, rest.Women, rest.Men = rest.Registrations+b.Registrations, rest.Women+b.Women, rest.Men+b.Men
				} else if shown++; tells(b.Counts) {
					t.Errorf("seed %d: %s is shown: %+v", seed, b.name, b.Counts)
				}
			}
			if !all.withheld && tells(rest) {
				t.Errorf("seed %d: what is withheld can be worked out: %+v", seed, rest)
			}
		}
		// organizations have no group, so that "no group" less one class may be another
		for _, g := range groups {
			for _, a := range classes {
				for _, b := range classes {
					less := roster.Counts{Registrations: g.Registrations - a.Registrations, Women: g.Women - a.Women, Men: g.Men - a.Men}
					if !g.withheld && !a.withheld && b.withheld && b.Registrations > 0 && less == (roster.Counts{Registrations: b.Registrations, Women: b.Women, Men: b.Men}) &&
						g.name == w.word("word.no_group") && onlyOrganizations(report, a, b) {
						t.Errorf("seed %d: %s less %s is %s", seed, g.name, a.name, b.name)
					}
				}
			}
		}
	}
	if shown == 0 || withheld == 0 {
		t.Errorf("%d lines shown, %d withheld: the cases show nothing", shown, withheld)
	}
}

// onlyOrganizations tells whether all who have no group and have delegates are of the two classes.
func onlyOrganizations(r Report, a, b breakdown) bool {
	for _, s := range r.Standings {
		name := s.Invitee.Class.Plural(locale.English)
		if state, _ := locale.LookupState(s.Invitee.Country); len(s.Delegates) > 0 && (state.Group == "") != (name == a.name || name == b.name) {
			return false
		}
	}
	return true
}

// The whole less all but one delegation would be that delegation, however many women and men each part has.
func TestPartForDelegationsHasNoCountsByGender(t *testing.T) {
	t.Parallel()
	for _, part := range []Scope{{Day: locale.Date{Year: 2022, Month: 6, Day: 21}}, {Classes: []invitee.Class{invitee.StateParty}}, {Items: []string{"3"}}} {
		report := crowd(t, rand.New(rand.NewPCG(1, 8)), 120, 8)
		report.Scope = part
		w := newReportWriter(report)
		classes, groups, all := w.breakdowns()
		w.file.Close()
		if all.Women < 2*fewest || all.Men < 2*fewest {
			t.Fatalf("the case is too small: %+v", all.Counts)
		}
		for _, b := range append(append(classes, groups...), all) {
			if !b.withheld && b.Registrations > 0 {
				t.Errorf("%+v: %s is shown: %+v", part, b.name, b.Counts)
			}
		}
	}
}

func TestReportForDelegationsHasNothingPersonalBeyondTheList(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		r := reportOf(t, l, 60)
		r.ForDelegations = true
		r.Standings[0].Delegates[0].Email, r.Standings[0].Delegates[0].Phone = "secret@mission.example", "+41 22 123"
		data := written(t, r)
		f := opened(t, data)
		if got := f.GetSheetList(); len(got) != len(delegationSheets) || got[2] != word(l, "sheet.participants") {
			t.Errorf("%s: sheets %q", l, got)
		}
		head, people := rowsOf(t, f, word(l, "sheet.participants"))
		if want := []string{"number", "delegation", "capacity", "honorific", "name", "function", "mode"}; len(people) != r.Figures.Registrations || len(head) != len(want) {
			t.Errorf("%s: %d people, columns %q", l, len(people), head)
		}
		// A cell that tells has the word for "female" alone; headings have it too. The first two stand in no report at all, the others in the office's own.
		secrets := []string{"secret@", "+41 22", "A place near the door for a wheelchair", ">" + word(l, "value.female") + "<", "mission.example", "Ana Office", word(l, "sheet.questions") + "&#39;!"}
		r.ForDelegations = false
		own := bytes.Join(slices.Collect(maps.Values(partsOf(t, written(t, r)))), nil)
		for _, secret := range secrets[2:] {
			if !bytes.Contains(own, []byte(secret)) {
				t.Errorf("%s: the office's own report does not hold %q: it is sought wrongly", l, secret)
			}
		}
		for name, part := range partsOf(t, data) {
			for _, secret := range secrets {
				if bytes.Contains(part, []byte(secret)) {
					t.Errorf("%s: %s holds %q", l, name, secret)
				}
			}
		}
		_, rows := rowsOf(t, f, word(l, "sheet.gender"))
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, word(l, "word.withheld")) }) && r.Figures.Women < 10 {
			t.Errorf("%s: nothing is withheld: %q", l, rows)
		}
		about, err := f.GetRows(word(l, "sheet.about"))
		if err != nil {
			t.Fatal(err)
		}
		agree := 0
		for _, row := range about {
			if len(row) == 4 && row[3] == word(l, "word.agree") {
				agree++
			}
		}
		if agree != 8 {
			t.Errorf("%s: %d of 8 counts agree", l, agree)
		}
	}
}
