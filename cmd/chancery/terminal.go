package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// What goes where: results to standard output, words for people and progress to standard error. Nothing is coloured, so that NO_COLOR
// has nothing to switch off; carriage returns are written to a terminal alone.

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p *program) say(format string, args ...any) {
	fmt.Fprintf(p.stderr, format+"\n", args...)
}

func (p *program) print(format string, args ...any) {
	fmt.Fprintf(p.stdout, format+"\n", args...)
}

func (p *program) printJSON(v any) error {
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// table prints rows with aligned columns.
func (p *program) table(rows [][]string) {
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(strings.ReplaceAll(cell, "\t", " "))
		}
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	w.Flush()
}

// harmless shows what strangers wrote without what would steer a terminal: control characters but line breaks, and marks of direction.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r):
			return '\uFFFD'
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
			return -1
		}
		return r
	}, s)
}

const (
	progressAfter = time.Second      // shorter work shows none
	plainEvery    = 10 * time.Second // between plain lines where output is redirected
)

// progress shows how far a long piece of work is, with rate and time left: a bar on a terminal, a plain line now and then elsewhere.
type progress struct {
	w       io.Writer
	what    string
	bar     *progressbar.ProgressBar
	started time.Time
	told    time.Time
	onTerm  bool
}

func (p *program) progress(what string) *progress {
	g := &progress{w: p.stderr, what: what, started: time.Now(), onTerm: isTerminal(p.stderr)}
	if g.onTerm {
		g.bar = newBar(&lateWriter{to: p.stderr, from: g.started.Add(progressAfter)}, what)
	}
	return g
}

// lateWriter drops what is written before its time: the bar counts from the start, so that its rate is right, and shows itself later.
type lateWriter struct {
	to   io.Writer
	from time.Time
}

func (l *lateWriter) Write(b []byte) (int, error) {
	if time.Now().Before(l.from) {
		return len(b), nil
	}
	return l.to.Write(b)
}

// at notes that done of total are done; total 0 is not known.
func (g *progress) at(done, total int) {
	if g.onTerm {
		g.showBar(done, total)
		return
	}
	now := time.Now()
	if now.Sub(g.started) < progressAfter || now.Sub(g.told) < plainEvery {
		return
	}
	g.told = now
	rate := float64(done) / now.Sub(g.started).Seconds()
	line := fmt.Sprintf("%s: %d", g.what, done)
	if total > 0 && rate > 0 {
		left := time.Duration(float64(total-done) / rate * float64(time.Second)).Round(time.Second)
		line += fmt.Sprintf(" of %d, %.1f a second, %s left", total, rate, left)
	}
	fmt.Fprintln(g.w, line)
}

func (g *progress) showBar(done, total int) {
	if total > 0 && total != g.bar.GetMax() {
		g.bar.ChangeMax(total)
	}
	g.bar.Set(done)
}

func newBar(w io.Writer, what string) *progressbar.ProgressBar {
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetPredictTime(true), progressbar.OptionSetWidth(20), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())
}

// end takes the bar away.
func (g *progress) end() {
	if g.bar != nil {
		g.bar.Clear()
	}
}
