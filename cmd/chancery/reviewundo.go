package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

func (p *program) reviewUndo() *cobra.Command {
	var opt office.UndoOptions
	cmd := &cobra.Command{
		Use: "undo [ID]", Short: "Take a decision back", Args: cobra.MaximumNArgs(1),
		Long: "What stood before the decision stands again, the mail waits again, and an acknowledgement that was not\nsent yet is not sent. The journal keeps both. Where the acknowledgement was sent it asks first; where a\n" +
			"later decision rests on this one, that has to be taken back first. --entry takes back what was entered by hand.",
		Example: "  chancery review undo 12\n  chancery review undo 12 --acknowledged     it was told by mail; I write to them\n  chancery review undo --entry 31            an answer by telephone",
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if (len(args) == 0) == (opt.Entry == 0) {
			return usagef("name the mail, or with --entry the entry of the journal")
		}
		if len(args) == 1 {
			if opt.Mail, err = mailID(args[0]); err != nil {
				return err
			}
		}
		opt.Actor = p.person()
		return p.withOffice(func(ctx context.Context, o *office.Office) error {
			u, err := p.undo(ctx, o, opt, p.askOnTerminal)
			if err != nil {
				return err
			}
			return p.sayUndone(u)
		})(cmd, nil)
	}
	cmd.Flags().BoolVar(&opt.Acknowledged, "acknowledged", false, "also where the delegation was told by mail")
	cmd.Flags().Int64Var(&opt.Entry, "entry", 0, "the decision's entry in the journal (`N`)")
	return cmd
}

func mailID(s string) (int64, error) {
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil || id < 1 {
		return 0, usagef("%q is no mail's ID: wanted a number of \"chancery review list\"", s)
	}
	return id, nil
}

// undo takes a decision back; where the delegation was told by mail, ask decides.
func (p *program) undo(ctx context.Context, o *office.Office, opt office.UndoOptions, ask func(question string) bool) (office.Undone, error) {
	u, err := o.Undo(ctx, opt)
	var told *office.AcknowledgedError
	if !errors.As(err, &told) || !ask(fmt.Sprintf("%s was told by mail on %s. Take the decision back all the same? You have to write to them. (y/n)", told.Address, told.At.Format("2006-01-02 15:04"))) {
		return u, err
	}
	opt.Acknowledged = true
	return o.Undo(ctx, opt)
}

// askOnTerminal asks a question that a y answers; without a terminal the answer is no.
func (p *program) askOnTerminal(question string) bool {
	if !isTerminal(p.stdin) || !isTerminal(p.stderr) {
		return false
	}
	fmt.Fprintf(p.stderr, "%s ", harmless(question))
	var answer string
	fmt.Fscanln(p.stdin, &answer)
	return yes(answer)
}

func (p *program) sayUndone(u office.Undone) error {
	if p.json {
		return p.printJSON(u)
	}
	p.print("%s", strings.TrimSpace("taken back "+u.Ref))
	p.printChanges(u.Changes)
	switch u.Acknowledgement {
	case "taken_back":
		p.say("The acknowledgement was not sent yet and is taken back.")
	case "sent":
		p.say("The acknowledgement was sent: write to the delegation.")
	}
	return nil
}
