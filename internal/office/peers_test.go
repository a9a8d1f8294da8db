package office

import (
	"bytes"
	"io"
	"net"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/wneessen/go-mail"
)

// delayed gives the port of a proxy that hands on each octet, either way, after half of a round trip.
func delayed(b *testing.B, port int, round time.Duration) int {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
			if err != nil {
				near.Close()
				continue
			}
			go handOn(near, far, round/2)
			go handOn(far, near, round/2)
		}
	}()
	return l.Addr().(*net.TCPAddr).Port
}

type parcel struct {
	due  time.Time
	data []byte
}

func handOn(from, to net.Conn, after time.Duration) {
	parcels := make(chan parcel, 1000)
	go func() {
		defer close(parcels)
		for {
			data := make([]byte, 64<<10)
			n, err := from.Read(data)
			if n > 0 {
				parcels <- parcel{time.Now().Add(after), data[:n]}
			}
			if err != nil {
				return
			}
		}
	}()
	for p := range parcels {
		time.Sleep(time.Until(p.due))
		if _, err := to.Write(p.data); err != nil {
			break
		}
	}
	to.Close()
	for range parcels { // the reader ends when its side is closed
	}
}

// smtplib has Python's standard library send in order, fewer than b.N where the round trip makes it slow.
func smtplib(b *testing.B, port, n int) {
	python, err := exec.LookPath("python3")
	if err != nil {
		b.Skip("python3 is not installed (Debian: python3)")
	}
	b.ResetTimer()
	out, err := exec.Command(python, "../../testdata/peers/smtplib/send.py", strconv.Itoa(port), strconv.Itoa(n)).CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	rate, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	b.ReportMetric(rate, "letters/s")
}

// goMail has go-mail compose and send by 16 connections, each with its share in one DialAndSend.
func goMail(b *testing.B, port, n int) {
	letter, programme := bytes.Repeat([]byte("0123456789abcdef"), 2800), bytes.Repeat([]byte("programme "), 5000)
	file := func(name string, data []byte) *mail.File {
		return &mail.File{Name: name, ContentType: "application/pdf", Header: map[string][]string{}, Writer: func(w io.Writer) (int64, error) {
			n, err := w.Write(data)
			return int64(n), err
		}}
	}
	b.ResetTimer()
	const sessions = 16
	var all sync.WaitGroup
	for i := range sessions {
		share := (n + sessions - 1 - i) / sessions
		all.Go(func() {
			c, err := mail.NewClient("127.0.0.1", mail.WithPort(port), mail.WithTLSPolicy(mail.NoTLS), mail.WithHELO("meeting.example"), mail.WithTimeout(time.Minute))
			if err != nil {
				b.Error(err)
				return
			}
			msgs := make([]*mail.Msg, share)
			for i := range msgs {
				m := mail.NewMsg()
				if err := m.From("isu@meeting.example"); err != nil {
					b.Error(err)
				}
				if err := m.To("col@mission.example"); err != nil {
					b.Error(err)
				}
				m.Subject("Invitation")
				m.SetBodyString(mail.TypeTextPlain, "Excellency,")
				m.AddAlternativeString(mail.TypeTextHTML, "<p>Excellency,</p>")
				m.SetAttachments([]*mail.File{file("letter.pdf", letter), file("programme.pdf", programme)})
				msgs[i] = m
			}
			if err := c.DialAndSend(msgs...); err != nil {
				b.Error(err)
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "letters/s")
}
