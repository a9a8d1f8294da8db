package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// What goes where: results to standard output, words for people and progress to standard error. Nothing is coloured; bold
// and underlined words on a terminal are switched off by NO_COLOR; carriage returns are written to a terminal alone.

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// say writes words to the person, print a result. Whatever a stranger wrote among them is made harmless here.
func (p *program) say(format string, args ...any) {
	fmt.Fprintln(p.stderr, harmless(fmt.Sprintf(format, args...)))
}

func (p *program) print(format string, args ...any) {
	fmt.Fprintln(p.stdout, harmless(fmt.Sprintf(format, args...)))
}

func (p *program) printJSON(v any) error { return p.writeJSON(v, "  ") }

func (p *program) writeJSON(v any, indent string) error {
	b, err := harmlessJSON(v, indent)
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(b)
	return err
}

// table prints rows with aligned columns, one line a row.
func (p *program) table(rows [][]string) {
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(strings.NewReplacer("\t", " ", "\n", " ").Replace(cell))
		}
	}
	for _, line := range columns(rows, 0) {
		fmt.Fprintln(p.stdout, line)
	}
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

// say tells something while the work goes on, in place of the bar, which comes back with the next step.
func (g *progress) say(format string, args ...any) {
	if g.onTerm {
		io.WriteString(g.w, "\r\x1b[K") // and what the terminal echoed behind it, as ^C
	}
	fmt.Fprintln(g.w, harmless(fmt.Sprintf(format, args...)))
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
	unit, _, _ := strings.Cut(what, " ")
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString(unit), progressbar.OptionSetPredictTime(true), progressbar.OptionSetWidth(20), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish())
}

// end takes the bar away.
func (g *progress) end() {
	if g.bar != nil {
		g.bar.Clear()
		if time.Since(g.started) >= progressAfter {
			io.WriteString(g.w, "\r\x1b[K")
		}
	}
}
