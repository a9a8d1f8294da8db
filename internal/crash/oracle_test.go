//go:build unix

package crash

import (
	"context"
	"strings"
	"time"

	"chancery/internal/office"
	"chancery/internal/store"
)

// taken counts, by address, the mails that came whole to the relay, and tells to whom one was begun.
func (l *life) taken() (whole map[string]int, begun map[string]bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := l.relay.Settle(ctx); err != nil {
		l.Fatal(err)
	}
	whole, begun = map[string]int{}, map[string]bool{}
	for _, a := range l.relay.Attempts() {
		if len(a.Rcpt) == 0 {
			continue
		}
		to := strings.ToLower(between(a.Rcpt[0], '<', '>'))
		begun[to] = true
		if a.Complete {
			whole[to]++
		}
	}
	return whole, begun
}

func between(s string, open, end byte) string {
	i, j := strings.IndexByte(s, open), strings.IndexByte(s, end)
	if i < 0 || j < i {
		return s
	}
	return s[i+1 : j]
}

// letters are the store's, as it stands.
func (l *life) letters() (all []store.Letter) {
	s, err := store.Open(l.Context(), l.folder, "sqlite:chancery.db")
	if err != nil {
		l.Fatal(err)
	}
	defer s.Close()
	if err := s.In(l.Context(), func(t *store.Tx) (err error) {
		all, err = t.Letters(store.LetterFilter{})
		return err
	}); err != nil {
		l.Fatal(err)
	}
	return all
}

// doubts counts the letters of which nobody knows.
func (l *life) doubts() (n int) {
	for _, letter := range l.letters() {
		if letter.State == store.InDoubt || letter.State == store.HandingOver {
			n++
		}
	}
	return n
}

// check compares the store with the relay's record after a kill: nobody got a letter twice, what counts as sent was taken, what counts as not sent was
// not, and a doubt is a true one. sessions is how many letters may have been under way.
func (l *life) check(sessions int) {
	whole, begun := l.taken()
	letters := l.letters()
	under := 0
	for _, letter := range letters {
		to := strings.ToLower(letter.Address)
		n := whole[to]
		if n > 1 {
			l.Errorf("%s: %s got %d letters; after %v", l.name, letter.Ref, n, l.history)
		}
		switch letter.State {
		case store.Sent:
			if n != 1 {
				l.Errorf("%s: %s counts as sent, and the relay took %d; after %v", l.name, letter.Ref, n, l.history)
			}
		case store.Queued, store.Deferred, store.Leased:
			if n != 0 {
				l.Errorf("%s: %s counts as %s, and the relay took it; after %v", l.name, letter.Ref, letter.State, l.history)
			}
		case store.HandingOver, store.InDoubt:
			if letter.State == store.HandingOver {
				under++
			}
			if !begun[to] {
				l.Errorf("%s: %s is in doubt, and the relay never heard of it; after %v", l.name, letter.Ref, l.history)
			}
		default:
			l.Errorf("%s: %s is %q", l.name, letter.Ref, letter.State)
		}
	}
	if len(letters) != 7 {
		l.Errorf("%s: %d letters, wanted 7", l.name, len(letters))
	}
	if under > sessions {
		l.Errorf("%s: %d letters under way by %d sessions", l.name, under, sessions)
	}
}

// finish sends the rest, settles the doubts as the relay's record has them, and checks that each invitee got one letter.
func (l *life) finish() {
	l.must("send", "--yes")
	l.check(0)
	whole, _ := l.taken()
	for _, letter := range l.letters() {
		if letter.State != store.InDoubt {
			continue
		}
		word := "--resend"
		if whole[strings.ToLower(letter.Address)] > 0 {
			word = "--sent"
		}
		l.must("resolve", letter.Ref, word)
	}
	l.must("send", "--yes")
	l.check(0)
	whole, _ = l.taken()
	for _, letter := range l.letters() {
		if letter.State != store.Sent || whole[strings.ToLower(letter.Address)] != 1 {
			l.Errorf("%s: at the end %s is %s, and the relay took %d; after %v", l.name, letter.Ref, letter.State, whole[strings.ToLower(letter.Address)], l.history)
		}
	}
	l.verify()
}

// verify checks the journal's chain.
func (l *life) verify() {
	o, err := office.Open(l.folder, office.Options{})
	if err != nil {
		l.Fatal(err)
	}
	defer o.Close()
	if err := o.VerifyJournal(l.Context()); err != nil {
		l.Error(err)
	}
}
