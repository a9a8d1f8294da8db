package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"chancery/internal/office"
	"chancery/internal/roster"

	"github.com/spf13/cobra"
)

func (p *program) review() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "review",
		Short:   "Decide the mails that are not clear",
		Long:    "Mails that the program would not record by itself wait here for a person.",
		Example: "  chancery review list\n  chancery review show 12\n  chancery review accept 12\n  chancery review correct 12 --set 'delegates[0].name=Ana Torres'\n  chancery review dismiss 12 --reason \"answered by telephone\"",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.reviewList(), p.reviewShow(), p.reviewAccept(), p.reviewCorrect(), p.reviewDismiss())
	return cmd
}

func (p *program) reviewList() *cobra.Command {
	cmd := &cobra.Command{Use: "list", Short: "List the mails that wait for a person", Example: "  chancery review list\n  chancery review list --json", Args: cobra.NoArgs}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		list, err := o.ToReview(ctx)
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(list)
		}
		rows := [][]string{}
		for _, w := range list {
			rows = append(rows, []string{fmt.Sprint(w.ID), orDash(w.Ref), orDash(w.From), strings.Join(w.Kinds, ","), codes(w.Reasons), oneLine(w.Subject)})
		}
		if len(rows) == 0 {
			p.say("Nothing waits for a decision.")
			return nil
		}
		p.table(append([][]string{{"ID", "REF", "FROM", "KINDS", "REASONS", "SUBJECT"}}, rows...))
		return nil
	})
	return cmd
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func codes(reasons []roster.Reason) string {
	var all []string
	seen := map[string]bool{}
	for _, r := range reasons {
		if !seen[r.Code] {
			seen[r.Code] = true
			all = append(all, r.Code)
		}
	}
	return strings.Join(all, ",")
}

// onMail makes a command on one mail.
func (p *program) onMail(use, short, example string, f func(ctx context.Context, o *office.Office, id int64) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Example: example, Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usagef("%q is no mail's ID: wanted a number of \"chancery review list\"", args[0])
			}
			return p.withOffice(func(ctx context.Context, o *office.Office) error { return f(ctx, o, id) })(cmd, nil)
		},
	}
}

func (p *program) reviewShow() *cobra.Command {
	var save string
	cmd := p.onMail("show ID", "Show a mail, what was read in it, and what it would change", "  chancery review show 12\n  chancery review show 12 --save attachments",
		func(ctx context.Context, o *office.Office, id int64) error {
			s, err := o.Show(ctx, id)
			if err != nil {
				return err
			}
			if save != "" {
				if err := p.saveFiles(save, s); err != nil {
					return err
				}
			}
			if p.json {
				return p.printJSON(s)
			}
			p.printShown(s)
			return nil
		})
	cmd.Flags().StringVar(&save, "save", "", "write the attachments into this `folder`")
	return cmd
}

// saveFiles writes attachments under names that cannot leave the folder, and overwrites nothing.
func (p *program) saveFiles(folder string, s office.Shown) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("save attachments: %w", err)
	}
	for i, part := range s.Files {
		name := filepath.Join(folder, fmt.Sprintf("%d-%d-%s", s.ID, i+1, safeName(part.Name)))
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return fmt.Errorf("save attachment: %w", err)
		}
		_, err = f.Write(part.Data)
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return fmt.Errorf("save attachment %s: %w", name, err)
		}
		p.say("saved %s", name)
	}
	return nil
}

func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, harmless(name))
	if name = strings.TrimLeft(name, "."); name == "" {
		return "attachment"
	}
	return name
}

func (p *program) printShown(s office.Shown) {
	p.table([][]string{
		{"Mail", fmt.Sprintf("%d (%s)", s.ID, s.State)},
		{"From", s.From}, {"Subject", oneLine(s.Subject)}, {"Received", s.Received.Format("2006-01-02 15:04 MST")},
		{"Invitee", strings.TrimSpace(orDash(s.Ref) + " " + s.Delegation)}, {"Kinds", strings.Join(s.Kinds, ", ")},
	})
	for _, r := range s.Reasons {
		p.print("  why: %s", harmless(strings.TrimSpace(r.Code+" "+r.Detail)))
	}
	for _, r := range s.Results {
		p.print("  authentication: %s", harmless(oneLine(r)))
	}
	p.print("")
	p.print("%s", harmless(markedText(s)))
	p.printFacts(s)
}

func (p *program) printFacts(s office.Shown) {
	for _, d := range s.Reading.Delegates {
		p.print("  %s: %s", d.Action, harmless(strings.Join(notEmpty(d.Honorific, d.Name, d.Function, d.Email, d.Attendance, d.Gender, prefixed("in place of ", d.Replaces)), " · ")))
	}
	for _, n := range s.Reading.Interventions {
		p.print("  %s: item %s", n.Action, harmless(strings.Join(notEmpty(n.Item, n.Speaker, prefixed("on behalf of ", n.OnBehalfOf)), " · ")))
	}
	if s.Standing != nil {
		p.print("The delegation stands as %s, with %s and %s.", s.Status, count(len(s.Standing.Delegates), "delegate", "delegates"), count(len(s.Standing.Interventions), "intervention", "interventions"))
	}
	for _, c := range s.Changes {
		p.print("  would change: %s", harmless(strings.Join(notEmpty(c.Entity, c.Name, c.Field, fmt.Sprintf("%q → %q", c.Before, c.After)), " ")))
	}
	for _, a := range s.Reading.Attachments {
		p.print("  attachment: %s (%s, %d bytes)", harmless(a.Name), harmless(a.Type), a.Size)
	}
	if s.State == "to_review" {
		p.say("Next: chancery review accept|correct|dismiss %d", s.ID)
	}
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func notEmpty(all ...string) (kept []string) {
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// markedText is what the sender wrote, the words that support a fact between » and «.
func markedText(s office.Shown) string {
	text := s.Reading.Text
	opens, closes := map[int]bool{}, map[int]bool{}
	mark := func(all []roster.Evidence) {
		for _, e := range all {
			if e.Part == "text" && e.Start >= 0 && e.Start < e.End && e.End <= len(text) {
				opens[e.Start], closes[e.End] = true, true
			}
		}
	}
	for _, d := range s.Reading.Delegates {
		mark(d.Evidence)
	}
	for _, n := range s.Reading.Interventions {
		mark(n.Evidence)
	}
	var b strings.Builder
	for i := 0; i <= len(text); i++ {
		if closes[i] {
			b.WriteString("«")
		}
		if opens[i] {
			b.WriteString("»")
		}
		if i < len(text) {
			b.WriteByte(text[i])
		}
	}
	return b.String()
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

func (p *program) reviewCorrect() *cobra.Command {
	var c office.Correction
	var file string
	cmd := p.onMail("correct ID", "Record what a mail proposes, with corrections",
		"  chancery review correct 12 --set 'delegates[0].name=Ana Torres' --set 'interventions[0].item=3'\n  chancery review correct 12 --json-file answer.json\n  chancery review correct 12 --ref COL",
		func(ctx context.Context, o *office.Office, id int64) error {
			if c.Ref == "" && len(c.Set) == 0 && file == "" {
				return usagef("nothing to correct: give --set PATH=VALUE, --json-file FILE or --ref REF")
			}
			if file != "" {
				data, err := p.rawMail(file)
				if err != nil {
					return fmt.Errorf("read the correction: %w", err)
				}
				c.JSON = data
			}
			d, err := o.Correct(ctx, id, c, p.person())
			return p.sayDecided(d, err)
		})
	f := cmd.Flags()
	f.StringArrayVar(&c.Set, "set", nil, "set one fact (`PATH=VALUE`, as delegates[0].name=Ana Torres); an empty value takes it away")
	f.StringVar(&file, "json-file", "", "take delegates and interventions from this `FILE` (- for standard input)")
	f.StringVar(&c.Ref, "ref", "", "the invitee that it comes from (`REF`)")
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
	for _, c := range d.Changes {
		p.print("  %s", harmless(strings.Join(notEmpty(c.Entity, c.Name, c.Field, fmt.Sprintf("%q → %q", c.Before, c.After)), " ")))
	}
	return nil
}

func (p *program) enter() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "enter REF",
		Short: "Enter an answer that came by telephone or on paper",
		Long: "Records an answer and journals it like any other decision. The answer is a JSON object with delegates\nand interventions, as \"chancery parse\" prints them, from a file or standard input (-).\n\n" +
			"On a terminal without --json it asks for each delegate and item.",
		Example: "  chancery enter COL\n  chancery enter COL --json answer.json\n  echo '{\"delegates\":[{\"name\":\"Ana Torres\"}]}' | chancery enter COL --json -",
		Args:    cobra.ExactArgs(1),
	}
	// Here --json names the file that holds the answer (contract), so the common --json is hidden by this one.
	var file string
	cmd.Flags().StringVar(&file, "json", "", "the answer's `FILE` (- for standard input)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.withOffice(func(ctx context.Context, o *office.Office) error {
			proposal, err := p.answer(o, args[0], file)
			if err != nil {
				return err
			}
			d, err := o.Enter(ctx, args[0], proposal, p.person())
			return p.sayDecided(d, err)
		})(cmd, nil)
	}
	return cmd
}

func (p *program) answer(o *office.Office, ref, file string) (roster.Proposal, error) {
	if file == "" {
		if !isTerminal(p.stdin) {
			return roster.Proposal{}, usagef("there is no answer to enter: give --json FILE, or run it on a terminal")
		}
		return p.askAnswer(o, ref)
	}
	var data []byte
	var err error
	if file == "-" {
		data, err = io.ReadAll(p.stdin)
	} else {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return roster.Proposal{}, fmt.Errorf("read the answer: %w", err)
	}
	proposal, err := office.ReadAnswer(data, o.Agenda())
	if err != nil {
		return proposal, fmt.Errorf("enter an answer of %s: %w", ref, err)
	}
	return proposal, nil
}
