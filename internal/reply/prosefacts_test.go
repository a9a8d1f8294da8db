package reply

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/message"
)

// proseLine is a line of testdata/prose.txt: a mail, and the facts and kinds that a person reads in it.
type proseLine struct {
	class, text                     string
	delegates, interventions, kinds string
	mayBeClear                      bool
}

// proseLines reads the sentences of people, by class: what is read of modes, companions, changes and days, and what is not.
func proseLines(tb testing.TB) (out []proseLine) {
	for _, l := range classLines(tb, "testdata/prose.txt") {
		out = append(out, proseLine{l.class, l.text, l.cells[0], l.cells[1], strings.TrimSpace(l.cells[2]), strings.TrimSpace(l.cells[3]) == "clear"})
	}
	return out
}

// senderOf is the mission that writes in the language of a text.
func senderOf(text string) *message.Message {
	from, subject := message.Address{Name: "Динара Ахметова", Address: "mission@kazakhstan.example"}, "Re: Межсессионные совещания"
	switch {
	case strings.ContainsFunc(text, isHan):
		from, subject = message.Address{Name: "中国常驻代表团", Address: "mission@china.example"}, "回复：闭会期间会议"
	case strings.ContainsFunc(text, func(r rune) bool { return isArabic(string(r)) }):
		from, subject = message.Address{Name: "لمى حداد", Address: "mission@jordan.example"}, "رد: اجتماعات ما بين الدورات"
	}
	return &message.Message{From: from, Froms: 1, Text: text, Subject: subject}
}

// withoutDenied takes the facts that a delegate must not have ("!online") out of what was judged, and names those that he has all the same.
func withoutDenied(want, have []fact) (faults []string) {
	for _, w := range want {
		for key := range w.beside {
			denied, ok := strings.CutPrefix(key, "!")
			if !ok {
				continue
			}
			delete(w.beside, key)
			for _, h := range have {
				if _, has := h.beside[denied]; has && h.subject == w.subject {
					faults = append(faults, h.subject+" has "+denied)
				}
			}
		}
	}
	return faults
}

// TestProseIsReadAsPeopleWriteIt reads sentences as very different people write them; a person is asked about each that gives a fact from prose.
func TestProseIsReadAsPeopleWriteIt(t *testing.T) {
	t.Parallel()
	for _, line := range proseLines(t) {
		t.Run(line.class, func(t *testing.T) {
			t.Parallel()
			r := Read(senderOf(line.text), campaign())
			want, have := factsOf(line.delegates), delegateFacts(r)
			faults := withoutDenied(want, have)
			_, more := compareFacts(want, have)
			said, read := factsOf(line.interventions), interventionFacts(r)
			faults = append(faults, withoutDenied(said, read)...)
			_, speak := compareFacts(said, read)
			faults = slices.Concat(faults, more, speak)
			if kinds := slices.Sorted(slices.Values(splitTrim(line.kinds, ","))); len(kinds) > 0 && !slices.Equal(kinds, slices.Sorted(slices.Values(r.Kinds))) {
				faults = append(faults, "kinds: "+strings.Join(r.Kinds, ", ")+" for "+line.kinds)
			}
			if sayAnything(r.Kinds) && len(doubts(r)) == 0 && !line.mayBeClear {
				faults = append(faults, "nobody is asked")
			}
			if len(faults) > 0 {
				t.Errorf("%q\n%s", line.text, strings.Join(faults, "\n"))
			}
		})
	}
}
