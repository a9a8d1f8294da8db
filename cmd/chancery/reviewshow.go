package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"chancery/internal/office"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func (p *program) reviewShow() *cobra.Command {
	var save, ref string
	cmd := p.onMail("show ID", "Show a mail, what was read in it, and what it would change", "  chancery review show 12\n  chancery review show 12 --ref COL\n  chancery review show 12 --save attachments",
		func(ctx context.Context, o *office.Office, id int64) error {
			s, err := o.Show(ctx, id, ref)
			if err != nil {
				return err
			}
			if save != "" {
				names, err := saveFiles(save, s)
				for _, name := range names {
					p.say("saved %s", name)
				}
				if err != nil {
					return err
				}
				if len(names) == 0 {
					p.say("mail %d has no attachments", s.ID)
				}
			}
			if p.json {
				return p.printJSON(s)
			}
			p.printShown(s, ref)
			return nil
		})
	cmd.Flags().StringVar(&save, "save", "", "write the attachments into this `folder`")
	cmd.Flags().StringVar(&ref, "ref", "", "as an answer of this invitee, where it is not clear whose it is (`REF`)")
	return cmd
}

// printShown shows a mail as wide as the terminal is; redirected, its lines are as long as they are, with [[…]] around the supporting words.
func (p *program) printShown(s office.Shown, ref string) {
	v := view{width: p.columns(), marks: p.marks()}
	lines := slices.Concat(v.header(s), []string{""}, v.body(s))
	fmt.Fprintln(p.stdout, strings.Join(lines, "\n"))
	switch {
	case s.State == "to_review" && s.NeedsRef:
		p.say("Next: chancery review accept|correct %d --ref REF, or dismiss %d; show %d --ref REF shows what that would change", s.ID, s.ID, s.ID)
	case s.State == "to_review":
		p.say("%s", strings.TrimSpace(fmt.Sprintf("Next: chancery review accept|correct|dismiss %d %s", s.ID, prefixed("--ref ", ref))))
	}
}

// columns is the terminal's width, 0 where output is redirected.
func (p *program) columns() int {
	f, ok := p.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil || w < 1 {
		return 80
	}
	return w
}

// marks are bold and underlined on a terminal that may have them. https://no-color.org: any NO_COLOR that is not empty.
func (p *program) marks() marks {
	if !isTerminal(p.stdout) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return plainMarks
	}
	return styleMarks
}
