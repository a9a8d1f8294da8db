package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/internal/message"
	"chancery/internal/postbox"
	"chancery/internal/workbook"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"chancery": main})
}

// TestScripts runs the command line's tests: testdata/*.txt, each a story with its inputs inside.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Values[serverKey{}] = &server{}
			e.Setenv("CHANCERY_IMAP_PASSWORD", "secret")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":     exitsWith,
			"postbox":  startServer,
			"relay":    setRelay,
			"replace":  replaceText,
			"received": countReceived,
			"answer":   answerByForm,
			"deliver":  deliverFile,
			"slow":     setPause,
			"took":     waitReceived,
			"stop":     stopServer,
			"unzip":    unpack,
		},
	})
}

// exitsWith runs "code N chancery ARGS…" and wants the exit code N.
func exitsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N PROGRAM ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		coded, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("run %s: %v", args[1], err)
		}
		got = coded.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

type serverKey struct{}

// server is the mail server of one script, and what it refuses.
type server struct {
	mu     sync.Mutex
	refuse map[string]int
	pause  time.Duration // before each mail is accepted
	*postbox.Server
}

func (s *server) refusal(rcpt string) *postbox.Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	for part, code := range s.refuse {
		if strings.Contains(rcpt, part) {
			return &postbox.Reply{Code: code, Enhanced: [3]int{code / 100, 1, 1}, Text: "no such user here"}
		}
	}
	return nil
}

func (s *server) wait() {
	s.mu.Lock()
	pause := s.pause
	s.mu.Unlock()
	time.Sleep(pause)
}

func serverOf(ts *testscript.TestScript) *server { return ts.Value(serverKey{}).(*server) }

var (
	smtpTable = regexp.MustCompile(`(?ms)^\[smtp\]$.*?(^\[|\z)`)
	imapTable = regexp.MustCompile(`(?ms)^\[imap\]$.*?(^\[|\z)`)
)

// startServer runs "postbox DIR [guarded]": a mail server of the script's own, and DIR's campaign.toml pointed at it.
func startServer(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	s.refuse = map[string]int{}
	box, err := postbox.Start(postbox.Options{User: guard(args), Password: "secret", Refuse: s.refusal, OnMail: func(postbox.Received) { s.wait() }})
	ts.Check(err)
	s.Server = box
	ts.Defer(func() { box.Close(context.Background()) })
	file := ts.MkAbs(filepath.Join(args[0], "campaign.toml"))
	toml, err := os.ReadFile(file)
	ts.Check(err)
	toml = smtpTable.ReplaceAll(toml, fmt.Appendf(nil, "[smtp]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nfrom = \"isu@meeting.example\"\nuser = %q\n\n$1", box.SMTPPort, guard(args)))
	toml = imapTable.ReplaceAll(toml, fmt.Appendf(nil, "[imap]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = \"isu\"\nauthserv_id = \"mx.meeting.example\"\n\n$1", box.IMAPPort))
	ts.Check(os.WriteFile(file, toml, 0o600))
}

// setRelay runs "relay PART CODE": recipients that hold PART are refused with CODE; CODE 0 takes them again.
func setRelay(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	code, err := strconv.Atoi(args[1])
	ts.Check(err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if code == 0 {
		delete(s.refuse, args[0])
		return
	}
	s.refuse[args[0]] = code
}

// countReceived runs "received N": the server took N mails in all.
func countReceived(ts *testscript.TestScript, _ bool, args []string) {
	if got := len(serverOf(ts).Mails()); strconv.Itoa(got) != args[0] {
		ts.Fatalf("the server took %d mails, want %s", got, args[0])
	}
}

// answerByForm runs "answer ADDRESS NAME ITEM [AUTH]": the invitee at ADDRESS fills in the form that came to it and sends it back.
func answerByForm(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	auth := "pass"
	if len(args) > 3 {
		auth = args[3]
	}
	letter := letterTo(ts, s, args[0])
	form := formIn(ts, letter)
	filled, err := workbook.FillForm(form, workbook.FilledForm{
		Fields:        map[string]string{"attending": "yes"},
		Delegates:     []map[string]string{{"name": args[1], "gender": "female", "attendance": "in_person"}},
		Interventions: []map[string]string{{"item": args[2], "speaker": args[1]}},
	})
	ts.Check(err)
	_, domain, _ := strings.Cut(args[0], "@")
	raw := replyMail(args[0], letter.MessageID, fmt.Sprintf("mx.meeting.example; dmarc=%s header.from=%s", auth, domain), filled)
	ts.Check(s.Deliver("INBOX", raw, time.Date(2022, 5, 3, 9, 0, 0, 0, time.UTC)))
}

func letterTo(ts *testscript.TestScript, s *server, address string) *message.Message {
	for _, m := range s.Mails() {
		if len(m.To) > 0 && m.To[0] == address {
			return message.Read(m.Data)
		}
	}
	ts.Fatalf("no letter went to %s", address)
	return nil
}

func formIn(ts *testscript.TestScript, m *message.Message) []byte {
	for _, part := range m.Parts {
		if strings.HasSuffix(part.Name, ".xlsx") {
			return part.Data
		}
	}
	ts.Fatalf("the letter bears no form")
	return nil
}

func replyMail(from, inReplyTo, results string, form []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Authentication-Results: %s\r\nFrom: <%s>\r\nTo: <isu@meeting.example>\r\nSubject: Re: invitation\r\nDate: Tue, 03 May 2022 09:00:00 +0000\r\n", results, from)
	fmt.Fprintf(&b, "Message-ID: <reply.%d@%s>\r\nIn-Reply-To: %s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", len(form), "mission.example", inReplyTo)
	b.WriteString("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlease find our form attached.\r\n--b\r\n")
	b.WriteString("Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\r\nContent-Disposition: attachment; filename=form.xlsx\r\nContent-Transfer-Encoding: base64\r\n\r\n")
	b.WriteString(base64Lines(form))
	b.WriteString("--b--\r\n")
	return b.Bytes()
}

// deliverFile runs "deliver FILE": the file arrives in the mailbox as it is.
func deliverFile(ts *testscript.TestScript, _ bool, args []string) {
	raw := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")
	ts.Check(serverOf(ts).Deliver("INBOX", []byte(raw), time.Date(2022, 5, 4, 9, 0, 0, 0, time.UTC)))
}

// setPause runs "slow DURATION": the server takes that long to accept a mail.
func setPause(ts *testscript.TestScript, _ bool, args []string) {
	pause, err := time.ParseDuration(args[0])
	ts.Check(err)
	s := serverOf(ts)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pause = pause
}

// waitReceived runs "took N": waits until the server took N mails.
func waitReceived(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	for range 1000 {
		if len(serverOf(ts).Mails()) >= want {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("the server took %d mails, want %d", len(serverOf(ts).Mails()), want)
}

// stopServer runs "stop": nobody listens any more.
func stopServer(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Check(serverOf(ts).Close(context.Background()))
}

// guard is the account of a server that wants its password ("postbox DIR guarded"), "" where it takes everybody.
func guard(args []string) string {
	if len(args) > 1 {
		return "isu"
	}
	return ""
}

// unpack runs "unzip FILE FOLDER": what a backup holds replaces what is there.
func unpack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unzip FILE FOLDER")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		ts.Check(err)
		data, err := io.ReadAll(r)
		ts.Check(err)
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[1]), filepath.FromSlash(f.Name)), data, 0o600))
	}
}
