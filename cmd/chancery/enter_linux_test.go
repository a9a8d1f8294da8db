package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestAnswerByTelephoneIsShownAgainstWhatStandsBeforeItIsRecorded(t *testing.T) {
	t.Parallel()
	folder := waitingFolder(t)
	var said bytes.Buffer
	if code := run(t.Context(), []string{"-C", folder, "enter", "COL", "--delegate", "Ms. Ana Torres; head"}, strings.NewReader(""), &said, &said); code != 0 {
		t.Fatal(said.String())
	}
	for _, last := range []struct {
		key  string
		code int
		said string
	}{{"n\n", 1, "nothing was recorded"}, {"\x04", 1, "nothing was recorded"}, {"y\n", 0, "entered COL"}} {
		term := newTerminal(t, 80, 24)
		ended := make(chan int, 1)
		go func() {
			ended <- run(t.Context(), []string{"-C", folder, "enter", "COL"}, term.program, term.program, term.program)
		}()
		term.sees("When did it come")
		term.typed("2999-01-01 10:00\n", "is in the future")
		term.typed("2022-06-10\n", "wanted a date and a time")
		term.typed("2022-06-10 16:00\n", "take part?")
		term.sees("Does COL take part?")
		term.typed("maybe\n", "wanted one of yes, no")
		term.typed("y\n", "Delegate, as")
		term.typed("Mr. Luis Paz; head; a@b@c\n", `"a@b@c" is no e-mail address`)
		term.typed("Mr. Luis Paz; head\n", "E-mail:")
		term.typed("\n", "Attendance")
		term.typed("\n", "no more):")
		term.typed("\n", "Item to speak on")
		term.typed("99\n", "wanted one of 1, 2, 3")
		term.typed("\n", "conflict: Luis Paz is named head, but Ana Torres is the head")
		term.sees("(y/n)")
		term.typed(last.key, last.said)
		if code := <-ended; code != last.code {
			t.Errorf("%q: exit code %d, want %d", last.key, code, last.code)
		}
	}
}
