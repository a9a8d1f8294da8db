package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"chancery/internal/campaign"
)

// Exit codes of the contract.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitPart     = 3
	exitProblems = 4
)

// usageError is a wrong use of the command line.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errPart tells that the work was done in part; what is open was said already.
var errPart = errors.New("done in part")

// errProblems tells that the input has problems, which were listed already.
var errProblems = errors.New("the input has problems")

// exitCode says the error to the person, where nothing said it yet, and gives the code. With --json, problems of the input are a document too.
func (p *program) exitCode(err error) int {
	stderr := p.stderr
	var problems campaign.Problems
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errPart):
		return exitPart
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &problems):
		sayProblems(stderr, problems)
		if p.json {
			p.printJSON(map[string]any{"problems": problems})
		}
		return exitProblems
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "chancery: %s\nSee \"chancery help\".\n", harmless(err.Error()))
		return exitUsage
	}
	fmt.Fprintf(stderr, "chancery: %s\n", harmless(sentence(err)))
	if p.verbose {
		for depth, e := 1, errors.Unwrap(err); e != nil; depth, e = depth+1, errors.Unwrap(e) {
			fmt.Fprintf(stderr, "  %d: %T: %s\n", depth, e, harmless(e.Error()))
		}
	}
	return exitFailed
}

// brokenOff is the word on an answer or a correction that a person left unfinished: it says by itself what stands and how to go on.
type brokenOff struct{ error }

func (b brokenOff) Unwrap() error { return b.error }

// stopped says Ctrl-C where that ended a transaction, rather than what the database makes of it. Such a transaction has recorded nothing.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() == nil || !errors.Is(err, context.Canceled) && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return fmt.Errorf("%w: nothing more was recorded", context.Cause(ctx))
}

// sentence is the error in one line.
func sentence(err error) string {
	text := []byte(err.Error())
	for i, b := range text {
		if b == '\n' {
			text[i] = ';'
		}
	}
	return string(text)
}

func sayProblems(w io.Writer, problems []campaign.Problem) {
	for _, p := range problems {
		fmt.Fprintln(w, harmless(p.String()))
	}
	fmt.Fprintf(w, "chancery: %s found; nothing was changed and nothing was sent\n", count(len(problems), "problem", "problems"))
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
