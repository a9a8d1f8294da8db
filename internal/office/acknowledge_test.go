package office

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/message"
	"chancery/internal/postbox"
	"chancery/internal/roster"
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
	if invitation := answer.InReplyTo[0]; ack.References[0] != invitation {
		t.Errorf("references %q; want the letter %s first", ack.References, invitation)
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
		"gateway":     {"dmarc=pass", "dmarc=none\r\nList-Unsubscribe: <mailto:u@mission.example>"},
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

// A gateway writes fields of lists on a mission's mail: it is read and recorded as any answer.
func TestAnswerWithFieldsOfAListIsRecordedAndNotAcknowledged(t *testing.T) {
	t.Parallel()
	for _, field := range []string{"List-Unsubscribe: <https://gateway.example/u>", "List-Post: <mailto:all@mission.example>", "list-help: <mailto:x@mission.example>"} {
		t.Run(field, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			raw := bytes.Replace(b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), []byte("Subject: Re"), []byte(field+"\r\nSubject: Re"), 1)
			b.deliver(t, raw, inTime)
			b.mustCollect(t)
			if s := b.mustStatus(t); s.Registrations != 1 || s.Interventions != 1 || s.Mails.ToReview != 0 || s.Automatic.Planned != 0 {
				t.Errorf("%d registrations, %d interventions, %d to review, %d acknowledgements; want it applied and not answered", s.Registrations, s.Interventions, s.Mails.ToReview, s.Automatic.Planned)
			}
		})
	}
}

func TestAcknowledgementOfAMailWithABadMessageIDGoesOutWithoutIt(t *testing.T) {
	t.Parallel()
	for name, id := range map[string]string{"no at": "<abc>", "two ats": "<a@b@c>", "space": "<a b@c.example>", "long": "<" + strings.Repeat("a", 400) + "@mission.example>", "other script": "<письмо@mission.example>"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := sentBench(t)
			raw := b.reply(t, "COL", "mission.col@mission.example", "pass", labels3)
			raw = bytes.Replace(raw, []byte("Message-ID: "+message.Read(raw).MessageID), []byte("Message-ID: "+id), 1)
			b.deliver(t, raw, inTime)
			b.mustCollect(t)
			sent := b.acknowledgements(t)
			if len(sent) != 1 {
				t.Fatalf("%d acknowledgements, want 1", len(sent))
			}
			invitation := message.Read(raw).InReplyTo[0]
			if ack := message.Read(sent[0].Data); !slices.Contains(ack.References, invitation) || slices.Contains(ack.InReplyTo, id) {
				t.Errorf("in reply to %q, references %q; want the letter's thread", ack.InReplyTo, ack.References)
			}
		})
	}
}

func TestAcknowledgementOfARegretSpeaksOfNoOrder(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	set, problems := b.templates(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	declined := roster.Standing{Invitee: invitee.Invitee{Ref: "COL", Class: invitee.StateParty, Country: "COL"}, Status: roster.Declined}
	for lang, word := range map[locale.Lang]string{"en": "order", "fr": "ordre", "es": "orden", "ru": "порядок", "ar": "الترتيب", "zh": "顺序"} {
		for places, speaks := range map[string]bool{"": false, "3": true} {
			mail, problems := set.Text("acknowledgement", lang, declined.Invitee, letter.Values{Date: b.today(), Extra: map[string]string{"record": recordWords(lang, declined), "places": places}})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if !strings.Contains(mail.Text, regretWords.In(lang)) || strings.Contains(mail.Text, word) != speaks {
				t.Errorf("%s, places %q:\n%s", lang, places, mail.Text)
			}
		}
	}
}

func TestPlaceOnTheListIsSaidInEachLanguage(t *testing.T) {
	t.Parallel()
	item := roster.Item{Label: "3", Title: locale.Text{"en": "Victims", "fr": "Victimes", "zh": "受害者", "ar": "الضحايا"}}
	group := roster.Speech{Order: 2, Late: true}
	group.OnBehalfOf = "=HYPERLINK(\"x\")"
	for lang, want := range map[locale.Lang]string{
		"en": "Item 3 (Victims): number 2 on the list of speakers (on behalf of a group) (request received after the deadline)",
		"fr": "Point 3 (Victimes) : numéro 2 sur la liste des orateurs (au nom d’un groupe) (demande reçue après la date limite)",
		"zh": "议题3（受害者）：发言名单第2位（代表集团发言）（申请逾期收到）",
		"ar": "البند 3 (الضحايا): الترتيب 2 في قائمة المتكلمين (بالنيابة عن مجموعة) (ورد الطلب بعد الموعد النهائي)",
	} {
		if got := placeWords(lang, item, group); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := placeWords("en", roster.Item{Label: "99"}, roster.Speech{Order: 1}); got != "Item 99: number 1 on the list of speakers" {
		t.Errorf("an item without a title: %q", got)
	}
}

func TestNobodyReadsBehindSomeAddresses(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{"no-reply@mission.example": true, "MAILER-DAEMON@mission.example": true, "owner-all@mission.example": true, "delegates-request@mission.example": true,
		"mission.col@mission.example": false, "requests@mission.example": false, "owner@mission.example": false} {
		if got := ofProgram(address); got != want {
			t.Errorf("%s: %t", address, got)
		}
	}
}

func TestStopHoldsForAcknowledgementsThatWait(t *testing.T) {
	t.Parallel()
	b := sentBench(t)
	b.deliver(t, b.reply(t, "COL", "mission.col@mission.example", "pass", labels3), inTime)
	b.mustCollect(t)
	if s := b.mustStatus(t); s.Automatic.Queued != 1 {
		t.Fatalf("%+v, want one acknowledgement to wait", s.Automatic)
	}
	b.Campaign.Automatic.Acknowledge = false
	before := b.mustStatus(t).Journal.Entries
	if sent := b.acknowledgements(t); len(sent) != 0 {
		t.Errorf("%d acknowledgements went out after the stop", len(sent))
	}
	if s := b.mustStatus(t); s.Automatic.Planned != 0 || s.Journal.Entries != before+1 {
		t.Errorf("%+v, %d entries more", s.Automatic, s.Journal.Entries-before)
	}
}
