package office

import (
	"strings"
	"testing"
	"time"

	"chancery/internal/roster"
	"chancery/internal/store"
)

// A paper that came on the last day and is typed after midnight is in time.
func TestAnswerEnteredLaterStandsByItsReceipt(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.now = time.Date(2022, 6, 10, 16, 30, 0, 0, time.UTC)
	b.mustEnter(t, "FRA", "3")
	b.now = time.Date(2022, 6, 11, 8, 0, 0, 0, time.UTC)
	b.mustEnter(t, "KAZ", "3")
	received, err := b.ParseReceipt("2022-06-10 16:00") // 14:00 UTC
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.Enter(t.Context(), "JOR", roster.Proposal{Interventions: []roster.Intervention{{Action: roster.Add, Item: "3"}}}, received, "Ana")
	if err != nil {
		t.Fatal(err)
	}
	if got := b.order(t, "3"); got != "JOR FRA KAZ" {
		t.Errorf("order %s, want JOR FRA KAZ", got)
	}
	if s, err := b.Status(t.Context()); err != nil || s.Late != 1 {
		t.Errorf("%d late, %v: KAZ alone is", s.Late, err)
	}
	var entries []store.Entry
	if err := b.in(t.Context(), func(tx *store.Tx) (err error) {
		entries, err = tx.Entries(0)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	last := entries[len(entries)-1]
	if last.Seq != d.Entry || !strings.Contains(string(last.Detail), `"received":"2022-06-10T14:00:00Z"`) || !last.At.Equal(b.now) {
		t.Errorf("the journal does not say when it came: %+v", last)
	}
	if strings.Contains(string(entries[len(entries)-2].Detail), `"received"`) {
		t.Errorf("nobody said when this came: %+v", entries[len(entries)-2])
	}
}

func TestReceiptIsATimeThatHasCome(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.now = time.Date(2022, 6, 10, 14, 0, 0, 0, time.UTC)
	for said, want := range map[string]string{
		"":                          "0001-01-01 00:00",
		"2022-06-10 16:00":          "2022-06-10 14:00",
		" 2022-06-10T15:59:59 ":     "2022-06-10 13:59",
		"2022-06-10T14:00:00Z":      "2022-06-10 14:00",
		"2022-06-10T08:00:00-05:00": "2022-06-10 13:00",
		"2022-06-10 16:01":          "future",
		"2022-06-10T14:00:01Z":      "future",
		"2022-06-09":                "wanted a date and a time",
		"yesterday":                 "wanted a date and a time",
		"2022-06-31 16:00":          "wanted a date and a time",
	} {
		at, err := b.ParseReceipt(said)
		if got := at.UTC().Format("2006-01-02 15:04"); err == nil && got != want || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %s, %v; want %s", said, got, err, want)
		}
	}
	before := b.mustStatus(t).Journal
	if _, err := b.Enter(t.Context(), "JOR", roster.Proposal{Regret: true}, b.now.Add(time.Minute), "Ana"); err == nil || !strings.Contains(err.Error(), "future") || b.mustStatus(t).Journal != before {
		t.Errorf("an answer of tomorrow: %v", err)
	}
}
