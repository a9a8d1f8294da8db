package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

// resolveFlags are the ways to settle letters; one of them is wanted.
type resolveFlags struct {
	sent, resend bool
	logs         []string
}

func (p *program) resolve() *cobra.Command {
	var flags resolveFlags
	cmd := &cobra.Command{
		Use:   "resolve (ID (--sent | --resend) | --from-log FILE)",
		Short: "Say what became of a letter in doubt or refused",
		Long: "A person's word on a letter that is in doubt or refused: it was sent, or it is to be sent again. ID is\nREF, or REF/ROUND. A letter that is sent stays as it is.\n\n" +
			"--from-log settles all letters in doubt by the relay's own record, read by Message-ID: the log of Postfix\nor Exim (as a file, or as journalctl -o export or json writes it), or a message trace of Exchange as CSV.\nA letter that the relay took is sent; one that a whole log does not name is queued again; what the log\ncannot tell stays in doubt. A log that was rotated is given oldest file first, .gz as it is.",
		Example: "  chancery resolve COL --sent\n  chancery resolve COL/reminder-1 --resend\n  chancery resolve --from-log mail.log.1 --from-log mail.log\n  journalctl -u postfix -o export | chancery resolve --from-log -",
		Args:    cobra.MaximumNArgs(1),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case len(flags.logs) > 0 && (flags.sent || flags.resend || len(args) > 0):
			return usagef("--from-log settles all letters in doubt: give it alone, without an ID, --sent or --resend")
		case len(flags.logs) > 0:
			return p.withOffice(func(ctx context.Context, o *office.Office) error { return p.resolveFromLog(ctx, o, flags.logs) })(cmd, nil)
		case len(args) == 0:
			return usagef("resolve needs the ID of a letter, or --from-log FILE")
		case flags.sent == flags.resend:
			return usagef("resolve needs one of --sent, --resend")
		}
		return p.withOffice(func(ctx context.Context, o *office.Office) error { return p.resolveOne(ctx, o, args[0], flags.resend) })(cmd, nil)
	}
	f := cmd.Flags()
	f.BoolVar(&flags.sent, "sent", false, "the letter arrived")
	f.BoolVar(&flags.resend, "resend", false, "send it again")
	f.StringArrayVar(&flags.logs, "from-log", nil, "the relay's log `FILE` (- is standard input); may be given several times")
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
