package office

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"

	"github.com/xuri/excelize/v2"
)

// changeRows are the rows of Changes.
func changeRows(t *testing.T, file string) (rows []string) {
	t.Helper()
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, row := range sheetRows(t, f, "Changes") {
		if line := strings.Join(row, "|"); strings.Trim(line, "|") != "" {
			rows = append(rows, line)
		}
	}
	return rows
}

func TestChangesNameCauseAndWhoDecided(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	folder := t.TempDir()
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	b.mustReport(t, ReportOptions{File: filepath.Join(folder, "1.xlsx")})
	b.now = b.now.Add(24 * time.Hour)
	if _, err := b.Enter(t.Context(), "COL", roster.Proposal{Delegates: []roster.Delegate{{Action: roster.Update, Name: "Ana Torres", Function: "Ambassador", VisaLetter: true}},
		Interventions: []roster.Intervention{{Action: roster.Withdraw, Item: "3"}}}, time.Time{}, "Mona"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "2.xlsx")
	b.mustReport(t, ReportOptions{File: file})
	want := []string{
		"Delegate|Colombia (COL) – Ana Torres|Function|First Secretary|Ambassador|entered by hand|Mona|27 Apr 2022 11:00",
		"Delegate|Colombia (COL) – Ana Torres|Visa letter needed||Yes|entered by hand|Mona|27 Apr 2022 11:00",
		"Intervention|Colombia (COL)|Item|3||entered by hand|Mona|27 Apr 2022 11:00",
	}
	if got := changeRows(t, file); !slices.Equal(got, want) {
		t.Errorf("changes:\n%s\nwanted:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReportSinceAnEarlierOne(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	folder := t.TempDir()
	name := func(s string) string { return filepath.Join(folder, s+".xlsx") }
	b.mustReport(t, ReportOptions{File: name("1")})
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	b.now = b.now.Add(48 * time.Hour)
	if made := b.mustReport(t, ReportOptions{File: name("2")}); made.ID != 2 || made.Base != 1 {
		t.Errorf("made %+v", made)
	}
	b.mustReport(t, ReportOptions{File: name("3")})
	if got := changeRows(t, name("3")); len(got) != 0 {
		t.Errorf("nothing changed, the report says %q", got)
	}
	zone := b.Campaign.Meeting.Zone
	for _, since := range []string{"1", "#1", "2022-04-26", "2022-04-27 08:00", "2022-04-27T08:00:00+02:00"} {
		s, err := ParseSince(since, zone)
		if err != nil {
			t.Fatal(err)
		}
		if made := b.mustReport(t, ReportOptions{File: name("4"), Since: s}); made.Base != 1 {
			t.Errorf("--since %s compares with report %d", since, made.Base)
		}
		if got := changeRows(t, name("4")); len(got) != 3 || !strings.HasPrefix(got[1], "Delegate|Colombia (COL) – Ana Torres|Full name||Ana Torres|mail 1|program|") {
			t.Errorf("--since %s: %q", since, got)
		}
	}
	for since, want := range map[string]string{"99": "there is no report 99: there are reports 1 of 2022-04-26 11:00 to ", "2022-04-25": "no report was made up to 2022-04-25 23:59"} {
		s, err := ParseSince(since, zone)
		if err != nil {
			t.Fatal(err)
		}
		_, err = b.Report(t.Context(), ReportOptions{File: name("5"), Langs: locale.All[:1], Since: s})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("--since %s: %v, wanted %q", since, err, want)
		}
	}
	for _, since := range []string{"monday", "2022-13-01", "-1", "0"} {
		if s, err := ParseSince(since, zone); err == nil {
			t.Errorf("%q was read as %+v", since, s)
		}
	}
}

func TestSameDataSameReport(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	folder := t.TempDir()
	langs := []locale.Lang{locale.Arabic, locale.English}
	b.mustReport(t, ReportOptions{File: filepath.Join(folder, "0.xlsx")})
	for _, name := range []string{"1.xlsx", "2.xlsx"} {
		made := b.mustReport(t, ReportOptions{File: filepath.Join(folder, name), Langs: langs, Since: Since{Report: 1}})
		stem := strings.TrimSuffix(name, ".xlsx")
		if want := []string{filepath.Join(folder, stem+".ar.xlsx"), filepath.Join(folder, stem+".en.xlsx")}; !slices.Equal(made.Files, want) {
			t.Errorf("files %q, wanted %q", made.Files, want)
		}
	}
	for _, l := range langs {
		first, err := os.ReadFile(filepath.Join(folder, "1."+string(l)+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		if second, err := os.ReadFile(filepath.Join(folder, "2."+string(l)+".xlsx")); err != nil || !bytes.Equal(first, second) {
			t.Errorf("%s: two reports of the same data at the same time differ (%v)", l, err)
		}
	}
}

func TestReportOfAPart(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.deliver(t, b.reply(t, "JOR", "mission.jor@mission-jo.example", "pass", "Name: Leila Khatib\nGender: female\nItem: 4"), inTime)
	b.deliver(t, b.reply(t, "FRA", "mission.fra@mission-fr.example", "pass", "Name: Jean Roux"), inTime)
	b.mustCollect(t)
	day := b.agenda()[0].Day
	for name, c := range map[string]struct {
		scope                            workbook.Scope
		delegations, people, speeches, n int
	}{
		"class": {workbook.Scope{Classes: []invitee.Class{invitee.NGO}}, -1, 0, 0, 0},
		"item":  {workbook.Scope{Items: []string{"3"}}, 1, 1, 1, 0},
		"day":   {workbook.Scope{Day: day}, 3, 3, 2, 0},
	} {
		file := filepath.Join(t.TempDir(), name+".xlsx")
		b.mustReport(t, ReportOptions{File: file, Scope: c.scope})
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for sheet, want := range map[string]int{"Delegations": c.delegations, "Participants": c.people, "Speakers": c.speeches} {
			if got := len(sheetRows(t, f, sheet)); want >= 0 && got != want {
				t.Errorf("%s: %d rows of %s, wanted %d", name, got, sheet, want)
			}
		}
		if note, err := f.GetCellValue("Speakers", "A2"); err != nil || !strings.Contains(note, "Part of the campaign only: ") {
			t.Errorf("%s: the sheet does not say that it is a part: %q %v", name, note, err)
		}
		rows, err := f.GetRows("About")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if slices.Contains(row, "✗ differ") {
				t.Errorf("%s: %q", name, row)
			}
		}
	}
	for _, s := range []workbook.Scope{{Items: []string{"99"}}, {Day: day.AddDays(90)}} {
		if _, err := b.Report(t.Context(), ReportOptions{File: filepath.Join(t.TempDir(), "x.xlsx"), Langs: locale.All[:1], Scope: s}); err == nil {
			t.Errorf("no error for %+v", s)
		}
	}
	if made := b.mustReport(t, ReportOptions{File: filepath.Join(t.TempDir(), "item.xlsx"), Scope: workbook.Scope{Items: []string{"3"}}}); made.Base == 0 {
		t.Error("a part is not compared with the last report of the same part")
	}
}

func TestASpeakerStruckOffIsAChangeWithItsCause(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	folder := t.TempDir()
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	b.mustReport(t, ReportOptions{File: filepath.Join(folder, "1.xlsx")})
	if _, err := b.Move(t.Context(), MoveRequest{Kind: roster.MoveStrike, Item: "3", Of: "COL", Reason: "asked by telephone", Actor: "Mona"}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "2.xlsx")
	b.mustReport(t, ReportOptions{File: file})
	want := []string{"Intervention|Colombia (COL)|Item|3||struck off the list of speakers|Mona|26 Apr 2022 11:00"}
	if got := changeRows(t, file); !slices.Equal(got, want) {
		t.Errorf("changes %q, wanted %q", got, want)
	}
}

func TestReportOfAnEarlierVersionIsNotComparedWith(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	if err := b.in(t.Context(), func(tx *store.Tx) error {
		_, err := tx.AddReport(store.ReportRecord{At: b.now, Language: "en", Snapshot: []byte(`{"figures":{"invited":1},"facts":{"COL":{"entity":"delegation","name":"COL","value":"no_answer"}}}`)})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "1.xlsx")
	if made := b.mustReport(t, ReportOptions{File: file}); made.ID != 2 || made.Base != 0 {
		t.Errorf("made %+v", made)
	}
	if got := changeRows(t, file); len(got) != 0 {
		t.Errorf("all is said to be new: %q", got)
	}
	if _, err := b.Report(t.Context(), ReportOptions{File: file, Langs: locale.All[:1], Since: Since{Report: 1}}); err == nil {
		t.Error("no error for a report of an earlier version")
	}
}
