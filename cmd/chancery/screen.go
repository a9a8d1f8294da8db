package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/rivo/uniseg"
	"golang.org/x/term"
)

// screen is a terminal that a person decides on: raw, with the alternate screen (xterm 1049), so that what stood there is back at the end.
type screen struct {
	in, out       *os.File
	keys          *keyboard
	before        *term.State
	width, height int
	bold, off     string // "" where NO_COLOR is set
}

// sizeEvery is how often the terminal's size is looked at: a signal for it is not there on every system.
const sizeEvery = 150 * time.Millisecond

// newScreen takes the terminal over; where there is none it is a wrong use.
func (p *program) newScreen() (*screen, error) {
	in, inOK := p.stdin.(*os.File)
	out, outOK := p.stdout.(*os.File)
	if !inOK || !outOK || !isTerminal(in) || !isTerminal(out) || os.Getenv("TERM") == "dumb" {
		return nil, usagef("review alone needs a terminal: use review list, show ID, accept ID, correct ID, dismiss ID")
	}
	s := &screen{in: in, out: out, keys: newKeyboard(in)}
	if os.Getenv("NO_COLOR") == "" {
		s.bold, s.off = "\x1b[7m", "\x1b[0m"
	}
	return s, s.enter()
}

func (s *screen) enter() (err error) {
	if s.before, err = term.MakeRaw(int(s.in.Fd())); err != nil {
		return fmt.Errorf("take the terminal over: %w", err)
	}
	s.size()
	fmt.Fprint(s.out, "\x1b[?1049h\x1b[?25l")
	return nil
}

// leave gives the terminal back as it was.
func (s *screen) leave() {
	fmt.Fprint(s.out, "\x1b[?25h\x1b[?1049l")
	term.Restore(int(s.in.Fd()), s.before)
}

// outside runs f with the terminal given back: an editor.
func (s *screen) outside(f func()) error {
	s.leave()
	f()
	s.keys.forget()
	return s.enter()
}

// size looks at the terminal's size and tells whether it changed.
func (s *screen) size() (changed bool) {
	w, h, err := term.GetSize(int(s.out.Fd()))
	if err != nil || w < 1 || h < 1 {
		w, h = 80, 24
	}
	changed = w != s.width || h != s.height
	s.width, s.height = w, h
	return changed
}

// key waits for a key, drawing anew where the size changes. It gives keyGone where the program is to end.
func (s *screen) key(ctx context.Context, draw func()) string {
	tick := time.NewTicker(sizeEvery)
	defer tick.Stop()
	for {
		if key, ok := s.keys.next(); ok {
			return key
		}
		select {
		case <-ctx.Done():
			return keyGone
		case <-tick.C:
			if s.size() {
				draw()
			}
		case b := <-s.keys.bytes():
			if !s.keys.take(b) {
				return keyGone
			}
		}
	}
}

// show draws a title, as much of the body as there is room for, and the foot. It gives how many lines of the body fit.
func (s *screen) show(title string, body []string, top int, foot []string) {
	var b strings.Builder
	b.WriteString("\x1b[H\x1b[2J")
	b.WriteString(s.bar(title))
	for i := range s.room(foot) {
		b.WriteString("\r\n")
		if top+i < len(body) {
			b.WriteString(body[top+i])
		}
	}
	for i, line := range foot {
		b.WriteString("\r\n")
		if i == len(foot)-1 {
			b.WriteString(s.bar(line))
		} else {
			b.WriteString(cut(line, s.width))
		}
	}
	fmt.Fprint(s.out, b.String())
}

// room is how many lines of the body fit.
func (s *screen) room(foot []string) int { return max(0, s.height-1-len(foot)) }

func (s *screen) bar(text string) string {
	return s.bold + pad(cut(text, s.width), s.width) + s.off
}

// ask asks for a line of text on the last line; ok is false where the person went back by Escape or Ctrl-C.
func (s *screen) ask(ctx context.Context, question, first string, draw func()) (answer string, ok bool) {
	answer = first
	line := func() {
		draw()
		text := cut(question, max(10, s.width/2)) + " " + tail(answer, max(1, s.width/2-2))
		fmt.Fprintf(s.out, "\x1b[%d;1H\x1b[2K%s\x1b[?25h", s.height, text)
	}
	defer fmt.Fprint(s.out, "\x1b[?25l")
	for {
		line()
		switch key := s.key(ctx, line); key {
		case keyEnter:
			return strings.TrimSpace(answer), true
		case keyEscape, keyBreak, keyGone:
			return "", false
		case keyBack:
			answer = withoutLast(answer)
		default:
			if len([]rune(key)) == 1 && len(answer) < 1000 {
				answer += key
			}
		}
	}
}

// tail is the end of a text in n columns.
func tail(s string, n int) string {
	for width(s) > n {
		_, rest, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
		s = rest
	}
	return s
}

func withoutLast(s string) string {
	last := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		last, _ = g.Positions()
	}
	return s[:last]
}
