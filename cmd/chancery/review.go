package main

import (
	"context"
	"fmt"
	"strings"

	"chancery/internal/office"
	"chancery/internal/roster"

	"github.com/spf13/cobra"
)

func (p *program) review() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "review",
		Short:   "Decide the mails that are not clear",
		Long:    "Mails that the program would not record by itself wait here for a person. Alone, on a terminal, it shows one\nmail a screen: a accept, c correct, d dismiss, s skip, o attachments, u undo, ? help, q quit.",
		Example: "  chancery review\n  chancery review list\n  chancery review show 12\n  chancery review accept 12\n  chancery review correct 12 --set 'delegates[0].name=Ana Torres'\n  chancery review dismiss 12 --reason \"answered by telephone\"",
		Args:    cobra.NoArgs,
		RunE:    p.withOffice(p.reviewAlone),
	}
	cmd.AddCommand(p.reviewList(), p.reviewShow(), p.reviewAccept(), p.reviewCorrect(), p.reviewDismiss(), p.reviewUndo())
	return cmd
}

// onMail makes a command on one mail.
func (p *program) onMail(use, short, example string, f func(ctx context.Context, o *office.Office, id int64) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Example: example, Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := mailID(args[0])
			if err != nil {
				return err
			}
			return p.withOffice(func(ctx context.Context, o *office.Office) error { return f(ctx, o, id) })(cmd, nil)
		},
	}
}

func (p *program) reviewAccept() *cobra.Command {
	var ref string
	cmd := p.onMail("accept ID", "Record what a mail proposes", "  chancery review accept 12\n  chancery review accept 12 --ref COL",
		func(ctx context.Context, o *office.Office, id int64) error {
			d, err := o.Accept(ctx, id, ref, p.person())
			return p.sayDecided(d, err)
		})
	cmd.Flags().StringVar(&ref, "ref", "", "the invitee that it comes from, where that is not clear (`REF`)")
	return cmd
}

func (p *program) reviewDismiss() *cobra.Command {
	var reason string
	cmd := p.onMail("dismiss ID", "Set a mail aside; nothing in it is recorded", "  chancery review dismiss 12 --reason \"answered by telephone\"",
		func(ctx context.Context, o *office.Office, id int64) error {
			d, err := o.Dismiss(ctx, id, reason, p.person())
			return p.sayDecided(d, err)
		})
	cmd.Flags().StringVar(&reason, "reason", "", "why, for the journal (`TEXT`)")
	return cmd
}

func (p *program) sayDecided(d office.Decided, err error) error {
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(d)
	}
	p.print("%s", strings.TrimSpace(fmt.Sprintf("%s %s", d.State, d.Ref)))
	p.printChanges(d.Changes)
	return nil
}

func (p *program) printChanges(changes []roster.Change) {
	for _, c := range changes {
		p.print("  %s", changeLine(c))
	}
}

func changeLine(c roster.Change) string {
	return oneLine(strings.Join(notEmpty(c.Entity, c.Name, c.Field, fmt.Sprintf("%q → %q", c.Before, c.After)), " "))
}
