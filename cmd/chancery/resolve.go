package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

// resolveFlags are the ways to settle letters; one of them is wanted.
type resolveFlags struct {
	sent, resend bool
	logs         []string
	journal      string
	nothingSent  bool
}

// endsHold tells whether the flags are a person's word that ends a hold.
func (f resolveFlags) endsHold() bool { return f.journal != "" || f.nothingSent }

// check finds flags that do not go together.
func (f resolveFlags) check(args []string) error {
	one := f.sent || f.resend || len(args) > 0
	switch {
	case len(f.logs) > 0 && (one || f.endsHold()):
		return usagef("--from-log settles all letters in doubt: give it alone, without an ID or another flag")
	case f.endsHold() && (one || f.journal != "" && f.nothingSent):
		return usagef("--from-journal and --nothing-sent end a hold: give one of them alone")
	case len(f.logs) > 0 || f.endsHold():
		return nil
	case len(args) == 0:
		return usagef("resolve needs the ID of a letter, or --from-log FILE")
	case f.sent == f.resend:
		return usagef("resolve needs one of --sent, --resend")
	}
	return nil
}

func (p *program) resolve() *cobra.Command {
	var flags resolveFlags
	cmd := &cobra.Command{
		Use:   "resolve [ID]",
		Short: "Say what became of a letter in doubt or refused",
		Long: "A person's word on a letter that is in doubt or refused: it was sent, or it is to be sent again. ID is\nREF, or REF/ROUND. A letter that is sent stays as it is.\n\n" +
			"--from-log settles all letters in doubt by the relay's own record, read by Message-ID: the log of Postfix\nor Exim (as a file, or as journalctl -o export or json writes it), or a message trace of Exchange as CSV.\nA letter that the relay took is sent; one that a whole log does not name is queued again; what the log\ncannot tell stays in doubt. A log that was rotated is given oldest file first, .gz as it is.\n\n" +
			"After a store was put back from a backup, sending is held. --from-journal takes over what was sent since\nfrom the chancery.journal of the folder that was lost; --nothing-sent says that nothing was.",
		Example: "  chancery resolve COL --sent\n  chancery resolve COL/reminder-1 --resend\n  chancery resolve --from-log mail.log.1 --from-log mail.log\n  journalctl -u postfix -o export | chancery resolve --from-log -",
		Args:    cobra.MaximumNArgs(1),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := flags.check(args); err != nil {
			return err
		}
		return p.withOffice(func(ctx context.Context, o *office.Office) error {
			switch {
			case len(flags.logs) > 0:
				return p.resolveFromLog(ctx, o, flags.logs)
			case flags.endsHold():
				return p.endHold(ctx, o, flags.journal)
			}
			return p.resolveOne(ctx, o, args[0], flags.resend)
		})(cmd, nil)
	}
	f := cmd.Flags()
	f.BoolVar(&flags.sent, "sent", false, "the letter arrived")
	f.BoolVar(&flags.resend, "resend", false, "send it again")
	f.StringArrayVar(&flags.logs, "from-log", nil, "the relay's log `FILE` (- is standard input); may be given several times")
	f.StringVar(&flags.journal, "from-journal", "", "chancery.journal `FILE` of the folder that was lost: ends a hold")
	f.BoolVar(&flags.nothingSent, "nothing-sent", false, "nothing was sent since the backup: ends a hold")
	return cmd
}

func (p *program) resolveOne(ctx context.Context, o *office.Office, id string, resend bool) error {
	l, err := o.Resolve(ctx, id, resend, p.person())
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(map[string]any{"ref": l.Ref, "round": l.Round, "state": l.State})
	}
	p.print("%s/%s: %s", l.Ref, l.Round, l.State)
	return nil
}

func (p *program) endHold(ctx context.Context, o *office.Office, journal string) error {
	r, err := o.Release(ctx, journal, p.person())
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(r)
	}
	p.sayReconciled(r)
	p.say("Sending is held no more.")
	return nil
}

// sayReconciled says what was taken over from the record of hand-overs.
func (p *program) sayReconciled(r office.Reconciled) {
	if !r.Any() {
		return
	}
	p.say("The store was behind the record of what was handed over. Taken over from it: %s.", strings.Join(reconciledWords(r), "; "))
}

func reconciledWords(r office.Reconciled) (words []string) {
	for _, part := range []struct {
		refs []string
		what string
	}{{r.Sent, "sent"}, {r.InDoubt, "in doubt"}, {r.Other, "refused or deferred"}} {
		if len(part.refs) > 0 {
			words = append(words, fmt.Sprintf("%d %s (%s)", len(part.refs), part.what, few(part.refs)))
		}
	}
	return words
}

// few names at most eight.
func few(refs []string) string {
	if len(refs) <= 8 {
		return strings.Join(refs, ", ")
	}
	return strings.Join(refs[:8], ", ") + ", …"
}

func (p *program) resolveFromLog(ctx context.Context, o *office.Office, files []string) error {
	log, err := p.openLogs(files)
	if err != nil {
		return err
	}
	e, err := o.ResolveFromLog(ctx, log, p.person())
	if err = errors.Join(err, log.Close()); err != nil {
		return fmt.Errorf("read the relay's log: %w", err)
	}
	if p.json {
		if err := p.printJSON(e); err != nil {
			return err
		}
	} else {
		p.sayEvidence(e)
	}
	if len(e.Undecided) > 0 {
		return errPart
	}
	return nil
}

func (p *program) sayEvidence(e office.Evidence) {
	for _, id := range e.Sent {
		p.print("%s: sent, says the log", id)
	}
	for _, id := range e.Requeued {
		p.print("%s: never taken, says the log: it goes with the next \"chancery send\"", id)
	}
	for _, id := range e.Failed {
		p.print("%s: sent, but not delivered, says the log", id)
	}
	for _, u := range e.Undecided {
		p.print("%s: still in doubt: %s", u.ID, u.Reason)
	}
	if len(e.Sent)+len(e.Requeued)+len(e.Failed)+len(e.Undecided) == 0 {
		p.say("No letter is in doubt.")
	}
}

// logs are files read one after the other.
type logs struct {
	io.Reader
	files []io.Closer
}

func (l *logs) Close() (err error) {
	for _, f := range l.files {
		err = errors.Join(err, f.Close())
	}
	return err
}

func (p *program) openLogs(names []string) (*logs, error) {
	all := &logs{}
	var readers []io.Reader
	for _, name := range names {
		in := p.stdin
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				return nil, errors.Join(fmt.Errorf("read the relay's log: %w", err), all.Close())
			}
			in, all.files = f, append(all.files, f)
		}
		in, err := unpacked(in)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("read the relay's log %s: %w", name, err), all.Close())
		}
		readers = append(readers, in)
	}
	all.Reader = io.MultiReader(readers...)
	return all, nil
}

// unpacked reads through gzip where the file is packed.
func unpacked(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(2); len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b { // RFC 1952 §2.3.1
		return gzip.NewReader(b)
	}
	return b, nil
}
