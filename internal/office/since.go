package office

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/locale"
	"chancery/internal/store"
)

// Since names the report that Changes compares with: by its number, or as the last one made up to a time. Zero: the last one of the same scope.
type Since struct {
	Report int64
	At     time.Time
}

// ParseSince reads a report's number ("3", "#3"), a date, which stands for its end in zone, or a date with a time.
func ParseSince(s string, zone *time.Location) (Since, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Since{}, nil
	}
	if n, err := strconv.ParseInt(strings.TrimPrefix(s, "#"), 10, 64); err == nil && n > 0 {
		return Since{Report: n}, nil
	}
	if d, err := locale.ParseDate(s); err == nil {
		return Since{At: d.End(zone).Add(-time.Millisecond)}, nil
	}
	if t, ok := moment(s, zone); ok {
		return Since{At: t}, nil
	}
	return Since{}, fmt.Errorf("%q is no report and no time: wanted a report's number such as 3, a date such as 2022-06-10, or \"2022-06-10 08:30\"", s)
}

// moment reads a date with a time as people write it: of zone, or RFC 3339, which says its own.
func moment(s string, zone *time.Location) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, true
		}
	}
	t, err := time.Parse(time.RFC3339, s)
	return t, err == nil
}

// base is the report to compare with, and what it said; ID 0: there is none.
func (o *Office) base(t *store.Tx, since Since, scope string) (store.ReportRecord, saidReport, error) {
	all, err := t.Reports()
	if err != nil {
		return store.ReportRecord{}, saidReport{}, err
	}
	if since.Report != 0 {
		if !slices.ContainsFunc(all, func(r store.ReportRecord) bool { return r.ID == since.Report }) {
			return store.ReportRecord{}, saidReport{}, fmt.Errorf("there is no report %d: %s", since.Report, o.madeReports(all))
		}
		r, said, err := saidBy(t, since.Report)
		if err == nil && said.Entities == nil {
			err = fmt.Errorf("report %d was made by an earlier version of the program, which kept less: name a later one", r.ID)
		}
		return r, said, err
	}
	if !since.At.IsZero() {
		first := all
		all = slices.DeleteFunc(slices.Clone(all), func(r store.ReportRecord) bool { return r.At.After(since.At) })
		if len(all) == 0 {
			return store.ReportRecord{}, saidReport{}, fmt.Errorf("no report was made up to %s: %s", o.clock(since.At), o.madeReports(first))
		}
	}
	return lastOf(t, all, scope)
}

// lastOf is the last report of the same scope, else the last one of all.
func lastOf(t *store.Tx, all []store.ReportRecord, scope string) (record store.ReportRecord, said saidReport, err error) {
	for _, r := range slices.Backward(all) {
		one, saidThen, err := saidBy(t, r.ID)
		if err != nil {
			return record, said, err
		}
		if saidThen.Entities == nil { // of an earlier version of the program
			continue
		}
		if saidThen.Scope == scope {
			return one, saidThen, nil
		}
		if record.ID == 0 {
			record, said = one, saidThen
		}
	}
	return record, said, nil
}

func saidBy(t *store.Tx, id int64) (store.ReportRecord, saidReport, error) {
	r, err := t.Report(id)
	if err != nil {
		return r, saidReport{}, err
	}
	var said saidReport
	if err := json.Unmarshal(r.Snapshot, &said); err != nil {
		return r, said, fmt.Errorf("read what report %d said: %w", id, err)
	}
	return r, said, nil
}

func (o *Office) clock(t time.Time) string {
	return t.In(o.Campaign.Meeting.Zone).Format("2006-01-02 15:04")
}

// madeReports says which reports there are to choose from.
func (o *Office) madeReports(all []store.ReportRecord) string {
	if len(all) == 0 {
		return "none was made yet"
	}
	first, last := all[0], all[len(all)-1]
	if len(all) == 1 {
		return fmt.Sprintf("there is report %d of %s", first.ID, o.clock(first.At))
	}
	return fmt.Sprintf("there are reports %d of %s to %d of %s", first.ID, o.clock(first.At), last.ID, o.clock(last.At))
}
