package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"chancery/internal/office"
	"chancery/internal/roster"
)

// editor is the person's: $VISUAL, $EDITOR, or one that is there.
func editor() ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(os.Getenv(name)); len(words) > 0 {
			return words, nil
		}
	}
	for _, name := range []string{"nano", "vi", "notepad"} {
		if path, err := exec.LookPath(name); err == nil {
			return []string{path}, nil
		}
	}
	return nil, errors.New("there is no editor: set $VISUAL or $EDITOR to one, or use --set")
}

// errorMark begins the lines that say what is wrong with a form; they are taken out again.
const errorMark = "#! "

// edit opens a form in the editor until take accepts it. A mistake opens it again with the reason on top; unchanged after that, it is left. The file stays
// wherever what was typed was not recorded, and the next time it goes on from there.
func (p *program) edit(ctx context.Context, file string, first []byte, take func([]byte) error) error {
	command, err := editor()
	if err != nil {
		return err
	}
	was, err := os.ReadFile(file)
	switch {
	case err == nil:
		p.say("Going on with what was typed before in %s; delete it to begin anew.", file)
		first = nil
	case errors.Is(err, fs.ErrNotExist):
		was = first
	default:
		return fmt.Errorf("read the form: %w", err)
	}
	keep := func(cause error) error {
		return brokenOff{fmt.Errorf("%w; what you typed is kept in %s, and is taken up again the next time", stopped(ctx, cause), file)}
	}
	for {
		if err := office.WriteFile(file, was); err != nil {
			return fmt.Errorf("write the form: %w", err)
		}
		runErr := p.runEditor(command, file)
		data, err := os.ReadFile(file)
		if err = errors.Join(runErr, err); err != nil {
			return keep(err)
		}
		typed := withoutErrors(data)
		if first != nil && bytes.Equal(typed, first) {
			return errors.Join(errors.New("nothing was changed, so nothing was recorded"), os.Remove(file))
		}
		err = take(typed)
		switch {
		case err == nil:
			return os.Remove(file)
		case errors.Is(err, errEmptyForm):
			return errors.Join(err, os.Remove(file))
		case errors.Is(err, office.ErrDecided) || ctx.Err() != nil || bytes.Equal(data, was) && bytes.HasPrefix(was, []byte(errorMark)):
			return keep(err)
		}
		was, first = withErrors(typed, err), nil
	}
}

// firstLine are editors that open a file where it was left, and take +1 for its first line: there stands what is wrong.
var firstLine = []string{"vi", "vim", "nvim", "nano", "emacs"}

func (p *program) runEditor(command []string, file string) error {
	args := slices.Clone(command[1:])
	if slices.Contains(firstLine, filepath.Base(command[0])) {
		args = append(args, "+1")
	}
	cmd := exec.Command(command[0], append(args, file)...) // not killed by Ctrl-C, which is the editor's own
	cmd.Stdin, cmd.Stdout, cmd.Stderr = p.stdin, p.stdout, p.stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run the editor %s: %w", command[0], err)
	}
	return nil
}

func withErrors(form []byte, err error) []byte {
	var b bytes.Buffer
	for _, line := range strings.Split(err.Error(), "\n") {
		b.WriteString(errorMark + harmless(line) + "\n")
	}
	b.Write(form)
	return b.Bytes()
}

func withoutErrors(form []byte) []byte {
	for bytes.HasPrefix(form, []byte(errorMark)) {
		_, rest, _ := bytes.Cut(form, []byte("\n"))
		form = rest
	}
	return form
}

// correctInEditor lets a person correct what was read in a mail.
func (p *program) correctInEditor(ctx context.Context, o *office.Office, id int64, ref string) (d office.Decided, err error) {
	s, err := o.Show(ctx, id, ref)
	if err != nil {
		return d, err
	}
	if s.State != "to_review" {
		return d, fmt.Errorf("mail %d (%s): %w", id, stateWord(s), office.ErrDecided)
	}
	if ref == "" {
		ref = s.Ref
	}
	read := s.Reading.Proposal()
	f := form{ref: ref, answer: read, items: o.ItemLabels(), text: strings.Split(s.Reading.Text, "\n"), head: []string{
		fmt.Sprintf("Mail %d of %s, received %s", s.ID, s.From, s.Received.Format("2006-01-02 15:04 MST")), "Subject: " + oneLine(s.Subject)}}
	err = p.edit(ctx, filepath.Join(o.Folder, fmt.Sprintf("correction-%d.toml", id)), f.bytes(), func(data []byte) error {
		c, err := correctionOf(data, read, o.Agenda())
		if err == nil {
			d, err = o.Correct(ctx, id, c, p.person())
		}
		return err
	})
	return d, err
}

func correctionOf(data []byte, read roster.Proposal, agenda roster.Agenda) (c office.Correction, err error) {
	filled, err := readForm(data)
	if err != nil {
		return c, err
	}
	if filled.received != "" {
		return c, errors.New("received: the mail says it: take the line out")
	}
	c.Ref = filled.ref
	proposal, err := office.ReadAnswer(filled.answer, agenda)
	if err != nil {
		return c, err
	}
	keepEvidence(&proposal, read)
	c.JSON, err = json.Marshal(office.Answer{Regret: proposal.Regret, Attending: proposal.Attending, Delegates: proposal.Delegates, Interventions: proposal.Interventions})
	return c, err
}
