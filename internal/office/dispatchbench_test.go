package office

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"chancery/internal/outbox"
	"chancery/internal/store"
)

// queueLetters fills a store with letters whose mails have some 127 kB: a letter of its own, and an enclosure that all have.
func queueLetters(b *testing.B, o *Office, n int) {
	b.Helper()
	enclosure := bytes.Repeat([]byte("programme "), 5000)
	err := o.in(b.Context(), func(t *store.Tx) error {
		shared, err := t.PutContent(enclosure)
		if err != nil {
			return err
		}
		if err := t.PutRound(store.Round{Name: Invitation, Letter: InvitationLetter, Planned: o.now()}); err != nil {
			return err
		}
		pdf := bytes.Repeat([]byte("0123456789abcdef"), 2800)
		for i := range n {
			binary.BigEndian.PutUint64(pdf, uint64(i))
			own, err := t.PutContent(pdf)
			if err != nil {
				return err
			}
			ref := "REF" + strconv.Itoa(i)
			l := store.Letter{Round: Invitation, Kind: store.KindLetter, Ref: ref, Address: ref + "@mission.example", Language: "en", Tag: "k3v9m2xq7a4d", Date: o.now(),
				MessageID: fmt.Sprintf("<im2022.%s.invitation.k3v9m2xq7a4d@meeting.example>", ref),
				Content: store.Content{Subject: "Invitation", Text: "Excellency,", HTML: "<p>Excellency,</p>", From: "isu@meeting.example",
					Files: []store.Attached{{Name: "letter.pdf", Type: "application/pdf", Hash: own}, {Name: "programme.pdf", Type: "application/pdf", Hash: shared}}}}
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

// BenchmarkDispatch sends letters of 127 kB by 16 sessions into Postfix's smtp-sink, with every state durable, beside Postfix's own smtp-source, go-mail and
// Python's smtplib, which keep none; on loopback, and through a proxy that makes a round trip of 20 ms.
func BenchmarkDispatch(b *testing.B) {
	b.Run("office/loopback", func(b *testing.B) { dispatchAll(b, smtpSink(b)) })
	b.Run("smtp-source/loopback", func(b *testing.B) { smtpSource(b, smtpSink(b)) })
	b.Run("go-mail/loopback", func(b *testing.B) { goMail(b, smtpSink(b), b.N) })
	b.Run("smtplib/loopback", func(b *testing.B) { smtplib(b, smtpSink(b), b.N) })
	const round = 20 * time.Millisecond
	b.Run("office/rtt=20ms", func(b *testing.B) { dispatchAll(b, delayed(b, smtpSink(b), round)) })
	b.Run("go-mail/rtt=20ms", func(b *testing.B) { goMail(b, delayed(b, smtpSink(b), round), b.N) })
	b.Run("smtplib/rtt=20ms", func(b *testing.B) { smtplib(b, delayed(b, smtpSink(b), round), min(b.N, 100)) })
}

func dispatchAll(b *testing.B, port int) {
	folder := filepath.Join(b.TempDir(), "im2022")
	if _, err := Init(folder); err != nil {
		b.Fatal(err)
	}
	o, err := Open(folder, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer o.Close()
	queueLetters(b, o, b.N)
	b.ResetTimer()
	got, err := o.dispatch(context.Background(), DispatchOptions{Relay: outbox.Relay{Host: "127.0.0.1", Port: port, TLS: "none"}, Sessions: 16}, b.N)
	if err != nil || got.Sent != b.N {
		b.Fatalf("%d of %d sent: %v", got.Sent, b.N, err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
}

// smtpSink starts Postfix's sink and gives its port.
func smtpSink(b *testing.B) int {
	b.Helper()
	const program = "/usr/sbin/smtp-sink"
	if _, err := os.Stat(program); err != nil {
		b.Skip("smtp-sink is not installed (Debian: postfix)")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	args := []string{fmt.Sprintf("inet:127.0.0.1:%d", port), "100"}
	if os.Getuid() == 0 { // it wants somebody less to be
		args = append([]string{"-u", "nobody"}, args...)
	}
	cmd := exec.Command(program, args...)
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it ends by our signal
	})
	for range 200 {
		if conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			conn.Close()
			return port
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.Fatal("smtp-sink does not listen")
	return 0
}

func smtpSource(b *testing.B, port int) {
	b.ResetTimer()
	out, err := exec.Command("/usr/sbin/smtp-source", "-s", "16", "-d", "-m", strconv.Itoa(b.N), "-l", "130000", "-f", "isu@meeting.example", "-t", "col@mission.example",
		fmt.Sprintf("inet:127.0.0.1:%d", port)).CombinedOutput()
	if err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
}
