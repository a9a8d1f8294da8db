package mailbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/postbox"
	"chancery/internal/realserver"
)

// bodyOf tells whether a command asks for bodies, and among them for that of the second of three mails.
func bodyOf(command string, set ...string) (asked, second bool) {
	command, asked = strings.CutPrefix(strings.TrimPrefix(command, "UID "), "FETCH ")
	for _, s := range set {
		second = second || strings.HasPrefix(command, s+" ")
	}
	return asked && strings.Contains(command, "BODY"), second
}

func TestMailThatTheServerDoesNotGiveStopsNoOther(t *testing.T) {
	t.Parallel()
	for name, refuse := range map[string]func(talk *postbox.Talk, tag string){
		"NO":         func(talk *postbox.Talk, tag string) { talk.Say("%s NO [SERVERBUG] it is damaged\r\n", tag) },
		"BYE":        func(talk *postbox.Talk, _ string) { talk.Say("* BYE internal error\r\n"); talk.Drop() },
		"broken off": func(talk *postbox.Talk, _ string) { talk.Say("* 2 FETCH (UID 2 BODY[] {5100}\r\nhello"); talk.Drop() },
		"longer literal": func(talk *postbox.Talk, tag string) {
			talk.Say("* 2 FETCH (UID 2 BODY[] {5}\r\nhello world)\r\n%s OK\r\n", tag)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scripted(t, postbox.IMAPOptions{Mails: stored(1, 2, 3), Hook: func(talk *postbox.Talk, tag, command string) bool {
				asked, second := bodyOf(command, "1:3", "2", "2:3")
				if !asked || !second {
					return false
				}
				if strings.Contains(command, "1:3") {
					talk.Mail(1, stored(1)[0], command)
				}
				refuse(talk, tag)
				return true
			}})
			got, at := fetch(t, dial(t, account(s.Port)), Position{})
			if len(got) != 3 || at.LastUID != 3 || !got[1].TooLarge || !strings.Contains(got[1].Problem, "did not give it") || got[1].Raw != nil {
				t.Fatalf("position %+v, mails %+v", at, got)
			}
			wholeAs(t, []Mail{got[0], got[2]}, 1, 3)
		})
	}
}

func TestServerThatGivesNoMailAtAllIsAnErrorAndMovesNothing(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(1, 2, 3), Hook: func(talk *postbox.Talk, tag, command string) bool {
		asked, _ := bodyOf(command)
		if asked {
			talk.Say("%s NO [UNAVAILABLE] the store is away\r\n", tag)
		}
		return asked
	}})
	for _, from := range []Position{{}, {UIDValidity: 1, LastUID: 1}} {
		took := 0
		at, err := dial(t, account(s.Port)).Fetch(context.Background(), from, func(mails []Mail, _ Position) error { took += len(mails); return nil })
		if !errors.Is(err, errUngiven) || !strings.Contains(err.Error(), "the store is away") || took != 0 || at.LastUID != from.LastUID {
			t.Errorf("from %+v: %d mails, position %+v, %v", from, took, at, err)
		}
	}
}

func TestMailsBelowThePositionThatAreNotGivenAreNoError(t *testing.T) {
	t.Parallel()
	s := scripted(t, postbox.IMAPOptions{Mails: stored(3), Hook: func(talk *postbox.Talk, tag, command string) bool {
		asked, _ := bodyOf(command)
		if asked {
			talk.Say("%s NO it is damaged\r\n", tag)
		}
		return asked
	}})
	err := dial(t, account(s.Port)).Missed(t.Context(), Position{UIDValidity: 1, LastUID: 3}, func(uint32) bool { return false }, func(mails []Mail, _ Position) error {
		return fmt.Errorf("took %d mails", len(mails))
	})
	if err != nil {
		t.Error(err)
	}
}

func TestMailThatBreaksTheListStopsNoOther(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"no time that there is": `* 2 FETCH (UID 2 INTERNALDATE "00-Jan-0000 00:00:00 +0000" RFC822.SIZE 70)`,
		"a size below nothing":  `* 2 FETCH (UID 2 RFC822.SIZE -1)`,
		"flags of no atoms":     `* 2 FETCH (FLAGS (a[b] {x) UID 2)`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mails := stored(1, 2, 3, 4, 5)
			s := scripted(t, postbox.IMAPOptions{Mails: mails, Hook: func(talk *postbox.Talk, tag, command string) bool {
				set, asked := strings.CutPrefix(command, "UID FETCH ")
				set, items, _ := strings.Cut(set, " ")
				if !asked || !strings.Contains(items, "RFC822.SIZE") || set != "1:*" && set != "1:5" && set != "1:2" && set != "2" {
					return false
				}
				talk.Say("%s\r\n%s OK done\r\n", line, tag)
				return true
			}})
			got, at := fetch(t, dial(t, account(s.Port)), Position{})
			wholeAs(t, got, 1, 2, 3, 4, 5)
			for _, m := range got {
				if !m.Received.Equal(received) {
					t.Errorf("UID %d received %v, want %v", m.UID, m.Received, received)
				}
			}
			if at.LastUID != 5 {
				t.Errorf("position %+v", at)
			}
		})
	}
}

// A maildir's file that cannot be read, or is not as long as its name says, ends Dovecot's session at each FETCH of it.
func TestDamagedFilesOfDovecotStopNoOtherMail(t *testing.T) {
	t.Parallel()
	server := realserver.Dovecot(t)
	for n := range 3 {
		drop(t, server, n+1)
	}
	server.Drop(t, fmt.Sprintf("%d.M4P1.mission.example,S=5000,W=5100", received.Unix()+4), raw(4), received)
	drop(t, server, 5)
	files, err := filepath.Glob(filepath.Join(server.Maildir, "*", fmt.Sprintf("%d.M2P1.*", received.Unix()+2)))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	if err := os.Chmod(files[0], 0); err != nil {
		t.Fatal(err)
	}
	got, at := fetch(t, eventually(t, account(server.Port)), Position{})
	if len(got) != 5 || at.LastUID != 5 {
		t.Fatalf("position %+v, %d mails", at, len(got))
	}
	for i, m := range got {
		if damaged := i == 1 || i == 3; damaged != (m.Problem != "") {
			t.Errorf("UID %d: problem %q", m.UID, m.Problem)
		}
	}
	wholeAs(t, []Mail{got[0], got[2], got[4]}, 1, 3, 5)
}
