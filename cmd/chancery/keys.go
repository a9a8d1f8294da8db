package main

import (
	"io"
	"strings"
	"unicode/utf8"
)

// Keys that are no character.
const (
	keyUp     = "up"
	keyDown   = "down"
	keyPageUp = "page-up"
	keyPageDn = "page-down"
	keyHome   = "home"
	keyEnd    = "end"
	keyEscape = "escape"
	keyEnter  = "enter"
	keyBack   = "backspace"
	keyBreak  = "ctrl-c"
	keyGone   = "gone" // the terminal was closed
	keyOther  = "other"
)

// keyboard reads keys from a terminal in raw mode. It reads only when one is asked for, so that an editor that runs in between gets its own. A read that
// waits when the program ends is left to the system: it cannot be called back.
type keyboard struct {
	want chan struct{}
	got  chan []byte
	rest []byte
	asks bool // a read is under way
}

func newKeyboard(in io.Reader) *keyboard {
	k := &keyboard{want: make(chan struct{}), got: make(chan []byte)}
	go func() {
		for range k.want {
			buf := make([]byte, 256)
			n, err := in.Read(buf)
			if err != nil {
				n = 0
			}
			k.got <- buf[:n]
		}
	}()
	return k
}

// bytes is where what was typed arrives; it asks for it first.
func (k *keyboard) bytes() <-chan []byte {
	if !k.asks {
		k.asks = true
		k.want <- struct{}{}
	}
	return k.got
}

// take keeps what arrived. Nothing means that the terminal is gone.
func (k *keyboard) take(b []byte) (open bool) {
	k.asks = false
	k.rest = append(k.rest, b...)
	return len(b) > 0
}

// forget drops what was typed ahead, so that a pasted text decides nothing.
func (k *keyboard) forget() { k.rest = nil }

// escapes are what terminals send for keys (ECMA-48, xterm).
var escapes = map[string]string{
	"[A": keyUp, "[B": keyDown, "OA": keyUp, "OB": keyDown, "[5~": keyPageUp, "[6~": keyPageDn, "[H": keyHome, "[F": keyEnd, "OH": keyHome, "OF": keyEnd, "[1~": keyHome, "[4~": keyEnd,
}

// next is the next key of what arrived; ok is false where none is whole.
func (k *keyboard) next() (key string, ok bool) {
	if len(k.rest) == 0 {
		return "", false
	}
	b := k.rest
	switch b[0] {
	case 0x1B:
		n := escapeLength(b)
		name, known := escapes[string(b[1:n])]
		switch {
		case n == 1:
			name = keyEscape
		case !known:
			name = keyOther
		}
		k.rest = b[n:]
		return name, true
	case 3:
		k.rest = b[1:]
		return keyBreak, true
	case '\r', '\n':
		k.rest = b[1:]
		return keyEnter, true
	case 0x7F, 8:
		k.rest = b[1:]
		return keyBack, true
	}
	if !utf8.FullRune(b) {
		return "", false
	}
	r, n := utf8.DecodeRune(b)
	k.rest = b[n:]
	if r == utf8.RuneError || steers(r) || r == '\t' {
		return keyOther, true
	}
	return string(r), true
}

// escapeLength is how many octets an escape sequence takes: ESC, [ or O, parameters, a final octet of 0x40 to 0x7E.
func escapeLength(b []byte) int {
	if len(b) < 3 || !strings.ContainsRune("[O", rune(b[1])) {
		return 1
	}
	for i := 2; i < len(b); i++ {
		if b[i] >= 0x40 && b[i] <= 0x7E {
			return i + 1
		}
	}
	return len(b)
}
