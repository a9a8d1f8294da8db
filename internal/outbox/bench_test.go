package outbox

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/wneessen/go-mail"

	"chancery/internal/postbox"
)

const benchSessions = 16

// compose makes a mail of 127 kB: text and a letter of 91 kB.
func compose(b *testing.B) *mail.Msg {
	m := mail.NewMsg()
	letter := bytes.Repeat([]byte("0123456789abcdef"), 5700)
	err := m.From("isu@meeting.example")
	if err == nil {
		err = m.To("col@mission.example")
	}
	if err != nil {
		b.Error(err)
	}
	m.Subject("invitation")
	m.SetBodyString(mail.TypeTextPlain, "Excellency,")
	m.SetAttachments([]*mail.File{{Name: "letter.pdf", ContentType: "application/pdf", Header: map[string][]string{}, Writer: func(w io.Writer) (int64, error) {
		n, err := w.Write(letter)
		return int64(n), err
	}}})
	return m
}

// shares runs hand in 16 goroutines, each with its share of b.N, and reports letters a second.
func shares(b *testing.B, hand func(n int)) {
	b.ResetTimer()
	var all sync.WaitGroup
	for i := range benchSessions {
		n := (b.N + benchSessions - 1 - i) / benchSessions
		all.Go(func() {
			if n > 0 {
				hand(n)
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
}

// BenchmarkHandOver hands mails of 127 kB over by 16 sessions to a sink, without and with a round trip of 20 ms: ours with bytes that are composed
// already, ours with go-mail's composition, and go-mail's own send.
func BenchmarkHandOver(b *testing.B) {
	for _, round := range []time.Duration{0, 20 * time.Millisecond} {
		b.Run(fmt.Sprintf("outbox/rtt=%v", round), func(b *testing.B) { ours(b, round, false) })
		b.Run(fmt.Sprintf("outbox+compose/rtt=%v", round), func(b *testing.B) { ours(b, round, true) })
		b.Run(fmt.Sprintf("go-mail/rtt=%v", round), func(b *testing.B) { goMail(b, round) })
	}
}

func ours(b *testing.B, round time.Duration, composing bool) {
	srv := script(b, postbox.ScriptOptions{Round: round, Discard: true})
	var ready bytes.Buffer
	if _, err := compose(b).WriteTo(&ready); err != nil {
		b.Fatal(err)
	}
	shares(b, func(n int) {
		s, err := Dial(context.Background(), relay(srv.Port, false))
		if err != nil {
			b.Error(err)
			return
		}
		defer s.Close()
		for range n {
			data := ready.Bytes()
			if composing {
				var fresh bytes.Buffer
				if _, err := compose(b).WriteTo(&fresh); err != nil {
					b.Error(err)
				}
				data = fresh.Bytes()
			}
			e := Envelope{From: "isu@meeting.example", To: "col@mission.example", Data: data}
			if v := s.Deliver(context.Background(), e, nil); v.Outcome != Accepted {
				b.Errorf("%+v", v)
				return
			}
		}
	})
}

func goMail(b *testing.B, round time.Duration) {
	srv := script(b, postbox.ScriptOptions{Round: round, Discard: true})
	shares(b, func(n int) {
		c, err := mail.NewClient("127.0.0.1", mail.WithPort(srv.Port), mail.WithTLSPolicy(mail.NoTLS), mail.WithHELO("meeting.example"))
		if err != nil {
			b.Error(err)
			return
		}
		msgs := make([]*mail.Msg, n)
		for i := range msgs {
			msgs[i] = compose(b)
		}
		if err := c.DialAndSend(msgs...); err != nil {
			b.Error(err)
		}
	})
}
