package main

import (
	"strings"
	"testing"
)

func TestKeysAreToldApartHoweverTheyArrive(t *testing.T) {
	t.Parallel()
	typed := "a\x1b[A\x1b[5~\x1bOB\r\x7f\x03é李\x1b[99;5R\tx"
	want := "a up page-up down enter backspace ctrl-c é 李 other other x"
	for _, step := range []int{1, 1000} {
		k := &keyboard{}
		var got []string
		for i := 0; i < len(typed); i += step {
			if step == 1 && strings.ContainsRune(typed[i:i+1], 0x1B) {
				continue // terminals send a sequence whole; its parts alone are other keys
			}
			k.take([]byte(typed[i:min(i+step, len(typed))]))
			for key, ok := k.next(); ok; key, ok = k.next() {
				got = append(got, key)
			}
		}
		if all := strings.Join(got, " "); step > 1 && all != want {
			t.Errorf("got %s, want %s", all, want)
		} else if !strings.Contains(all, "é 李") {
			t.Errorf("octet by octet: %s", all)
		}
	}
}

func FuzzKeys(f *testing.F) {
	f.Add([]byte("a\x1b[A\x1b"))
	f.Add([]byte("\x1b[\x1b[\xff\xe6\x9d"))
	f.Fuzz(func(t *testing.T, typed []byte) {
		k := &keyboard{}
		k.take(typed)
		for range len(typed) + 1 {
			key, ok := k.next()
			if !ok {
				return
			}
			if len(key) == 1 && steers(rune(key[0])) {
				t.Fatalf("a key steers: %q", key)
			}
		}
		t.Fatalf("more keys than octets in %q", typed)
	})
}

func TestTailsAndCutsKeepCharactersWhole(t *testing.T) {
	t.Parallel()
	if got := tail("Ana 李娜", 3); got != "娜" {
		t.Errorf("tail %q", got)
	}
	if got := cut("Ana 李娜", 7); got != "Ana 李…" {
		t.Errorf("cut %q", got)
	}
	if got := withoutLast("Jose\u0301"); got != "Jos" {
		t.Errorf("without the last: %q", got)
	}
	if got := withoutLast(""); got != "" {
		t.Errorf("without the last of nothing: %q", got)
	}
}
