package office

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"strconv"
	"testing"
	"time"

	"chancery/internal/outbox"
	"chancery/internal/postbox"
	"chancery/internal/store"
)

var queued = flag.Int("queued", 5_000, "letters that BenchmarkManyQueued queues")

// BenchmarkManyQueued has many letters queued (a few where b.N is 1, as in the trial before each run), hands b.N of them over, and counts them all. With a million:
//
//	go test -run '^$' -bench ManyQueued -benchtime 5000x -timeout 1h ./internal/office -queued 1000000
func BenchmarkManyQueued(b *testing.B) {
	folder := b.TempDir() + "/im2022"
	if _, err := Init(folder); err != nil {
		b.Fatal(err)
	}
	o, err := Open(folder, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer o.Close()
	waiting := *queued
	if b.N == 1 {
		waiting = 1_000
	}
	queueMany(b, o, waiting)
	relay, err := postbox.StartScript(postbox.ScriptOptions{Discard: true})
	if err != nil {
		b.Fatal(err)
	}
	defer relay.Close()
	b.ResetTimer()
	n := min(b.N, waiting)
	options := DispatchOptions{Relay: outbox.Relay{Host: "127.0.0.1", Port: relay.Port, TLS: "none"}, Sessions: 16, Limit: n}
	if got, err := o.dispatch(context.Background(), options, waiting); err != nil || got.Sent != n {
		b.Fatalf("%d of %d sent: %v", got.Sent, n, err)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "letters/s")
	b.StopTimer()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(memory.Sys)/1e6, "MB")
	quickest := time.Hour
	for range 5 {
		began := time.Now()
		s, err := o.Status(b.Context())
		if err != nil || s.Letters.Sent != n || s.Letters.Queued != waiting-n {
			b.Fatalf("status %+v: %v", s.Letters, err)
		}
		quickest = min(quickest, time.Since(began))
	}
	b.ReportMetric(float64(quickest.Microseconds())/1e3, "ms/status")
}

// queueMany queues letters with the text and HTML of a usual mail and one file that all carry.
func queueMany(b *testing.B, o *Office, n int) {
	b.Helper()
	text := fmt.Sprintf("%02000d", 0)
	for from := 0; from < n; from += 10_000 {
		err := o.in(b.Context(), func(t *store.Tx) error {
			if err := t.PutRound(store.Round{Name: Invitation, Letter: InvitationLetter, Planned: o.now()}); err != nil {
				return err
			}
			hash, err := t.PutContent([]byte("%PDF-1.7"))
			if err != nil {
				return err
			}
			for i := from; i < min(n, from+10_000); i++ {
				ref := "R" + strconv.Itoa(i)
				l := store.Letter{Round: Invitation, Kind: store.KindLetter, Ref: ref, Address: ref + "@m" + strconv.Itoa(i%200) + ".example", Language: "en", Tag: "k3v9m2xq7a4d",
					Date: o.now(), MessageID: "<im2022." + ref + ".invitation.k3v9m2xq7a4d@meeting.example>",
					Content: store.Content{Subject: "Invitation", Text: text, HTML: text, From: "isu@meeting.example",
						Files: []store.Attached{{Name: "letter.pdf", Type: "application/pdf", Hash: hash}}}}
				if err := t.AddLetter(&l); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
