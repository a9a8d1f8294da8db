package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

func (p *program) collect() *cobra.Command {
	var once, watch, reread bool
	cmd := &cobra.Command{
		Use:     "collect",
		Short:   "Read the mailbox and turn new mail into records",
		Long:    "Reads what is new in the mailbox, deletes nothing there, and records what is clear: answers by form,\nlabels or calendar, from the invitee's own authenticated address. All else waits in \"chancery review\nlist\". With --watch it stays and reads mail as it comes, until Ctrl-C.\nWith --reread it reads the stored mails once more and lists what today's reader would make otherwise;\nnothing is changed.",
		Example: "  chancery collect\n  chancery collect --watch\n  chancery collect --reread --json",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if once && watch || reread && (once || watch) {
			return usagef("--once, --watch and --reread exclude each other")
		}
		if reread {
			return p.reread(ctx, o)
		}
		account, err := p.account(o.Campaign)
		if err != nil {
			return err
		}
		opt := office.CollectOptions{Account: account, Folders: o.Campaign.IMAP.Folders}
		if watch {
			return p.watch(ctx, o, opt)
		}
		bar := p.progress("mails read")
		opt.Progress = func(n int) { bar.at(n, 0) }
		c, err := o.Collect(ctx, opt)
		bar.end()
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(c)
		}
		p.sayMissing(c)
		p.sayCollected(c)
		return nil
	})
	cmd.Flags().BoolVar(&once, "once", false, "read once and end (the default)")
	cmd.Flags().BoolVar(&watch, "watch", false, "stay and read mail as it comes")
	cmd.Flags().BoolVar(&reread, "reread", false, "read the stored mails again and show what would change")
	return cmd
}

func (p *program) reread(ctx context.Context, o *office.Office) error {
	bar := p.progress("mails read again")
	r, err := o.Reread(ctx, func(n int) { bar.at(n, 0) })
	bar.end()
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(r)
	}
	p.print("%s read again: %d would be read otherwise; nothing was changed", count(r.Mails, "mail", "mails"), len(r.Changes))
	for _, c := range r.Changes {
		state := c.State
		if c.WouldBe != c.State {
			state += ", would be " + c.WouldBe
		}
		p.print("%d  %s  %s  (%s)", c.ID, harmless(c.Ref), harmless(c.Subject), strings.ReplaceAll(state, "_", " "))
		for _, d := range c.Differs {
			if d.What != "state" {
				p.print("    %s: %s → %s", d.What, harmless(fmt.Sprintf("%s", d.Before)), harmless(fmt.Sprintf("%s", d.Now)))
			}
		}
	}
	return nil
}

func (p *program) sayMissing(c office.Collected) {
	for _, folder := range c.Missing {
		p.say("The folder %s could not be opened and was left out: check [imap] folders, or make it.", folder)
	}
	for _, warning := range c.Warnings {
		p.say("Warning: %s.", harmless(warning))
	}
}

func (p *program) sayCollected(c office.Collected) {
	p.print("%s: %d recorded, %d to decide, %d noted", count(c.New, "new mail", "new mails"), c.Applied, c.ToReview, c.Noted)
	if c.Junk > 0 {
		p.say("%s in a folder for junk, which nothing ties to an invitee: look there now and then.", count(c.Junk, "mail lies", "mails lie"))
	}
	if c.Elsewhere > 0 {
		p.say("%s to letters of another campaign and left to it.", count(c.Elsewhere, "mail is an answer", "mails are answers"))
	}
	if c.ToReview > 0 {
		p.say("Next: \"chancery review list\".")
	}
}

func (p *program) parse() *cobra.Command {
	return &cobra.Command{
		Use:     "parse FILE...",
		Short:   "Show what the program reads in mails",
		Long:    "Prints what the program reads in each mail, one JSON object a line. No store, no network. \"-\" reads\nstandard input. With -C DIR sender, authentication, lateness and agenda are judged too.",
		Example: "  chancery parse answer.eml\n  chancery -C im2022 parse *.eml\n  chancery parse - < answer.eml",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var o *office.Office
			if p.folder != "" {
				var err error
				if o, err = p.open(); err != nil {
					return err
				}
				defer o.Close()
			}
			var failed error
			for _, name := range args {
				raw, err := p.rawMail(name)
				if err != nil {
					p.say("chancery: %v", err)
					failed = fmt.Errorf("%s could not be read", name)
					continue
				}
				r := office.Parse(o, raw)
				r.File = name
				if err := p.writeJSON(r, ""); err != nil {
					return err
				}
			}
			return failed
		},
	}
}

func (p *program) rawMail(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(p.stdin)
	}
	return os.ReadFile(name)
}
