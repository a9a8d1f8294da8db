package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/office"
	"chancery/internal/store"

	"github.com/spf13/cobra"
)

func (p *program) init() *cobra.Command {
	return &cobra.Command{
		Use:     "init DIR",
		Short:   "Make a new campaign folder",
		Long:    "Makes a campaign folder with a commented campaign.toml, a sample contacts.xlsx and the letters\nin six languages. Nothing that is there is overwritten.",
		Example: "  chancery init im2022",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			made, err := office.Init(args[0])
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(map[string]any{"folder": args[0], "files": made})
			}
			for _, name := range made {
				p.print("%s", name)
			}
			p.say("Next: fill in campaign.toml and contacts.xlsx in %s, then run \"chancery -C %s check\".", args[0], args[0])
			return nil
		},
	}
}

func (p *program) check() *cobra.Command {
	var offline bool
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "List every problem, with its remedy",
		Long:    "Looks at configuration, contacts, letters, fonts, enclosures and mail accounts. Each problem is\ntold with its file, row or line, and what to do. Exit code 4 where there is any.",
		Example: "  chancery check\n  chancery check --offline          without trying relay and mailbox",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		var opt office.CheckOptions
		var unread []error
		if !offline {
			unread = p.accountsToTry(o.Campaign, &opt)
		}
		bar := p.progress("letters set")
		opt.Progress = bar.at
		c, err := o.Check(ctx, opt)
		bar.end()
		if err != nil {
			return err
		}
		c.Problems = append(c.Problems, accountProblems(unread)...)
		if err := p.printCheck(c); err != nil {
			return err
		}
		if len(c.Problems) > 0 {
			return errProblems
		}
		return nil
	})
	cmd.Flags().BoolVar(&offline, "offline", false, "do not try relay and mailbox")
	return cmd
}

// accountsToTry names the relay and the mailbox to be tried, and gives what is wrong with an account that could not be read.
func (p *program) accountsToTry(c *campaign.Campaign, opt *office.CheckOptions) (unread []error) {
	if relay, err := p.relay(c); err == nil {
		opt.Relay = &relay
	} else {
		unread = append(unread, err)
	}
	if account, err := p.account(c); err == nil {
		opt.Account = &account
	} else {
		unread = append(unread, err)
	}
	return unread
}

func (p *program) printCheck(c office.Checked) error {
	if p.json {
		return p.printJSON(c)
	}
	for _, problem := range c.Problems {
		p.print("%s", harmless(problem.String()))
	}
	for _, note := range c.Notes {
		p.say("note: %s", harmless(note.String()))
	}
	p.say("%s, %s set on trial: %s.", count(c.Invitees, "row of contacts", "rows of contacts"), count(c.Letters, "letter", "letters"), count(len(c.Problems), "problem", "problems"))
	return nil
}

func (p *program) preview() *cobra.Command {
	var opt office.PreviewOptions
	var lang, sheet string
	cmd := &cobra.Command{
		Use:     "preview (--to REF | --lang LL | --all)",
		Short:   "Write letters and mails as they would be sent",
		Long:    "Writes REF.LL.pdf and REF.LL.eml for one invitee, for those written to in a language, or for all.\nAfter a plan they are exactly what will be sent; before it Date, Message-ID and the form's code are\nplaceholders. With --sheet, all their pages are drawn small on one picture instead, and nothing else\nis written; some hundreds of letters take a second picture, FILE-2.png.",
		Example: "  chancery preview --to COL\n  chancery preview --lang ar --out arabic\n  chancery preview --all --sheet letters.png",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if lang != "" {
			l, ok := locale.ParseLang(lang)
			if !ok {
				return unknownLanguage(lang)
			}
			opt.Lang = l
		}
		if chosen := btoi(opt.To != "") + btoi(lang != "") + btoi(opt.All); chosen != 1 {
			return usagef("preview needs one of --to REF, --lang LL, --all")
		}
		if sheet != "" {
			return p.contactSheet(ctx, o, opt, sheet)
		}
		return p.previewFiles(ctx, o, opt)
	})
	f := cmd.Flags()
	f.StringVar(&opt.To, "to", "", "the invitee with this `REF`")
	f.StringVar(&lang, "lang", "", "all letters in this language (`LL`: ar, en, es, fr, ru, zh)")
	f.BoolVar(&opt.All, "all", false, "all letters")
	f.StringVar(&opt.Out, "out", "preview", "`folder` for the files")
	f.StringVar(&sheet, "sheet", "", "draw all pages small on this `FILE.png` instead")
	f.StringVar(&opt.Round, "round", "", "the round (default: invitation)")
	f.StringVar(&opt.Letter, "letter", "", "the letter's `STEM` (default: letter)")
	return cmd
}

// previewFiles writes the chosen letters and mails.
func (p *program) previewFiles(ctx context.Context, o *office.Office, opt office.PreviewOptions) error {
	all, err := o.Preview(ctx, opt)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(all)
	}
	for _, one := range all {
		p.print("%s", one.PDF)
		p.print("%s", one.EML)
	}
	if len(all) == 0 {
		p.say("No letter goes out in that language.")
	}
	return nil
}

// contactSheet draws the chosen letters on a picture, from which a person sees what is amiss at a glance.
func (p *program) contactSheet(ctx context.Context, o *office.Office, opt office.PreviewOptions, file string) error {
	if !strings.EqualFold(filepath.Ext(file), ".png") {
		return usagef("preview --sheet %s: the picture is a PNG file: give it a name that ends in .png", file)
	}
	made, err := o.ContactSheet(ctx, opt, file)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(made)
	}
	for _, name := range made.Files {
		p.print("%s", name)
	}
	if made.Letters == 0 {
		p.say("No letter goes out in that language.")
		return nil
	}
	p.say("%s, %s.", count(made.Letters, "letter", "letters"), count(made.Pages, "page", "pages"))
	return nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func unknownLanguage(found string) error {
	return usagef("unknown language %q: wanted one of ar, en, es, fr, ru, zh", found)
}

func (p *program) plan() *cobra.Command {
	var round, letter, answered string
	var only, classes, skip []string
	cmd := &cobra.Command{
		Use:   "plan",
		Short: "Render and freeze the letters of a round",
		Long: "Renders and freezes every letter of a send: recipient, PDF, enclosures, reply form, Message-ID. What\nis planned is what \"chancery send\" sends; when letters, contacts, enclosures or sender change later,\nsend refuses until a new plan is made. Invitees without an Email get their letter in paper/.\n" +
			"A row with a problem stops the plan: mend it, or leave the row out with --skip.",
		Example: "  chancery plan\n  chancery plan --class ngo,observer\n  chancery plan --round practical --letter practical --answered yes\n  chancery plan --skip COL,FRA",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if answered != "" && answered != "yes" && answered != "no" {
			return usagef("--answered %q: wanted yes or no", answered)
		}
		choice := store.Choice{Only: only, Skip: skip, Answered: answered}
		for _, name := range classes {
			class, ok := invitee.ParseClass(name)
			if !ok {
				return usagef("unknown class %q: wanted state_party, state_not_party, observer, international_organization or ngo", name)
			}
			choice.Classes = append(choice.Classes, class)
		}
		bar := p.progress("letters set")
		plan, err := o.Plan(ctx, office.PlanOptions{Round: round, Letter: letter, Choice: choice, Progress: bar.at})
		bar.end()
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(plan)
		}
		p.printPlan(plan)
		if plan.Letters == 0 {
			p.say("Nothing was planned anew: \"chancery status\" says what is left to send.")
			return nil
		}
		p.say("Next: \"chancery preview --all\" to look at the letters, \"chancery send\" to send them.")
		return nil
	})
	f := cmd.Flags()
	f.StringVar(&round, "round", "", "`name` of the round (default: invitation)")
	f.StringVar(&letter, "letter", "", "the letter's `STEM`: letters/STEM.<lang>.md (default: letter)")
	f.StringSliceVar(&only, "only", nil, "only these invitees (`REF,…`)")
	f.StringSliceVar(&classes, "class", nil, "only these classes (`CLASS,…`)")
	f.StringVar(&answered, "answered", "", "only who has answered so far, or has not (`yes or no`)")
	f.StringSliceVar(&skip, "skip", nil, "leave these invitees out, whatever is wrong with their rows (`REF,…`)")
	return cmd
}

func (p *program) printPlan(plan office.Plan) {
	p.print("Round %s: %s to send, %d on paper", plan.Round, count(plan.Letters, "letter", "letters"), plan.OnPaper)
	rows := [][]string{}
	for _, part := range []struct {
		title string
		n     map[string]int
	}{{"language", plan.ByLanguage}, {"class", plan.ByClass}} {
		for _, key := range sorted(part.n) {
			rows = append(rows, []string{"  " + part.title, key, fmt.Sprint(part.n[key])})
		}
	}
	p.table(rows)
	for _, f := range plan.Fallbacks {
		p.print("  fallback: %s gets %s, having no letter in %s", f.Ref, f.Used, f.Own)
	}
	for _, l := range plan.LeftOut {
		p.print("  left out: %s: %s", l.Ref, l.Reason)
	}
	for _, c := range plan.NoCopies {
		p.print("  no copy: %s: %s, which bounced: correct Cc in the contact sheet", c.Ref, c.Address)
	}
}

func sorted(m map[string]int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// accountProblems are the words on accounts that could not be read, as problems of campaign.toml.
func accountProblems(errs []error) (problems []campaign.Problem) {
	for _, err := range errs {
		what, remedy, _ := strings.Cut(err.Error(), ": ")
		problems = append(problems, campaign.Problem{File: "campaign.toml", What: what, Remedy: remedy})
	}
	return problems
}
