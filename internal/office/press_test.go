package office

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"testing"
	"time"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/postbox"
)

// missions are invitees of every class and language.
func missions(n int) (all []invitee.Invitee) {
	states := locale.States()
	for i := range n {
		s := states[i*37%len(states)]
		v := invitee.Invitee{Row: i + 2, Ref: fmt.Sprintf("%s%d", s.Alpha3, i), Class: invitee.StateParty, Country: s.Alpha3, Language: locale.All[i%len(locale.All)], Email: "mission@mission.example"}
		switch i % 7 {
		case 3:
			v.Class, v.Salutation = invitee.NGO, fmt.Sprintf("Dear Dr Żółkiewski %d,", i)
			v.Country, v.Name = "", fmt.Sprintf("Clear Ground %c", 'А'+rune(i%20))
		case 5:
			v.Class = invitee.StateNotParty
		}
		all = append(all, v)
	}
	return all
}

// letterPress sets the letters of invitees for tests: what a plan freezes, without store and files.
type letterPress struct {
	w        *workshop
	invitees []invitee.Invitee
}

func newLetterPress(t testing.TB, n int) letterPress {
	t.Helper()
	b := newBench(t, postbox.Options{})
	set, problems := b.templates(nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	w, err := b.workshop(set, Invitation, InvitationLetter)
	if err != nil {
		t.Fatal(err)
	}
	return letterPress{w, missions(n)}
}

func (l letterPress) letter(p *press, i int) ([]byte, error) {
	v := l.invitees[i]
	lang, _, ok := l.w.language(v)
	if !ok {
		return nil, fmt.Errorf("%s: no letter in %s", v.Ref, v.Language)
	}
	d := &draft{invitee: v, lang: lang, tag: placeholderTag, reference: fmt.Sprintf("20MSP/2022/%03d", i), date: time.Date(2022, 4, 26, 9, 0, 0, 0, time.UTC)}
	problems, err := l.w.fill(p, d)
	if err != nil || len(problems) > 0 {
		return nil, fmt.Errorf("%s: %v, %w", v.Ref, problems, err)
	}
	return d.pdf, nil
}

func TestLettersHaveTheSameBytesInAnyOrderAndWithAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	const n = 36
	l := newLetterPress(t, n)
	var alone [n][]byte
	up, down := newPress(), newPress()
	for i := range n {
		var err error
		if alone[i], err = l.letter(newPress(), i); err != nil {
			t.Fatal(err)
		}
	}
	same := func(how string, p *press, i int) error {
		data, err := l.letter(p, i)
		if err == nil && !bytes.Equal(data, alone[i]) {
			err = fmt.Errorf("the letter to %s, made %s, differs from the one made alone", l.invitees[i].Ref, how)
		}
		return err
	}
	for i := range n {
		if err := same("in order", up, i); err != nil {
			t.Error(err)
		}
		if err := same("in the opposite order", down, n-1-i); err != nil {
			t.Error(err)
		}
	}
	if err := inParallel(t.Context(), n, func(p *press, i int) error { return same("by several workers", p, i) }); err != nil {
		t.Error(err)
	}
}

func TestLettersOfOneClassAndLanguageShareTheirFonts(t *testing.T) {
	t.Parallel()
	l := newLetterPress(t, 1)
	program := regexp.MustCompile(`/Length1 \d+/Length (\d+)/Filter/FlateDecode>>\nstream\n`)
	for _, lang := range locale.All {
		first := map[string]bool{}
		for i, country := range []string{"COL", "FRA", "KAZ", "CHN", "JOR"} {
			l.invitees = []invitee.Invitee{{Row: 2, Ref: country, Class: invitee.StateParty, Country: country, Language: lang, Email: "mission@mission.example"}}
			data, err := l.letter(newPress(), 0)
			if err != nil {
				t.Fatal(err)
			}
			shared := 0
			for _, m := range program.FindAllSubmatchIndex(data, -1) {
				size, _ := strconv.Atoi(string(data[m[2]:m[3]]))
				font := string(data[m[1] : m[1]+size])
				if i == 0 {
					first[font] = true
				}
				if first[font] {
					shared++
				}
			}
			if shared < 2 {
				t.Errorf("%s, %s: %d fonts are the first letter's: the base is another; is a value of one recipient not marked as such?", lang, country, shared)
			}
		}
	}
}

// BenchmarkBatch makes letters, mails and reply forms of six languages as a plan does, on every core.
func BenchmarkBatch(b *testing.B) {
	l := newLetterPress(b, 600)
	made := 0
	for b.Loop() {
		err := inParallel(b.Context(), 60, func(p *press, i int) error {
			_, err := l.letter(p, (made+i)%len(l.invitees))
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		made += 60
	}
	b.ReportMetric(float64(made)/b.Elapsed().Seconds(), "letters/s")
}
