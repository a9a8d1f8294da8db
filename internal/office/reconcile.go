package office

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/store"
)

// A store that was put back from a backup has forgotten what was sent after it, and would send it again. The record beside it has not: before anything is
// sent, what the record knows and the store does not is taken over. Where the record itself may be an old one, sending is held until a person says.

// A copy of the store that a backup holds bears when it was made and how many lines the record had that went with it.
const (
	copiedSetting = "copied"
	recordSetting = "copied_record"
)

// Reconciled are the letters whose state was taken over from the record of hand-overs.
type Reconciled struct {
	Sent    []string `json:"sent"`
	InDoubt []string `json:"in_doubt"`
	Other   []string `json:"other"` // refused or deferred
}

// Any tells whether there was any.
func (r Reconciled) Any() bool { return len(r.Sent)+len(r.InDoubt)+len(r.Other) > 0 }

// HeldError says why sending is held.
type HeldError struct{ Reason string }

func (e *HeldError) Error() string {
	return "sending is held: " + e.Reason + ". If chancery.journal of the lost folder survived: \"chancery resolve --from-journal FILE\". If nothing was sent since, or what was sent may be sent again: \"chancery resolve --nothing-sent\""
}

// Reconcile takes over what the record of hand-overs knows and the store has forgotten. The error is a *HeldError where the record cannot be trusted to be
// the newest.
func (o *Office) Reconcile(ctx context.Context) (r Reconciled, err error) {
	s, err := o.db(ctx)
	if err != nil {
		return r, err
	}
	lines, err := readHandovers(handoverName(s.Path()))
	if err != nil {
		return r, err
	}
	err = s.In(ctx, func(t *store.Tx) error {
		reason, err := o.held(t, s)
		if err != nil {
			return err
		}
		if reason != "" {
			return &HeldError{reason}
		}
		if err := t.SetSetting(copiedSetting, ""); err != nil {
			return err
		}
		r, err = o.reconcile(t, lines)
		return err
	})
	return r, err
}

// held gives the reason for which nothing may be sent, "" where there is none.
func (o *Office) held(t *store.Tx, s *store.Store) (string, error) {
	record := handoverName(s.Path())
	copied, err := t.Setting(copiedSetting)
	if err != nil {
		return "", err
	}
	if copied != "" {
		at, err := time.Parse(time.RFC3339, copied)
		if err != nil {
			return "", fmt.Errorf("setting %s: %w", copiedSetting, err)
		}
		lines, err := readHandovers(record)
		if err != nil {
			return "", err
		}
		text, err := t.Setting(recordSetting)
		if err != nil {
			return "", err
		}
		had, err := strconv.Atoi(text)
		if err != nil {
			return "", fmt.Errorf("setting %s: %w", recordSetting, err)
		}
		if len(lines) > had {
			return "", nil // the record went on: it is the living one
		}
		return "this store was put back from the backup of " + at.In(o.Campaign.Meeting.Zone).Format("2006-01-02 15:04") + ", and does not know what was sent since", nil
	}
	if _, err := os.Stat(record); err == nil {
		return "", nil
	}
	sent, err := t.SettledByRelay()
	if sent {
		return "the record of hand-overs, chancery.journal, is gone, so that nobody can tell whether this store knows all that was sent", nil
	}
	return "", err
}

// handover is what the record says of one Message-ID.
type handover struct {
	handoverLine        // the last
	attempts     int    // hand-overs
	known        bool   // the store has the letter
	tag          string // of the Message-ID
}

// key tells which letter a hand-over was, whatever its Message-ID.
func (l handoverLine) key() string {
	if l.Kind == store.KindAcknowledgement {
		return l.Kind + "\n" + l.Ref + "\n" + l.About // mails are numbered anew after a restore
	}
	return l.Kind + "\n" + l.Ref + "\n" + l.Round
}

func letterKey(l store.Letter) string {
	return handoverLine{Ref: l.Ref, Round: l.Round, Kind: l.Kind, About: l.Content.InReplyTo}.key()
}

// reconcile compares letters that wait, or are leased, with the record: a backup is made while others are at work, and what they had leased is sent by
// nobody but us. A lease of the living is safe, since the store knows of a hand-over before the record does. One that the record has handed over more often than the store knows is taken over as the record's last
// word has it; so is one that the record knows under a Message-ID that the store does not have, where the relay has it or may have it.
func (o *Office) reconcile(t *store.Tx, lines []handoverLine) (r Reconciled, err error) {
	if len(lines) == 0 {
		return r, nil
	}
	byID := handovers(lines)
	var waiting []store.Mark
	err = t.EachMark(func(m store.Mark) {
		if h := byID[m.MessageID]; h != nil {
			h.known = true
		}
		if m.State == store.Queued || m.State == store.Deferred || m.State == store.Leased {
			waiting = append(waiting, m)
		}
	})
	if err != nil {
		return r, err
	}
	byKey := unknown(lines, byID)
	for _, m := range waiting {
		h := byID[m.MessageID]
		if (h == nil || h.attempts <= m.Attempts) && len(byKey) == 0 {
			continue
		}
		if err := o.reconcileOne(t, m, h, byKey, &r); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (o *Office) reconcileOne(t *store.Tx, m store.Mark, h *handover, byKey map[string]*handover, r *Reconciled) error {
	l, err := t.Letter(m.ID)
	if err != nil {
		return err
	}
	if h == nil || h.attempts <= l.Attempts {
		if h = byKey[letterKey(l)]; h == nil || h.state() != store.Sent && h.state() != store.InDoubt {
			return nil
		}
	}
	if err := o.adopt(t, l, h); err != nil {
		return err
	}
	r.add(openLetter(l).ID, h.state())
	return nil
}

func (r *Reconciled) add(id string, s store.State) {
	switch s {
	case store.Sent:
		r.Sent = append(r.Sent, id)
	case store.InDoubt:
		r.InDoubt = append(r.InDoubt, id)
	default:
		r.Other = append(r.Other, id)
	}
}

// handovers gathers the record by Message-ID.
func handovers(lines []handoverLine) map[string]*handover {
	byID := map[string]*handover{}
	for _, l := range lines {
		h := byID[l.MessageID]
		if h == nil {
			h = &handover{tag: tagOf(l.MessageID)}
			byID[l.MessageID] = h
		}
		if h.handoverLine = l; l.Event == string(store.HandingOver) {
			h.attempts++
		}
	}
	return byID
}

// unknown are the hand-overs of letters that the store does not have, by what they were.
func unknown(lines []handoverLine, byID map[string]*handover) map[string]*handover {
	byKey := map[string]*handover{}
	for _, l := range lines {
		if h := byID[l.MessageID]; !h.known {
			byKey[h.key()] = h
		}
	}
	return byKey
}

// state is the letter's by the record's last word.
func (h *handover) state() store.State {
	if s := store.State(h.Event); s == store.Sent || s == store.Refused || s == store.Deferred {
		return s
	}
	return store.InDoubt // handed over, and no word after it
}

// tagOf is the tag in a Message-ID of ours: <CAMPAIGN.REF.ROUND.TAG@domain>.
func tagOf(messageID string) string {
	local, _, _ := strings.Cut(bareID(messageID), "@")
	return local[strings.LastIndex(local, ".")+1:]
}

// adopt gives a letter the record's word. Where it was handed over under another Message-ID it takes that and its tag, so that answers and bounces find
// it; what was frozen of it does not bear them, so its round must be planned anew before anything of it is sent.
func (o *Office) adopt(t *store.Tx, l store.Letter, h *handover) error {
	if h.MessageID != l.MessageID {
		if err := t.Rename(l.ID, h.MessageID, invitee.Tag(h.tag)); err != nil {
			return err
		}
		if err := t.Stale(l.Round); err != nil {
			return err
		}
	}
	if err := t.Adopt(l.ID, h.state(), h.attempts, h.Code, h.At); err != nil {
		return err
	}
	detail := store.JSON(map[string]string{"round": l.Round, "message_id": h.MessageID, "state": string(h.state())})
	return t.Journal(store.Entry{At: o.now(), Actor: Program, Action: "reconcile", Ref: l.Ref, Detail: detail})
}

// Release is a person's word that ends a hold: journal, where not "", is the record of the folder that was lost, whose lines are added to this one's.
func (o *Office) Release(ctx context.Context, journal, actor string) (Reconciled, error) {
	s, err := o.db(ctx)
	if err != nil {
		return Reconciled{}, err
	}
	if journal != "" {
		if err := mergeHandovers(handoverName(s.Path()), journal); err != nil {
			return Reconciled{}, err
		}
	}
	if err := touch(handoverName(s.Path())); err != nil {
		return Reconciled{}, err
	}
	err = s.In(ctx, func(t *store.Tx) error {
		detail := store.JSON(map[string]bool{"from_journal": journal != ""})
		return errors.Join(t.SetSetting(copiedSetting, ""), t.Journal(store.Entry{At: o.now(), Actor: actor, Action: "end_hold", Detail: detail}))
	})
	if err != nil {
		return Reconciled{}, err
	}
	return o.Reconcile(ctx)
}

func touch(file string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("open the record of hand-overs: %w", err)
	}
	return f.Close()
}

// mergeHandovers adds to a record the lines of another that it lacks, in the order of their times.
func mergeHandovers(into, from string) error {
	if _, err := os.Stat(from); err != nil {
		return fmt.Errorf("read the record of the lost folder: %w", err)
	}
	more, err := readHandovers(from)
	if err != nil {
		return err
	}
	if len(more) == 0 {
		return fmt.Errorf("read the record of the lost folder: %s holds no line of a record of hand-overs", from)
	}
	have, err := readHandovers(into)
	if err != nil {
		return err
	}
	known := map[handoverLine]bool{}
	for _, l := range have {
		known[l] = true
	}
	f, err := openHandoverFile(into)
	if err != nil {
		return err
	}
	for _, l := range more {
		if known[l] {
			continue
		}
		line, err := encodeHandover(l)
		if err == nil {
			_, err = f.f.Write(line)
		}
		if err != nil {
			return errors.Join(fmt.Errorf("write the record of hand-overs: %w", plainDisk(err)), f.Close())
		}
	}
	return errors.Join(f.f.Sync(), f.Close())
}
