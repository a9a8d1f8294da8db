package office

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/workbook"

	"github.com/emersion/go-ical"
)

// exportBench has one delegation whose answer is meant to do harm in a spreadsheet.
func exportBench(t *testing.T) *bench {
	t.Helper()
	b := sentBench(t)
	if _, err := b.Enter(t.Context(), "COL", roster.Proposal{
		Delegates: []roster.Delegate{{Action: roster.Register, Honorific: "Ms.", Name: "=HYPERLINK(\"http://x\")", Function: " \u200e@SUM(A1), \"Head\"", Email: "ana@mission.example", Phone: "+41 22 000",
			Gender: "female", Needs: "wheelchair", VisaLetter: true, Capacity: "head"}},
		Interventions: []roster.Intervention{{Action: roster.Add, Item: "3", Speaker: "-Ana"}}}, time.Time{}, "Mona"); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) mustExport(t *testing.T, f Format, opt ReportOptions) (files [][]byte) {
	t.Helper()
	opt.File = filepath.Join(t.TempDir(), "out."+string(f))
	if opt.Langs == nil {
		opt.Langs = []locale.Lang{locale.English}
	}
	names, err := b.Export(t.Context(), f, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, data)
	}
	return files
}

func TestCSVHasAMarkForExcelAndNoFormula(t *testing.T) {
	t.Parallel()
	files := exportBench(t).mustExport(t, CSV, ReportOptions{})
	if len(files) != 2 {
		t.Fatalf("%d files", len(files))
	}
	for i, want := range []map[string]string{
		{"Name": "'=HYPERLINK(\"http://x\")", "Function": "' \u200e@SUM(A1), \"Head\"", "Accessibility needs": "wheelchair", "Received": "2022-04-26 11:00"}, {"Item": "3 Victim assistance", "Speaker": "'-Ana"}} {
		bare, marked := bytes.CutPrefix(files[i], []byte("\ufeff"))
		rows, err := csv.NewReader(bytes.NewReader(bare)).ReadAll()
		if err != nil || !marked || len(rows) != 2 {
			t.Fatalf("%v, mark %v, rows %q", err, marked, rows)
		}
		for c, title := range rows[0] {
			if w, ok := want[title]; ok && rows[1][c] != w {
				t.Errorf("%s: %q, wanted %q", title, rows[1][c], w)
			}
		}
	}
}

func TestExportForDelegationsHasNothingPersonalBeyondTheList(t *testing.T) {
	t.Parallel()
	b := exportBench(t)
	for _, f := range []Format{CSV, JSON, ICS} {
		for _, data := range b.mustExport(t, f, ReportOptions{Delegations: true}) {
			for _, secret := range []string{"ana@mission", "+41 22", "female", "Female", "wheelchair", "Mona", "isa"} {
				if bytes.Contains(data, []byte(secret)) {
					t.Errorf("%s holds %q:\n%s", f, secret, data)
				}
			}
		}
	}
	if office := b.mustExport(t, JSON, ReportOptions{})[0]; !bytes.Contains(office, []byte(`"needs": "wheelchair"`)) || !bytes.Contains(office, []byte("ana@mission.example")) {
		t.Errorf("the office's own lacks facts:\n%s", office)
	}
}

func TestJSONOfParticipantsAndSpeakers(t *testing.T) {
	t.Parallel()
	var doc struct {
		Participants, Speakers []map[string]any
	}
	data := exportBench(t).mustExport(t, JSON, ReportOptions{Langs: []locale.Lang{locale.French}})[0]
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Participants) != 1 || len(doc.Speakers) != 1 || doc.Participants[0]["delegation"] != "Colombie" || doc.Speakers[0]["item"] != "3" || doc.Speakers[0]["late"] != false {
		t.Errorf("%s", data)
	}
}

func TestCalendarHasTheSittingsWithTheirSpeakers(t *testing.T) {
	t.Parallel()
	b := exportBench(t)
	data := b.mustExport(t, ICS, ReportOptions{Langs: []locale.Lang{locale.Arabic}})[0]
	if !bytes.Equal(data, b.mustExport(t, ICS, ReportOptions{Langs: []locale.Lang{locale.Arabic}})[0]) {
		t.Error("the same data gave other bytes")
	}
	for line := range bytes.SplitSeq(data, []byte("\r\n")) {
		if len(line) > 75 {
			t.Errorf("a line of %d octets (RFC 5545 §3.1)", len(line))
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	events := calendar.Events()
	if len(events) != 3 {
		t.Fatalf("%d events", len(events))
	}
	found := 0
	for i, e := range events {
		day, err := e.Props.Get(ical.PropDateTimeStart).DateTime(nil)
		if err != nil || day.Day() != 20+i {
			t.Errorf("event %d begins on %v %v", i, day, err)
		}
		text, err := e.Props.Text(ical.PropDescription)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text, "1. كولومبيا – -Ana") {
			found++
		}
	}
	if found != 1 {
		t.Errorf("the speaker stands in %d events:\n%s", found, data)
	}
}

// A program takes an event of the same UID for a newer version: that of one item must not take the day's other items away.
func TestCalendarOfAPartReplacesNoOtherPart(t *testing.T) {
	t.Parallel()
	b := exportBench(t)
	uids := func(opt ReportOptions) (all []string) {
		t.Helper()
		calendar, err := ical.NewDecoder(bytes.NewReader(b.mustExport(t, ICS, opt)[0])).Decode()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range calendar.Events() {
			uid, err := e.Props.Text(ical.PropUID)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, uid)
		}
		return all
	}
	seen := map[string]int{}
	for i, part := range []workbook.Scope{{}, {Items: []string{"3"}}, {Items: []string{"4"}}, {Classes: []invitee.Class{invitee.NGO}}, {Day: b.Campaign.Meeting.Start}} {
		got := uids(ReportOptions{Scope: part})
		if again := uids(ReportOptions{Scope: part, Langs: []locale.Lang{locale.French}, Delegations: true}); len(got) == 0 || !slices.Equal(again, got) {
			t.Errorf("%+v: a newer file has the events %q, the first had %q", part, again, got)
		}
		for _, uid := range got {
			if other, ok := seen[uid]; ok {
				t.Errorf("%+v: event %s stands in part %d too", part, uid, other)
			}
			seen[uid] = i
		}
	}
}
