package office

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/message"
	"chancery/internal/postbox"
)

// acknowledgements sends what waits and gives the automatic mails among all that went out.
func (b *bench) acknowledgements(t *testing.T) (all []postbox.Received) {
	t.Helper()
	b.mustDispatch(t)
	for _, m := range b.box.Mails() {
		if auto := message.Read(m.Data).Header("Auto-Submitted"); len(auto) > 0 {
			all = append(all, m)
		}
	}
	return all
}

const labelsFR = "Nom : Ana Torres\nFonction : Première secrétaire\nParticipation : en personne\nPoint : 3\nOrateur : Ana Torres"

func TestAcknowledgementSaysWhatWasRecordedInTheThreadAndTheSendersLanguage(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labelsFR)
	b.deliver(t, raw, inTime)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labelsFR+"\n\nMerci."), inTime.Add(time.Minute)) // one a day and sender
	if c := b.mustCollect(t); c.Applied == 0 {
		t.Fatalf("collected %+v, want the answer recorded", c)
	}
	sent := b.acknowledgements(t)
	if len(sent) != 1 {
		t.Fatalf("%d acknowledgements, want 1", len(sent))
	}
	ack, answer := message.Read(sent[0].Data), message.Read(raw)
	if sent[0].From != "" || !slices.Equal(sent[0].To, []string{"mission.col@mission.example"}) {
		t.Errorf("from %q to %q; want the null sender (RFC 3834 §3.3), to who wrote", sent[0].From, sent[0].To)
	}
	if auto := ack.Header("Auto-Submitted"); !slices.Equal(auto, []string{"auto-replied"}) {
		t.Errorf("Auto-Submitted: %q", auto)
	}
	if !slices.Contains(ack.InReplyTo, answer.MessageID) || !slices.Contains(ack.References, answer.MessageID) {
		t.Errorf("in reply to %q, references %q; want %s", ack.InReplyTo, ack.References, answer.MessageID)
	}
	for _, words := range []string{"point 3", "Nous"} {
		if !strings.Contains(strings.ToLower(ack.Text), strings.ToLower(words)) {
			t.Errorf("the text lacks %q:\n%s", words, ack.Text)
		}
	}
	if strings.Contains(ack.Text, "Torres") {
		t.Errorf("it echoes what the mail said:\n%s", ack.Text)
	}
}

func TestNoProgramAndNoStrangerIsAcknowledged(t *testing.T) {
	t.Parallel()
	for name, change := range map[string][2]string{
		"automatic":   {"Subject: Re", "Auto-Submitted: auto-generated\r\nSubject: Re"},
		"list":        {"Subject: Re", "List-Id: <all.mission.example>\r\nSubject: Re"},
		"null sender": {"Subject: Re", "Return-Path: <>\r\nSubject: Re"},
		"bulk":        {"Subject: Re", "Precedence: bulk\r\nSubject: Re"},
		"suppressed":  {"Subject: Re", "X-Auto-Response-Suppress: All\r\nSubject: Re"},
		"stranger":    {"From: <mission.col@mission.example>", "From: <somebody@elsewhere.example>"},
		"forged":      {"dmarc=pass", "dmarc=fail"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			raw := bytes.Replace(b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), []byte(change[0]), []byte(change[1]), 1)
			b.deliver(t, raw, inTime)
			b.mustCollect(t)
			list, err := b.ToReview(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range list {
				if name == "forged" {
					continue // a person who accepts it vouches for the sender
				}
				if _, err := b.Accept(t.Context(), w.ID, "COL", "Ana"); err != nil {
					t.Fatal(err)
				}
			}
			if sent := b.acknowledgements(t); len(sent) != 0 {
				t.Errorf("%d acknowledgements to %q", len(sent), sent[0].To)
			}
		})
	}
}
