package office

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery/internal/mailbox"
	"chancery/internal/realserver"
)

// realSized are replies of the set at the size of real mails, about 20 kB: with the invitation quoted below, every other one with an HTML side. One in eight
// answers a letter of the campaign by labels.
func realSized(b *testing.B, c *bench) func(n int) []byte {
	b.Helper()
	files, err := filepath.Glob("../../testdata/replies/*-prose.eml")
	if err != nil || len(files) == 0 {
		b.Fatalf("%d mails of the set, %v", len(files), err)
	}
	var texts [][]byte
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		if _, text, ok := bytes.Cut(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\n\n")); ok && !bytes.Contains(raw, []byte("base64")) && !bytes.Contains(raw, []byte("multipart")) {
			texts = append(texts, bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
		}
	}
	letter := string(c.reply(b, "COL", "mission.col@mission.example", "pass", labels3))
	_, thread, _ := strings.Cut(letter, "In-Reply-To: ")
	thread, _, _ = strings.Cut(thread, "\r\n")
	quoted := "\r\n\r\nOn 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\r\n" + strings.Repeat("> The President of the Twentieth Meeting has the honour to invite your delegation.\r\n", 90)
	page := "<html><body>" + strings.Repeat("<p class=\"MsoNormal\"><span lang=\"EN-US\">The President of the Twentieth Meeting has the honour to invite your delegation.</span></p>\r\n", 85) + "</body></html>"
	return func(n int) []byte {
		text, from := string(texts[n%len(texts)]), fmt.Sprintf("office%d@elsewhere.example", n)
		if n%8 == 0 {
			text, from = labels3, "mission.col@mission.example"
		}
		head := fmt.Sprintf("Authentication-Results: mx.meeting.example; dmarc=pass header.from=mission.example\r\nFrom: <%s>\r\nTo: <isu@meeting.example>\r\nSubject: RE: Invitation\r\n"+
			"Date: Tue, 3 May 2022 09:12:00 +0200\r\nMessage-ID: <%d@elsewhere.example>\r\nIn-Reply-To: %s\r\nMIME-Version: 1.0\r\n", from, n, thread)
		if n%2 == 1 {
			return []byte(head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text + quoted + quoted)
		}
		return []byte(head + "Content-Type: multipart/alternative; boundary=\"_000_\"\r\n\r\n--_000_\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text + quoted +
			"\r\n--_000_\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page + "\r\n--_000_--\r\n")
	}
}

// BenchmarkCollect collects a mailbox of 2,000 mails (CHANCERY_MAILBOX: as many) from Dovecot, from the first command to the last decision, and has Python's
// imaplib and email fetch and read the same.
func BenchmarkCollect(b *testing.B) {
	n := 2000
	if s := os.Getenv("CHANCERY_MAILBOX"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	server := realserver.Dovecot(b)
	account := mailbox.Account{Host: "127.0.0.1", Port: server.Port, TLS: "none", User: "isu", Password: "secret", Folder: "INBOX"}
	b.Run("chancery", func(b *testing.B) {
		var cpu time.Duration
		for b.Loop() {
			b.StopTimer()
			c := sentBench(b)
			if b.N == 1 || len(maildirOf(b, server)) == 0 {
				mail, octets := realSized(b, c), 0
				for i := len(maildirOf(b, server)); i < n; i++ {
					raw := mail(i)
					octets += len(raw)
					server.Drop(b, fmt.Sprintf("%d.M%dP1.mission.example", inTime.Unix()+int64(i), i), raw, inTime.Add(time.Duration(i)*time.Second))
				}
				awaitMailbox(b, account)
				warm(b, account)
			}
			resetPeak()
			began := cpuTime()
			b.StartTimer()
			got, err := c.Collect(b.Context(), CollectOptions{Account: account})
			cpu += cpuTime() - began
			if err != nil || got.New != n || got.Read() != n {
				b.Fatalf("collected %+v, %v", got, err)
			}
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "mails/s")
		if cpu > 0 {
			b.ReportMetric(float64(n*b.N)/cpu.Seconds(), "mails/cpu-s")
		}
		b.ReportMetric(peak(), "MB-peak")
	})
	b.Run("imaplib", func(b *testing.B) {
		python, err := exec.LookPath("python3")
		if err != nil {
			b.Skip("python3 is not installed (Debian: python3)")
		}
		var rate, perCPU float64
		for b.Loop() {
			out, err := exec.Command(python, "../../testdata/peers/imaplib/fetch.py", strconv.Itoa(server.Port)).CombinedOutput()
			if err == nil {
				_, err = fmt.Sscan(string(out), &rate, &perCPU)
			}
			if err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		}
		b.ReportMetric(rate, "mails/s")
		b.ReportMetric(perCPU, "mails/cpu-s")
	})
}

func maildirOf(b *testing.B, server realserver.Mailbox) []string {
	b.Helper()
	all, err := filepath.Glob(filepath.Join(server.Maildir, "*", "*.mission.example*"))
	if err != nil {
		b.Fatal(err)
	}
	return all
}

// warm has Dovecot list the folder, so that its index stands for all who come.
func warm(b *testing.B, a mailbox.Account) {
	b.Helper()
	client, err := mailbox.Dial(b.Context(), a)
	if err != nil {
		b.Fatal(err)
	}
	defer client.Close()
	enough := errors.New("enough")
	if _, err := client.Fetch(b.Context(), mailbox.Position{}, func([]mailbox.Mail, mailbox.Position) error { return enough }); !errors.Is(err, enough) {
		b.Fatal(err)
	}
}

// resetPeak and peak are the highest resident memory of this process, in megabytes; 0 where the system does not say.
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kB, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, _ := strconv.ParseFloat(kB, 64) // 0 where it is not there
	return n / 1024
}
