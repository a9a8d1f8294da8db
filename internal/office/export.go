package office

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// Format is what a report is written as.
type Format string

// The formats. All but XLSX are exports, which are not stored.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
	JSON Format = "json"
	ICS  Format = "ics"
)

// Export writes participants and speakers as CSV (two files) or JSON, or the sittings with their speakers as a calendar, in each language; it gives the files' names.
func (o *Office) Export(ctx context.Context, format Format, opt ReportOptions) (files []string, err error) {
	if err := o.checkScope(opt.Scope); err != nil {
		return nil, err
	}
	var snap snapshot
	if err := o.in(ctx, func(t *store.Tx) error {
		whole, err := o.whole(t)
		snap = o.scoped(whole, opt.Scope)
		return err
	}); err != nil {
		return nil, err
	}
	now := o.now().In(o.Campaign.Meeting.Zone)
	for _, lang := range opt.Langs {
		made, err := o.export(format, opt, snap, lang, now)
		if err != nil {
			return files, fmt.Errorf("export as %s: %w", format, err)
		}
		for _, part := range made {
			name := FileIn(opt.File, lang, len(opt.Langs))
			if part.name != "" {
				ext := filepath.Ext(name)
				name = strings.TrimSuffix(name, ext) + "." + part.name + ext
			}
			if err := WriteFile(name, part.data); err != nil {
				return files, fmt.Errorf("write %s: %w", name, err)
			}
			files = append(files, name)
		}
	}
	return files, nil
}

// exportPart is one file of an export; the name goes into the file's where there are several.
type exportPart struct {
	name string
	data []byte
}

func (o *Office) export(format Format, opt ReportOptions, snap snapshot, lang locale.Lang, now time.Time) (parts []exportPart, err error) {
	switch format {
	case ICS:
		data, err := o.sittings(snap, opt.Scope, lang, now)
		return []exportPart{{data: data}}, err
	case JSON:
		data, err := o.document(snap, opt, lang, now)
		return []exportPart{{data: data}}, err
	case CSV:
		r := workbook.Report{Lang: lang, Campaign: o.Campaign.ID, Title: o.Campaign.Meeting.Title.In(lang), CutOff: now, Rules: snap.rules, ForDelegations: opt.Delegations,
			Standings: snap.standings}
		for _, sheet := range []string{workbook.CSVParticipants, workbook.CSVSpeakers} {
			data, err := workbook.WriteCSV(r, sheet)
			if err != nil {
				return nil, err
			}
			parts = append(parts, exportPart{sheet, data})
		}
		return parts, nil
	}
	return nil, fmt.Errorf("there is no format %q: wanted xlsx, csv, json or ics", format)
}

// exported is the JSON of an export: codes as in "parse", names of delegations and titles of items in the language, times in the meeting's zone.
type exported struct {
	Campaign     string                `json:"campaign"`
	Title        string                `json:"title"`
	Language     locale.Lang           `json:"language"`
	CutOff       time.Time             `json:"cut_off"`
	Participants []exportedParticipant `json:"participants"`
	Speakers     []exportedSpeaker     `json:"speakers"`
}

type exportedDelegation struct {
	Ref        string        `json:"ref,omitempty"`
	Delegation string        `json:"delegation"`
	Class      invitee.Class `json:"class"`
	Country    string        `json:"country,omitempty"`
}

type exportedSource struct {
	Received  time.Time `json:"received,omitzero"`
	Mail      int64     `json:"mail,omitempty"`
	DecidedBy string    `json:"decided_by,omitempty"`
}

type exportedParticipant struct {
	Number int `json:"number"`
	exportedDelegation
	Honorific  string        `json:"honorific,omitempty"`
	Name       string        `json:"name"`
	Function   string        `json:"function,omitempty"`
	Capacity   string        `json:"capacity,omitempty"`
	Head       bool          `json:"head"`
	Attendance string        `json:"attendance,omitempty"`
	Email      string        `json:"email,omitempty"`
	Phone      string        `json:"phone,omitempty"`
	Gender     string        `json:"gender,omitempty"`
	Days       []locale.Date `json:"days,omitempty"`
	Languages  []locale.Lang `json:"languages,omitempty"`
	Needs      string        `json:"needs,omitempty"`
	VisaLetter bool          `json:"visa_letter,omitempty"`
	exportedSource
}

type exportedSpeaker struct {
	Item  string `json:"item"`
	Title string `json:"title,omitempty"`
	Order int    `json:"order"`
	exportedDelegation
	OnBehalfOf string      `json:"on_behalf_of,omitempty"`
	Speaker    string      `json:"speaker,omitempty"`
	Minutes    int         `json:"minutes"`
	Late       bool        `json:"late"`
	Language   locale.Lang `json:"language,omitempty"`
	Statement  bool        `json:"statement_attached,omitempty"`
	exportedSource
}

func (o *Office) document(snap snapshot, opt ReportOptions, lang locale.Lang, now time.Time) ([]byte, error) {
	rules := snap.rules
	doc := exported{Campaign: o.Campaign.ID, Title: o.Campaign.Meeting.Title.In(lang), Language: lang, CutOff: now,
		Participants: []exportedParticipant{}, Speakers: []exportedSpeaker{}}
	delegation := func(v invitee.Invitee) exportedDelegation {
		return exportedDelegation{v.Ref, v.DisplayName(lang, rules.Start), v.Class, v.Country}
	}
	source := func(s roster.Source) exportedSource {
		return exportedSource{s.Received.In(o.Campaign.Meeting.Zone), s.MailID, s.DecidedBy}
	}
	for _, p := range roster.Participants(rules, lang, snap.standings) {
		one := exportedParticipant{Number: p.Number, exportedDelegation: delegation(p.Invitee), Honorific: p.Honorific, Name: p.Name, Function: p.Function,
			Capacity: p.Capacity, Head: p.Leads(), Attendance: p.Attendance}
		if !opt.Delegations {
			one.Email, one.Phone, one.Gender, one.Days, one.Languages = p.Email, p.Phone, p.Gender, p.Days, p.Languages
			one.Needs, one.VisaLetter, one.exportedSource = p.Needs, p.VisaLetter, source(p.Source)
		}
		doc.Participants = append(doc.Participants, one)
	}
	for _, list := range roster.Speakers(rules, snap.standings) {
		for _, s := range list.Speeches {
			one := exportedSpeaker{Item: s.Item.Label, Title: s.Item.Title.In(lang), Order: s.Order, exportedDelegation: delegation(s.Invitee), OnBehalfOf: s.OnBehalfOf,
				Speaker: s.Speaker, Minutes: s.Minutes, Late: s.Late, Language: s.Language}
			if !opt.Delegations {
				one.Statement, one.exportedSource = s.StatementAttached, source(s.Source)
			}
			doc.Speakers = append(doc.Speakers, one)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(doc)
	return b.Bytes(), err
}
