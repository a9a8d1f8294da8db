package main

import (
	"os/exec"
	"runtime"

	"chancery/internal/demo"

	"github.com/spf13/cobra"
)

func (p *program) demo() *cobra.Command {
	var out string
	var open bool
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show the whole job on this machine alone",
		Long: "Runs the whole loop with an embedded mail server and fictional missions: letters in six languages,\nsending, answers as real mail programs write them, the report. Makes no outside connection and ends by\n" +
			"itself. In --out DIR it leaves each letter as REF.LL.pdf, each mail as .eml, the workbooks as .xlsx, and\nthe campaign itself to go on with.",
		Example: "  chancery demo\n  chancery demo --out demo-out --open",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a, err := demo.Run(cmd.Context(), demo.Options{Out: out, Say: p.say})
			if err != nil {
				return err
			}
			if open {
				p.openFolder(a.Folder)
			}
			if p.json {
				return p.printJSON(a)
			}
			p.printDemo(a)
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "`folder` for letters, mails and workbooks (default: a new temporary one)")
	cmd.Flags().BoolVar(&open, "open", false, "show the folder afterwards")
	return cmd
}

func (p *program) printDemo(a demo.Account) {
	p.print("%d invited: %d letters sent, %d on paper, %d refused by the relay", a.Invited, a.Sent, a.OnPaper, a.Refused)
	p.print("%d mails received: %d recorded, %d to decide (%d late), %d noted; %s bounced", a.Received, a.Applied, a.ToReview, a.Late, a.Noted, count(a.Bounced, "letter", "letters"))
	p.print("%d delegations answered, %d acknowledgements sent", a.Answered, a.Thanked)
	p.print("")
	p.print("Letters (%d), mails (%d) and workbooks are in %s", a.Letters, a.Mails, a.Folder)
	for _, book := range a.Books {
		p.print("  %s", book)
	}
	p.print("To decide the rest: chancery -C %s review list", a.Campaign)
}

// openFolder shows a folder in the platform's file manager; where there is none, the words on the terminal are enough.
func (p *program) openFolder(folder string) {
	opener := map[string]string{"darwin": "open", "windows": "explorer"}[runtime.GOOS]
	if opener == "" {
		opener = "xdg-open"
	}
	if err := exec.Command(opener, folder).Start(); err != nil {
		p.say("The folder could not be shown: %v", err)
	}
}
