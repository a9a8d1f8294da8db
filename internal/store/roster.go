package store

import (
	"database/sql"
	"encoding/json"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

// Standing is what stands for one delegation; where it never answered, NoAnswer.
func (t *Tx) Standing(v invitee.Invitee) (s roster.Standing, err error) {
	s = roster.Standing{Invitee: v, Status: roster.NoAnswer}
	var first int64
	err = none(t.row(`SELECT status, first_answer_ms FROM delegation WHERE ref = $1`, v.Ref).Scan(&s.Status, &first))
	if err != nil && err != ErrNone {
		return s, err
	}
	s.FirstAnswer = fromMillis(first)
	if s.Delegates, err = standing[roster.StandingDelegate](t, "delegate", v.Ref, scanDelegate); err != nil {
		return s, err
	}
	s.Interventions, err = standing[roster.StandingIntervention](t, "intervention", v.Ref, scanIntervention)
	return s, err
}

// Standings are what stands for each of these invitees, read by three queries however many they are. They are for lists and counts: the evidence of
// interventions is left out.
func (t *Tx) Standings(of []invitee.Invitee) ([]roster.Standing, error) {
	all, at := unanswered(of)
	if err := t.each(func(r *sql.Rows) error {
		var ref, status string
		var first int64
		err := r.Scan(&ref, &status, &first)
		if i, ok := at[ref]; ok {
			all[i].Status, all[i].FirstAnswer = status, fromMillis(first)
		}
		return err
	}, `SELECT ref, status, first_answer_ms FROM delegation`); err != nil {
		return nil, err
	}
	if err := t.facts("delegate", "", at, func(i int, f fact) error {
		d, err := scanDelegate(f)
		all[i].Delegates = append(all[i].Delegates, d)
		return err
	}); err != nil {
		return nil, err
	}
	return all, t.notices("", all, at)
}

// Notices are the interventions of these invitees on some items alone, without evidence, and nothing else of what stands.
func (t *Tx) Notices(of []invitee.Invitee, items []string) ([]roster.Standing, error) {
	all, at := unanswered(of)
	seen := map[string]bool{}
	for _, item := range items {
		if seen[item] {
			continue
		}
		seen[item] = true
		// A record is JSON that this package wrote, so that its item stands in it as JSON writes the label.
		pattern := "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(`"item":`+record(item)) + "%"
		if err := t.notices(pattern, all, at); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func unanswered(of []invitee.Invitee) ([]roster.Standing, map[string]int) {
	all := make([]roster.Standing, len(of))
	at := make(map[string]int, len(of))
	for i, v := range of {
		all[i], at[v.Ref] = roster.Standing{Invitee: v, Status: roster.NoAnswer}, i
	}
	return all, at
}

// notice is an intervention's record without its evidence, which makes most of it and of the time to read it.
type notice struct {
	Action            string      `json:"action"`
	Item              string      `json:"item"`
	Speaker           string      `json:"speaker"`
	Language          locale.Lang `json:"language"`
	OnBehalfOf        string      `json:"on_behalf_of"`
	StatementAttached bool        `json:"statement_attached"`
	StatementMails    []int64     `json:"statement_mails"`
}

func (t *Tx) notices(pattern string, all []roster.Standing, at map[string]int) error {
	return t.facts("intervention", pattern, at, func(i int, f fact) error {
		var n notice
		err := json.Unmarshal([]byte(f.record), &n)
		all[i].Interventions = append(all[i].Interventions, roster.StandingIntervention{ID: f.id, Source: f.source(), StatementMails: n.StatementMails, Intervention: roster.Intervention{
			Action: n.Action, Item: n.Item, Speaker: n.Speaker, Language: n.Language, OnBehalfOf: n.OnBehalfOf, StatementAttached: n.StatementAttached}})
		return err
	})
}

// facts gives each fact of a table whose record is like the pattern ("": each) to the delegation that it is of.
func (t *Tx) facts(table, pattern string, at map[string]int, give func(int, fact) error) error {
	return t.each(func(r *sql.Rows) error {
		var f fact
		var ref string
		if err := r.Scan(&ref, &f.id, &f.record, &f.mailID, &f.received, &f.by); err != nil {
			return err
		}
		i, ok := at[ref]
		if !ok {
			return nil
		}
		return give(i, f)
	}, `SELECT ref, id, record, mail_id, received_ms, decided_by FROM `+table+` WHERE ($1 = '' OR record LIKE $1 ESCAPE '!') ORDER BY ref, place, id`, pattern)
}

type fact struct {
	id       int64
	record   string
	mailID   int64
	received int64
	by       string
}

func (f fact) source() roster.Source {
	return roster.Source{MailID: f.mailID, Received: fromMillis(f.received), DecidedBy: f.by}
}

func scanDelegate(f fact) (d roster.StandingDelegate, err error) {
	d.ID, d.Source = f.id, f.source()
	return d, json.Unmarshal([]byte(f.record), &d.Delegate)
}

func scanIntervention(f fact) (i roster.StandingIntervention, err error) {
	var r noticeRecord
	err = json.Unmarshal([]byte(f.record), &r)
	return roster.StandingIntervention{ID: f.id, Source: f.source(), Intervention: r.Intervention, StatementMails: r.StatementMails}, err
}

// noticeRecord is an intervention as the table keeps it.
type noticeRecord struct {
	roster.Intervention
	StatementMails []int64 `json:"statement_mails,omitempty"`
}

func standing[T any](t *Tx, table, ref string, scan func(fact) (T, error)) (all []T, err error) {
	err = t.each(func(r *sql.Rows) error {
		var f fact
		if err := r.Scan(&f.id, &f.record, &f.mailID, &f.received, &f.by); err != nil {
			return err
		}
		one, err := scan(f)
		all = append(all, one)
		return err
	}, `SELECT id, record, mail_id, received_ms, decided_by FROM `+table+` WHERE ref = $1 ORDER BY place, id`, ref)
	return all, err
}

// SetStanding stores what stands for a delegation now. New delegates and interventions (ID 0) get an ID; the others keep theirs.
func (t *Tx) SetStanding(s roster.Standing) error {
	ref := s.Invitee.Ref
	if _, err := t.exec(`INSERT INTO delegation (ref, status, first_answer_ms) VALUES ($1, $2, $3)
		ON CONFLICT (ref) DO UPDATE SET status = excluded.status, first_answer_ms = excluded.first_answer_ms`, ref, s.Status, millis(s.FirstAnswer)); err != nil {
		return err
	}
	for _, table := range []string{"delegate", "intervention"} {
		if _, err := t.exec(`DELETE FROM `+table+` WHERE ref = $1`, ref); err != nil {
			return err
		}
	}
	for i, d := range s.Delegates {
		if err := t.putFact("delegate", ref, i, d.ID, d.Delegate, d.Source); err != nil {
			return err
		}
	}
	for i, n := range s.Interventions {
		if err := t.putFact("intervention", ref, i, n.ID, noticeRecord{n.Intervention, n.StatementMails}, n.Source); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tx) putFact(table, ref string, place int, id int64, what any, src roster.Source) (err error) {
	if id == 0 {
		if id, err = t.next(table); err != nil {
			return err
		}
	}
	_, err = t.exec(`INSERT INTO `+table+` (id, ref, place, record, mail_id, received_ms, decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		id, ref, place, record(what), src.MailID, millis(src.Received), src.DecidedBy)
	return err
}

// ReportRecord is what a report said, for the next one to compare with.
type ReportRecord struct {
	ID       int64
	At       time.Time
	Language string
	Snapshot json.RawMessage
}

// Report is a report by its number, or ErrNone.
func (t *Tx) Report(id int64) (r ReportRecord, err error) {
	var at int64
	var snapshot string
	err = none(t.row(`SELECT id, at_ms, language, snapshot FROM report WHERE id = $1`, id).Scan(&r.ID, &at, &r.Language, &snapshot))
	r.At, r.Snapshot = fromMillis(at), json.RawMessage(snapshot)
	return r, err
}

// Reports lists the reports in their order, without what they said.
func (t *Tx) Reports() (all []ReportRecord, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var r ReportRecord
		var at int64
		err := rows.Scan(&r.ID, &at, &r.Language)
		r.At = fromMillis(at)
		all = append(all, r)
		return err
	}, `SELECT id, at_ms, language FROM report ORDER BY id`)
	return all, err
}

// AddReport stores what a report said, and gives it its number.
func (t *Tx) AddReport(r ReportRecord) (int64, error) {
	id, err := t.next("report")
	if err != nil {
		return 0, err
	}
	_, err = t.exec(`INSERT INTO report (id, at_ms, language, snapshot) VALUES ($1, $2, $3, $4)`, id, millis(r.At), r.Language, string(r.Snapshot))
	return id, err
}
