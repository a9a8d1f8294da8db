package mailbox

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"chancery/internal/postbox"
)

func scripted(t *testing.T, o postbox.IMAPOptions) *postbox.IMAPScript {
	t.Helper()
	s, err := postbox.StartIMAPScript(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func stored(n ...int) []postbox.StoredMail {
	var l []postbox.StoredMail
	for _, uid := range n {
		l = append(l, postbox.StoredMail{UID: uint32(uid), At: received, Raw: raw(uid)})
	}
	return l
}

func wholeAs(t *testing.T, mails []Mail, want ...uint32) {
	t.Helper()
	if !slices.Equal(uids(mails), want) {
		t.Errorf("UIDs %v, want %v", uids(mails), want)
	}
	for _, m := range mails {
		if !bytes.Equal(m.Raw, raw(int(m.UID))) {
			t.Errorf("UID %d: %d octets, want %d", m.UID, len(m.Raw), len(raw(int(m.UID))))
		}
	}
}

// go-imap v2.0.0-beta.8 gives no message and no error where the UID stands after the body.
func TestMailWhoseUIDFollowsItsBodyIsNotLost(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(3, 5, 9), UIDLast: true})
	mails, at := fetch(t, dial(t, account(s.Port)), Position{})
	wholeAs(t, mails, 3, 5, 9)
	if at.LastUID != 9 {
		t.Errorf("position %+v", at)
	}
}

func TestMailThatTheServerLeftOutIsAskedForAgain(t *testing.T) {
	t.Parallel()
	var left atomic.Bool
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1, 2, 3), Hook: func(talk *postbox.Talk, tag, command string) bool {
		if !strings.HasPrefix(command, "UID FETCH") || !strings.Contains(command, "BODY") || left.Swap(true) {
			return false
		}
		talk.Mail(1, stored(1)[0], command)
		talk.Say("%s OK done, and two forgotten\r\n", tag)
		return true
	}})
	mails, _ := fetch(t, dial(t, account(s.Port)), Position{})
	wholeAs(t, mails, 1, 2, 3)
}

func TestBodyThatBreaksOffIsNotBelieved(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1, 2), Hook: func(talk *postbox.Talk, _, command string) bool {
		if !strings.Contains(command, "BODY") {
			return false
		}
		talk.Mail(1, stored(1)[0], command)
		talk.Say("* 2 FETCH (UID 2 BODY[] {%d}\r\n%s", len(raw(2)), raw(2)[:20])
		talk.Drop()
		return true
	}})
	var mails []Mail
	at, err := dial(t, account(s.Port)).Fetch(context.Background(), Position{}, func(m []Mail, _ Position) error { mails = append(mails, m...); return nil })
	if err == nil || at.LastUID != 1 {
		t.Errorf("position %+v, %v", at, err)
	}
	wholeAs(t, mails, 1)
}

func TestSilentGreetingEndsWithTheTimeout(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Silent: true})
	a := account(s.Port)
	a.Timeout = 200 * time.Millisecond
	if _, err := Dial(context.Background(), a); err == nil || !strings.Contains(err.Error(), "greeting") {
		t.Errorf("dial: %v", err)
	}
}

func TestSilenceWithinAFetchEndsWithTheTimeout(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1), Hook: func(_ *postbox.Talk, _, command string) bool {
		return strings.Contains(command, "BODY")
	}})
	a := account(s.Port)
	a.Timeout = 200 * time.Millisecond
	if _, err := dial(t, a).Fetch(context.Background(), Position{}, func([]Mail, Position) error { return nil }); err == nil {
		t.Error("a fetch without an answer gave no error")
	}
}

func TestEndOfContextEndsAFetch(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1), Hook: func(_ *postbox.Talk, _, command string) bool {
		if strings.Contains(command, "BODY") {
			cancel()
			return true
		}
		return false
	}})
	if _, err := dial(t, account(s.Port)).Fetch(ctx, Position{}, func([]Mail, Position) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("fetch: %v", err)
	}
}

func TestMailPastTheLimitIsARecordWithoutABody(t *testing.T) {
	t.Parallel()
	mails := stored(1, 2, 3)
	mails[1].Size = MaxFetch + 1
	s := scripted(t, postbox.IMAPOptions{Mails: mails})
	got, at := fetch(t, dial(t, account(s.Port)), Position{})
	if len(got) != 3 || at.LastUID != 3 || !got[1].TooLarge || got[1].Raw != nil || got[1].Size != MaxFetch+1 || got[0].TooLarge || got[2].Raw == nil {
		t.Errorf("position %+v, mails %+v", at, got)
	}
	for _, c := range s.Commands() {
		if strings.Contains(c, "BODY") && strings.Contains(c, "1:3") {
			t.Errorf("the body was asked for: %s", c)
		}
	}
}

// RFC822.SIZE may lie: then the literal's own announcement counts, before its octets.
func TestEndlessLiteralCostsOneMailAndNoOther(t *testing.T) {
	t.Parallel()
	for name, last := range map[string]bool{"UID first": false, "UID after the body": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scripted(t, postbox.IMAPOptions{Mails: stored(1, 2, 3), UIDLast: last, Hook: func(talk *postbox.Talk, _, command string) bool {
				set, asked := strings.CutPrefix(strings.TrimPrefix(command, "UID "), "FETCH ")
				set, _, _ = strings.Cut(set, " ")
				if !asked || !strings.Contains(command, "BODY") || (set != "2" && set != "1:3" && set != "2:3" && set != "1:2") {
					return false
				}
				if set != "2" && set != "2:3" {
					talk.Mail(1, stored(1)[0], command)
				}
				if last {
					talk.Say("* 2 FETCH (BODY[] {3000000000}\r\nbegin")
				} else {
					talk.Say("* 2 FETCH (UID 2 BODY[] {3000000000}\r\nbegin")
				}
				return true
			}})
			got, at := fetch(t, dial(t, account(s.Port)), Position{})
			if len(got) != 3 || at.LastUID != 3 || !got[1].TooLarge || got[1].Raw != nil {
				t.Fatalf("position %+v, %d mails %+v", at, len(got), got)
			}
			wholeAs(t, []Mail{got[0], got[2]}, 1, 3)
		})
	}
}

func TestExpungedMailIsPassedOver(t *testing.T) {
	t.Parallel()
	var s *postbox.IMAPScript
	s = scripted(t, postbox.IMAPOptions{Mails: stored(1, 2, 3), Hook: func(_ *postbox.Talk, _, command string) bool {
		if strings.Contains(command, "BODY") {
			s.Replace(1, []postbox.StoredMail{stored(1)[0], stored(3)[0]})
		}
		return false
	}})
	mails, at := fetch(t, dial(t, account(s.Port)), Position{})
	wholeAs(t, mails, 1, 3)
	if at.LastUID != 3 {
		t.Errorf("position %+v", at)
	}
}

func TestMailWithoutABodyIsARecordThatSaysSo(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1, 2), Hook: func(talk *postbox.Talk, tag, command string) bool {
		if !strings.Contains(command, "BODY") {
			return false
		}
		talk.Say("* 1 FETCH (UID 1 BODY[] NIL)\r\n")
		talk.Mail(2, stored(2)[0], command)
		talk.Say("%s OK done\r\n", tag)
		return true
	}})
	got, at := fetch(t, dial(t, account(s.Port)), Position{})
	if len(got) != 2 || at.LastUID != 2 || got[0].Problem == "" || !got[0].TooLarge || !bytes.Equal(got[1].Raw, raw(2)) {
		t.Errorf("position %+v, mails %+v", at, got)
	}
}

func TestWithoutIDLEThePollIntervalIsWaited(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{})
	c := dial(t, account(s.Port))
	if err := c.Wait(context.Background(), time.Millisecond); err != nil {
		t.Error(err)
	}
	for _, command := range s.Commands() {
		if command == "IDLE" {
			t.Error("IDLE was said to a server that does not offer it")
		}
	}
}

func TestNoMailIsEverMarkedAsSeen(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1)})
	fetch(t, dial(t, account(s.Port)), Position{})
	commands := s.Commands()
	if !slices.ContainsFunc(commands, func(c string) bool { return strings.HasPrefix(c, "EXAMINE") }) {
		t.Errorf("the folder was not opened for reading only: %q", commands)
	}
	for _, c := range commands {
		if strings.Contains(c, "BODY[") || strings.Contains(c, "BODYSTRUCTURE") || strings.Contains(c, "STORE") {
			t.Errorf("said %q", c)
		}
	}
}
