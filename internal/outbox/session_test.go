package outbox

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/textproto"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
)

func server(t testing.TB, o postbox.Options) *postbox.Server {
	t.Helper()
	s, err := postbox.Start(o)
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

func want(t *testing.T, v Verdict, o Outcome) {
	t.Helper()
	if v.Outcome != o {
		t.Fatalf("%v at %s (%s), want %v", v.Outcome, v.Step, v.reply(), o)
	}
}

func TestAMailArrivesAsItIsAfterHandingAndBeforeNothingElse(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{})
	s := dial(t, relay(srv.Port, false))
	data := []byte(".begins with a dot\r\n..two\r\n.\r\nFrom here\r\nno line end")
	for range 2 {
		want(t, s.Deliver(context.Background(), letter(data), func(context.Context) error {
			for _, a := range srv.Attempts() {
				if a.Data != nil && !a.Complete {
					t.Error("the mail was under way before handing")
				}
			}
			return nil
		}), Accepted)
	}
	for _, a := range srv.Attempts() {
		if !bytes.Equal(a.Data, append(slices.Clone(data), "\r\n"...)) {
			t.Errorf("arrived %q", a.Data)
		}
	}
	var verbs []string
	for _, c := range srv.Commands() {
		verb, _, _ := strings.Cut(c, " ")
		verbs = append(verbs, verb)
	}
	if got := strings.Join(verbs, " "); got != "EHLO MAIL RCPT RCPT DATA MAIL RCPT RCPT DATA" { // no NOOP and no RSET for each mail
		t.Errorf("commands %s", got)
	}
}

func TestNothingIsSentWhereHandingFails(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{})
	s := dial(t, relay(srv.Port, false))
	v := s.Deliver(context.Background(), letter(mailOf(500)), func(context.Context) error {
		if slices.Contains(srv.Commands(), "DATA") {
			t.Error("DATA was said before handing")
		}
		return errors.New("disk full")
	})
	want(t, v, Deferred)
	if v.Step != "handing" || v.Text != "disk full" || s.Usable() || slices.Contains(srv.Commands(), "DATA") {
		t.Errorf("verdict %+v, usable %v, commands %q", v, s.Usable(), srv.Commands())
	}
}

func TestRefusedCcIsNotedAndTheLetterGoes(t *testing.T) {
	t.Parallel()
	for code, name := range map[int]string{550: "refused", 450: "later"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := server(t, postbox.Options{Refuse: func(to string) *postbox.Reply {
				if strings.HasPrefix(to, "gone@") {
					return &postbox.Reply{Code: code, Enhanced: [3]int{code / 100, 1, 1}, Text: "no such user"}
				}
				return nil
			}})
			s := dial(t, relay(srv.SMTPPort, false))
			e := letter(mailOf(500))
			e.Cc = []string{"gone@mission.example", "bad address@mission.example", "here@mission.example"}
			v := s.Deliver(context.Background(), e, nil)
			want(t, v, Accepted)
			if len(v.RefusedCc) != 2 || !strings.Contains(v.RefusedCc["gone@mission.example"], "no such user") || v.RefusedCc["bad address@mission.example"] == "" {
				t.Errorf("refused %v", v.RefusedCc)
			}
			if got := strings.Join(srv.Mails()[0].To, " "); got != "col@mission.example here@mission.example" {
				t.Errorf("recipients %s", got)
			}
			e.To, e.Cc = "gone@mission.example", nil
			v = s.Deliver(context.Background(), e, nil)
			if code == 550 {
				want(t, v, Refused)
				if v.Code != 550 || v.Enhanced != "5.1.1" || v.Text != "no such user" || !s.Usable() {
					t.Errorf("verdict %+v, usable %v", v, s.Usable())
				}
				e.To = "here@mission.example"
				want(t, s.Deliver(context.Background(), e, nil), Accepted)
			} else {
				want(t, v, Deferred)
			}
		})
	}
}

func TestParametersFollowWhatTheRelayOffers(t *testing.T) {
	t.Parallel()
	e := letter([]byte("Subject: x\r\n\r\n\xc3\xa9\r\n"))
	e.Cc, e.ID, e.To = nil, "<a+b=c@meeting.example>", "col+un@mission.example"
	null := e
	null.From = ""
	for name, c := range map[string]struct {
		extensions []string
		e          Envelope
		want       []string
	}{
		"all": {nil, e, []string{"MAIL FROM:<isu@meeting.example> SIZE=18 BODY=8BITMIME RET=HDRS ENVID=<a+2Bb+3Dc@meeting.example>",
			"RCPT TO:<col+un@mission.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;col+2Bun@mission.example"}},
		"null sender": {nil, null, []string{"MAIL FROM:<> SIZE=18 BODY=8BITMIME", "RCPT TO:<col+un@mission.example>"}},
		"nothing":     {[]string{"HELP"}, e, []string{"MAIL FROM:<isu@meeting.example>", "RCPT TO:<col+un@mission.example>"}},
	} {
		srv := script(t, postbox.ScriptOptions{Extensions: c.extensions})
		want(t, dial(t, relay(srv.Port, false)).Deliver(context.Background(), c.e, nil), Accepted)
		if got := srv.Commands()[1:3]; !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWhatIsNotFitIsNotSent(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{Extensions: []string{"PIPELINING", "SIZE 1000"}})
	for name, c := range map[string]struct {
		spoil func(*Envelope)
		want  Outcome
	}{
		"lone LF":          {func(e *Envelope) { e.Data = []byte("a\n.\nMAIL FROM:<x@y.example>\r\n") }, Refused},
		"lone CR":          {func(e *Envelope) { e.Data = []byte("a\r.\r\n") }, Refused},
		"empty":            {func(e *Envelope) { e.Data = nil }, Refused},
		"past SIZE":        {func(e *Envelope) { e.Data = mailOf(2000) }, Refused},
		"injected address": {func(e *Envelope) { e.To = "a@b.example>\r\nRCPT TO:<c@d.example" }, Refused},
		"quoted local":     {func(e *Envelope) { e.To = `"a b"@c.example` }, Refused},
		"no address":       {func(e *Envelope) { e.To = "nobody" }, Refused},
		"injected sender":  {func(e *Envelope) { e.From = "a@b.example> SIZE=1" }, Fault},
	} {
		s := dial(t, relay(srv.Port, false))
		if s.MaxSize() != 1000 {
			t.Fatalf("SIZE %d", s.MaxSize())
		}
		e := letter(mailOf(500))
		c.spoil(&e)
		if v := s.Deliver(context.Background(), e, nil); v.Outcome != c.want || v.Text == "" {
			t.Errorf("%s: %+v, want %v", name, v, c.want)
		}
	}
	if n := len(srv.Attempts()); n != 0 {
		t.Errorf("%d transactions reached the relay", n)
	}
}

func TestEndOfContextBeforeDATADefersTheLetter(t *testing.T) {
	t.Parallel()
	for _, step := range []postbox.Step{postbox.AtMAIL, postbox.AtRCPT} {
		srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{step: {Then: postbox.Stall}}})
		s := dial(t, relay(srv.Port, false))
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		v := s.Deliver(ctx, letter(mailOf(500)), nil)
		cancel()
		if v.Outcome != Deferred || !strings.HasPrefix(v.Text, "stopped: ") || s.Usable() {
			t.Errorf("at %s: %+v, usable %v", step, v, s.Usable())
		}
	}
	srv := script(t, postbox.ScriptOptions{})
	s := dial(t, relay(srv.Port, false))
	ctx, cancel := context.WithCancel(context.Background())
	v := s.Deliver(ctx, letter(mailOf(500)), func(context.Context) error { cancel(); return nil })
	if v.Outcome != Deferred && v.Outcome != Accepted { // the end may come a moment after DATA
		t.Errorf("verdict %+v", v)
	}
	holdAgainstRecord(t, srv, v, mailOf(500))
}

func TestEndOfContextAfterDATAWaitsForTheReply(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	srv := server(t, postbox.Options{OnMail: func(postbox.Received) { cancel() }})
	s := dial(t, relay(srv.SMTPPort, false))
	want(t, s.Deliver(ctx, letter(mailOf(500)), nil), Accepted)
	want(t, s.Deliver(context.Background(), letter(mailOf(500)), nil), Accepted) // the ended context is of the past
}

func TestAbortAfterTheDotLeavesADoubt(t *testing.T) {
	t.Parallel()
	var s *Session
	srv := server(t, postbox.Options{OnMail: func(postbox.Received) { s.Abort() }})
	s = dial(t, relay(srv.SMTPPort, false))
	want(t, s.Deliver(context.Background(), letter(mailOf(500)), nil), InDoubt)
	if v := s.Deliver(context.Background(), letter(mailOf(500)), nil); v.Outcome != Fault || len(srv.Mails()) != 1 {
		t.Errorf("a closed session gave %+v", v)
	}
}

// go-mail reports a failure where RSET or QUIT fails after the 250, and a retry would send twice.
func TestWhatFollowsThe250ChangesNoVerdict(t *testing.T) {
	t.Parallel()
	for _, m := range []postbox.Move{{Then: postbox.Drop}, {Then: postbox.Reset}, {Reply: "500 what\r\n"}, {Reply: "nonsense\r\n"}} {
		srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.AtQUIT: m, postbox.AtRSET: m}})
		s := dial(t, relay(srv.Port, false))
		v := s.Deliver(context.Background(), letter(mailOf(500)), nil)
		if err := s.Close(); err != nil || v.Outcome != Accepted {
			t.Errorf("%+v: %+v, close %v", m, v, err)
		}
	}
}

func TestAFarewellBehindThe250EndsTheSessionAndNotTheLetter(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.AtDot: {Reply: "250 2.0.0 ok\r\n421 4.3.2 closing\r\n", Then: postbox.Drop}}})
	s := dial(t, relay(srv.Port, false))
	want(t, s.Deliver(context.Background(), letter(mailOf(500)), nil), Accepted)
	if s.Usable() {
		t.Error("a session that the relay closed would be used again")
	}
}

func TestAReplyTooManyIsNotTakenForTheFinalOne(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.AtDATA: {Reply: "354 go\r\n250 2.0.0 ok\r\n"}}})
	v := dial(t, relay(srv.Port, false)).Deliver(context.Background(), letter(mailOf(500)), nil)
	if v.Outcome == Accepted {
		t.Errorf("accepted by a reply that came before the mail: %+v", v)
	}
	holdAgainstRecord(t, srv, v, mailOf(500))
}

func TestWrongSettingsArePermanent(t *testing.T) {
	t.Parallel()
	cfg, ca, err := postbox.SelfSigned(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	plain := server(t, postbox.Options{User: "isu", Password: "secret", TLS: cfg})
	implicit := server(t, postbox.Options{User: "isu", Password: "secret", TLS: cfg, Implicit: true})
	open := server(t, postbox.Options{})
	for name, c := range map[string]struct {
		port   int
		change func(*Relay)
		step   string // "" : it connects
	}{
		"plain":              {plain.SMTPPort, func(*Relay) {}, ""},
		"wrong password":     {plain.SMTPPort, func(r *Relay) { r.Password = "Secret" }, "auth"},
		"starttls":           {plain.SMTPPort, func(r *Relay) { r.TLS, r.CAFile = "starttls", ca }, ""},
		"starttls, no CA":    {plain.SMTPPort, func(r *Relay) { r.TLS = "starttls" }, "starttls"},
		"no starttls":        {open.SMTPPort, func(r *Relay) { r.TLS, r.CAFile = "starttls", ca }, "starttls"},
		"implicit":           {implicit.SMTPPort, func(r *Relay) { r.TLS, r.CAFile = "implicit", ca }, ""},
		"implicit, no CA":    {implicit.SMTPPort, func(r *Relay) { r.TLS = "" }, "connect"},
		"TLS on a plain one": {plain.SMTPPort, func(r *Relay) { r.TLS, r.CAFile = "implicit", ca }, "connect"},
		"plain, not here":    {plain.SMTPPort, func(r *Relay) { r.Host = "mail.meeting.example" }, "connect"},
		"unknown mode":       {plain.SMTPPort, func(r *Relay) { r.TLS = "ssl" }, "connect"},
		"bad CA":             {plain.SMTPPort, func(r *Relay) { r.TLS, r.CAFile = "starttls", []byte("x") }, "connect"},
		"no authentication":  {open.SMTPPort, func(*Relay) {}, "auth"},
		"no XOAUTH2": {plain.SMTPPort, func(r *Relay) {
			r.Token = func(context.Context, string) (string, error) { return "t", nil }
		}, "auth"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := relay(c.port, false)
			r.User, r.Password = "isu", "secret"
			c.change(&r)
			s, err := Dial(context.Background(), r)
			var fe *FaultError
			switch {
			case c.step == "" && err != nil:
				t.Error(err)
			case c.step == "":
				want(t, s.Deliver(context.Background(), letter(mailOf(500)), nil), Accepted)
				_ = s.Close()
			case !errors.As(err, &fe) || !fe.Verdict.Permanent || fe.Verdict.Step != c.step:
				t.Errorf("%v, want a permanent fault at %s", err, c.step)
			}
		})
	}
	var fe *FaultError
	if _, err := Dial(context.Background(), relay(1, false)); !errors.As(err, &fe) || fe.Verdict.Permanent || fe.Verdict.Step != "connect" {
		t.Errorf("a relay that is down: %v", err)
	}
	unknown := server(t, postbox.Options{User: "isu", Password: "secret"})
	v := dial(t, relay(unknown.SMTPPort, false)).Deliver(context.Background(), letter(mailOf(500)), nil)
	if v.Outcome != Fault || v.Step != "mail" {
		t.Errorf("a relay that wants a password: %+v", v)
	}
}

func TestAccessTokenAuthenticatesByXOAUTH2(t *testing.T) { tokenAuthenticates(t, false) }

func TestAccessTokenAuthenticatesByOAUTHBEARERWhereOnlyThatIsOffered(t *testing.T) {
	tokenAuthenticates(t, true)
}

func tokenAuthenticates(t *testing.T, bearer bool) {
	t.Parallel()
	srv := server(t, postbox.Options{User: "isu", Token: "ya29.token", Bearer: bearer})
	r := relay(srv.SMTPPort, false)
	r.User = "isu"
	for token, ok := range map[string]bool{"ya29.token": true, "stale": false} {
		r.Token = func(context.Context, string) (string, error) { return token, nil }
		s, err := Dial(context.Background(), r)
		var fe *FaultError
		if ok != (err == nil) || (!ok && (!errors.As(err, &fe) || !fe.Verdict.Permanent)) {
			t.Errorf("token %q: %v", token, err)
		}
		if err == nil {
			_ = s.Close()
		}
	}
}

func TestRevokedTokenIsReplacedOnce(t *testing.T) {
	t.Parallel()
	srv := server(t, postbox.Options{User: "isu", Token: "fresh"})
	r := relay(srv.SMTPPort, false)
	r.User = "isu"
	for next, ok := range map[string]bool{"fresh": true, "revoked too": false} {
		var refused []string
		r.Token = func(_ context.Context, token string) (string, error) {
			refused = append(refused, token)
			if token == "" {
				return "revoked", nil
			}
			return next, nil
		}
		s, err := Dial(context.Background(), r)
		var fe *FaultError
		if ok != (err == nil) || !ok && (!errors.As(err, &fe) || !fe.Verdict.Permanent) {
			t.Errorf("%s: %v", next, err)
		}
		if len(refused) != 2 || refused[0] != "" || refused[1] != "revoked" {
			t.Errorf("%s: asked for tokens after %q", next, refused)
		}
		if err == nil {
			_ = s.Close()
		}
	}
}

func TestEndOfContextEndsADial(t *testing.T) {
	t.Parallel()
	srv := script(t, postbox.ScriptOptions{Moves: map[postbox.Step]postbox.Move{postbox.AtGreeting: {Then: postbox.Stall}}})
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := Dial(ctx, relay(srv.Port, false)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("dial: %v", err)
	}
}

func FuzzStuffedMailIsReadBackAsItWas(f *testing.F) {
	f.Add([]byte(".\r\n..\r\nx"))
	f.Add([]byte("\r\n.\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if checkLines(data) != nil {
			return
		}
		out := appendStuffed(nil, data)
		if i := bytes.Index(out, []byte("\r\n.\r\n")); i >= 0 && i != len(out)-5 {
			t.Fatalf("a final dot within %q", out)
		}
		got, err := io.ReadAll(textproto.NewReader(bufio.NewReader(bytes.NewReader(out))).DotReader())
		want := strings.ReplaceAll(string(data), "\r\n", "\n")
		if !strings.HasSuffix(want, "\n") {
			want += "\n"
		}
		if err != nil || string(got) != want {
			t.Errorf("%q came back as %q, %v", want, got, err)
		}
	})
}

func FuzzReplyIsReadOrRefused(f *testing.F) {
	f.Add("250-2.0.0 a\r\n250 2.0.0 b\r\n")
	f.Add("250\r\n")
	f.Add("550 5.1.1 \xff\x00no\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := readReply(bufio.NewReader(strings.NewReader(s)))
		if err == nil && (r.code < 200 || r.code > 599 || strings.ContainsAny(r.text, "\r\n\x00") || len(r.text) > maxReplyText) {
			t.Errorf("%q gave %+v", s, r)
		}
	})
}

func TestOctetBeyondASCIIIsSeenWhereverItStands(t *testing.T) {
	t.Parallel()
	for n := range 20 {
		data := bytes.Repeat([]byte{0x7f}, 20)
		if hasHighOctet(data[:n]) {
			t.Errorf("%d octets of ASCII have one", n)
		}
		data[n] = 0x80
		if !hasHighOctet(data) {
			t.Errorf("not seen at %d", n)
		}
	}
}
