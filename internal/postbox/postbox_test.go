package postbox

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"net/smtp"
	"net/textproto"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

const letter = "From: isu@meeting.example\r\nTo: col@mission.example\r\nSubject: invitation\r\n\r\n.dots\r\n..more\r\nend\r\n"

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return s
}

func addr(port int) string { return "127.0.0.1:" + strconv.Itoa(port) }

func TestAcceptedMailIsRecordedByteForByteBeforeTheReply(t *testing.T) {
	t.Parallel()
	at := time.Date(2022, 4, 26, 9, 0, 0, 0, time.UTC)
	var told atomic.Int32
	s := start(t, Options{Now: func() time.Time { return at }, OnMail: func(Received) { told.Add(1) }})
	if err := smtp.SendMail(addr(s.SMTPPort), nil, "isu@meeting.example", []string{"col@mission.example", "cc@mission.example"}, []byte(letter)); err != nil {
		t.Fatal(err)
	}
	mails := s.Mails()
	if len(mails) != 1 || told.Load() != 1 {
		t.Fatalf("recorded %d mails, told of %d, want 1 and 1", len(mails), told.Load())
	}
	m := mails[0]
	if string(m.Data) != letter || m.From != "isu@meeting.example" || strings.Join(m.To, ";") != "col@mission.example;cc@mission.example" || !m.At.Equal(at) {
		t.Errorf("recorded %+v", m)
	}
}

func TestRefusedRecipientGetsTheReplyOfTheHook(t *testing.T) {
	t.Parallel()
	s := start(t, Options{Refuse: func(to string) *Reply {
		if strings.HasPrefix(to, "nobody@") {
			return &Reply{Code: 550, Enhanced: [3]int{5, 1, 1}, Text: "no such user"}
		}
		return nil
	}})
	err := smtp.SendMail(addr(s.SMTPPort), nil, "isu@meeting.example", []string{"nobody@mission.example"}, []byte(letter))
	e, ok := err.(*textproto.Error)
	if !ok || e.Code != 550 || e.Msg != "5.1.1 no such user" {
		t.Errorf("err = %v, want 550 5.1.1", err)
	}
	if n := len(s.Mails()); n != 0 {
		t.Errorf("%d mails recorded, want none", n)
	}
}

func TestWrongPasswordIsRefusedAndTheRightOneTaken(t *testing.T) {
	t.Parallel()
	s := start(t, Options{User: "isu", Password: "secret"})
	for password, want := range map[string]bool{"secret": true, "Secret": false} {
		err := smtp.SendMail(addr(s.SMTPPort), smtp.PlainAuth("", "isu", password, "127.0.0.1"), "a@x.example", []string{"b@x.example"}, []byte(letter))
		if (err == nil) != want {
			t.Errorf("SMTP with password %q: %v", password, err)
		}
		c, err := imapclient.DialInsecure(addr(s.IMAPPort), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Login("isu", password).Wait(); (err == nil) != want {
			t.Errorf("IMAP with password %q: %v", password, err)
		}
		_ = c.Close()
	}
	if err := smtp.SendMail(addr(s.SMTPPort), nil, "a@x.example", []string{"b@x.example"}, []byte(letter)); err == nil {
		t.Error("a sender without password was taken")
	}
}

func TestDeliveredMailKeepsItsInternalDateAndBytes(t *testing.T) {
	t.Parallel()
	s := start(t, Options{})
	at := time.Date(2022, 5, 3, 9, 12, 0, 0, time.FixedZone("", 7200))
	if err := s.Deliver("INBOX", []byte(letter), at); err != nil {
		t.Fatal(err)
	}
	c, err := imapclient.DialInsecure(addr(s.IMAPPort), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Login("anyone", "anything").Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Select("INBOX", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	got, err := c.Fetch(imap.SeqSetNum(1), &imap.FetchOptions{InternalDate: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}}).Collect()
	if err != nil || len(got) != 1 {
		t.Fatalf("%d mails, %v", len(got), err)
	}
	if !got[0].InternalDate.Equal(at) || !bytes.Equal(got[0].BodySection[0].Bytes, []byte(letter)) {
		t.Errorf("got %v %q", got[0].InternalDate, got[0].BodySection[0].Bytes)
	}
	if s.Stored("INBOX") != 1 || s.Stored("Sent") != 0 {
		t.Errorf("INBOX %d, Sent %d", s.Stored("INBOX"), s.Stored("Sent"))
	}
}

func TestSelfSignedCertificateIsTrustedByItsOwnPEM(t *testing.T) {
	t.Parallel()
	cfg, pem, err := SelfSigned(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, Options{TLS: cfg, Implicit: true})
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		t.Fatal("no certificate in the PEM")
	}
	conn, err := tls.Dial("tcp", addr(s.IMAPPort), &tls.Config{RootCAs: roots})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if line, err := textproto.NewConn(conn).ReadLine(); err != nil || !strings.HasPrefix(line, "* OK") {
		t.Errorf("greeting %q, %v", line, err)
	}
}

func TestScriptRecordsATruncatedMailAsIncomplete(t *testing.T) {
	t.Parallel()
	s, err := StartScript(ScriptOptions{Moves: map[Step]Move{InBody: {Then: Drop, After: 30}}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := smtp.SendMail(addr(s.Port), nil, "a@x.example", []string{"b@x.example"}, []byte(letter)); err == nil {
		t.Error("the client saw no error")
	}
	got := s.Attempts()
	if len(got) != 1 || got[0].Complete || got[0].Accepted() || len(got[0].Data) < 30 {
		t.Errorf("record %+v", got)
	}
}

func TestScriptWithoutMovesTakesAMailWhole(t *testing.T) {
	t.Parallel()
	s, err := StartScript(ScriptOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := smtp.SendMail(addr(s.Port), nil, "a@x.example", []string{"b@x.example"}, []byte(letter)); err != nil {
		t.Fatal(err)
	}
	got := s.Attempts()
	if len(got) != 1 || !got[0].Accepted() || string(got[0].Data) != letter {
		t.Errorf("record %+v", got)
	}
}

func TestSequenceSetWithStarHoldsTheLastNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		set     string
		n, last uint32
		want    bool
	}{{"8:*", 7, 7, true}, {"8:*", 6, 7, false}, {"1:3,5", 5, 7, true}, {"1:3,5", 4, 7, false}, {"*", 7, 7, true}} {
		if got := inSet(c.set, c.n, c.last); got != c.want {
			t.Errorf("inSet(%q, %d, %d) = %v", c.set, c.n, c.last, got)
		}
	}
}

// TestServerClosesRightAfterItStarted closes before the accept loops may have begun, which a server's own Close does not end.
func TestServerClosesRightAfterItStarted(t *testing.T) {
	t.Parallel()
	for n := range 200 {
		s, err := Start(Options{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		closed := make(chan error, 1)
		go func() { closed <- s.Close(ctx) }()
		select {
		case err = <-closed:
		case <-ctx.Done():
			err = ctx.Err()
		}
		cancel()
		if err != nil {
			t.Fatalf("close number %d: %v", n+1, err)
		}
	}
}
