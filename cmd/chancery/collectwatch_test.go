package main

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"chancery/internal/office"
)

func TestWatchSaysWhenTheMailboxIsLostAndWhenItIsBack(t *testing.T) {
	t.Parallel()
	var out, words bytes.Buffer
	w := &watching{program: &program{stdout: &out, stderr: &words}, zone: time.UTC}
	w.looked(office.Collected{})
	w.stopped(errors.New("connection\nrefused\x1b[2J"), 4*time.Second)
	w.looked(office.Collected{New: 1, ToReview: 1})
	w.looked(office.Collected{Warnings: []string{"no MOVE"}})
	w.looked(office.Collected{Warnings: []string{"no MOVE"}})
	want := regexp.MustCompile(`^\d\d:\d\d: collecting stopped: connection;refused.*\. The next try is in 4s\.\n\d\d:\d\d: collecting goes on\.\nNext: .*\nWarning: no MOVE\.\n$`)
	if !want.MatchString(words.String()) || strings.ContainsRune(words.String(), 0x1b) {
		t.Errorf("said %q", words.String())
	}
	if out.String() != "1 new mail: 0 recorded, 1 to decide, 0 noted\n" {
		t.Errorf("printed %q", out.String())
	}
}

func TestWatchGivesOneJSONObjectALine(t *testing.T) {
	t.Parallel()
	var out, words bytes.Buffer
	w := &watching{program: &program{stdout: &out, stderr: &words, json: true}, zone: time.UTC}
	for _, c := range []office.Collected{{New: 2, Applied: 2}, {}, {New: 1, Noted: 1}} {
		w.looked(c)
	}
	if got := out.String(); strings.Count(got, "\n") != 2 || !strings.HasPrefix(got, `{"new":2,`) || words.Len() != 0 {
		t.Errorf("printed %q, said %q", got, words.String())
	}
}
