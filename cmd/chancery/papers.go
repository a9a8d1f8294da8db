package main

import (
	"context"
	"fmt"

	"chancery/internal/locale"
	"chancery/internal/office"

	"github.com/spf13/cobra"
)

func (p *program) papers() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "papers",
		Short: "Print the list of speakers, of participants, the daily summary",
		Long:  "Makes the papers of the meeting from what is recorded, as PDF, in any of the six languages; or gathers\nthe statements that came as attachments, by item and order, for the interpreters.",
		Example: "  chancery papers speakers --day 2022-06-20 --lang fr -o speakers.pdf\n  chancery papers participants -o participants.pdf\n" +
			"  chancery papers summary -o today.pdf\n  chancery papers statements -o statements",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("papers needs one of speakers, participants, summary, statements")
		},
	}
	cmd.AddCommand(
		p.paper(office.PaperSpeakers, "The list of speakers by item, late ones below the line"),
		p.paper(office.PaperParticipants, "The list of participants by class and alphabet, heads first"),
		p.paper(office.PaperSummary, "The president's page of the day"),
		p.statements())
	return cmd
}

func (p *program) paper(name, short string) *cobra.Command {
	opt := office.PaperOptions{Paper: name}
	var file, lang, day string
	cmd := &cobra.Command{
		Use: name + " -o FILE.pdf", Short: short, Args: cobra.NoArgs,
		Example: "  chancery papers " + name + " --lang ar -o " + name + ".ar.pdf",
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) (err error) {
		var ok bool
		if opt.Lang, ok = locale.ParseLang(lang); !ok {
			return unknownLanguage(lang)
		}
		if day != "" {
			if opt.Day, err = locale.ParseDate(day); err != nil {
				return usagef("--day %q: wanted a date such as 2022-06-20", day)
			}
		}
		if file == "" {
			return usagef("papers %s needs -o FILE.pdf", name)
		}
		made, err := o.Paper(ctx, opt)
		if err != nil {
			return err
		}
		for _, note := range made.Notes {
			p.say("□ stands where %s.", note)
		}
		if err := office.WriteFile(file, made.PDF); err != nil {
			return fmt.Errorf("write %s: %w", file, err)
		}
		p.print("%s", file)
		if made.Remarks > 0 {
			p.say("Before it is handed out, look at %s that \"chancery speakers list\" ends with.", count(made.Remarks, "remark", "remarks"))
		}
		return nil
	})
	f := cmd.Flags()
	f.StringVarP(&file, "output", "o", "", "the paper's `FILE`")
	f.StringVar(&lang, "lang", "en", "the paper's language (`LL`: ar, en, es, fr, ru, zh)")
	f.StringVar(&day, "day", "", "only the items of this day, and who is there on it (`DATE`)")
	f.StringVar(&opt.Item, "item", "", "only this item of the agenda, and the delegations that speak on it (`LABEL`)")
	return cmd
}

func (p *program) statements() *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use: "statements -o FOLDER", Short: "Statements that came as attachments, by item and order", Args: cobra.NoArgs,
		Long: "Writes the statements that came with answers to a folder, as ITEM-ORDER-REF-NAME, and index.csv. A file\nthat came for several items, and whose name tells none, lies under each, with a remark in the index.\n" +
			"In a folder of an earlier run files get the names of the list as it is now; what somebody changed stays.",
		Example: "  chancery papers statements -o statements",
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if folder == "" {
			return usagef("papers statements needs -o FOLDER")
		}
		f, err := o.Statements(ctx, folder)
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(f.Statements)
		}
		missing := 0
		for _, s := range f.Statements {
			if s.File == "" {
				missing++
				continue
			}
			p.print("%s", s.File)
		}
		p.say("%s in %s", count(len(f.Statements)-missing, "statement", "statements"), folder)
		if missing > 0 {
			p.say("%s not there: index.csv says why.", count(missing, "statement that was announced is", "statements that were announced are"))
		}
		for _, name := range f.Kept {
			p.say("%s was left: it is not on the list any more, or was changed since.", name)
		}
		return nil
	})
	cmd.Flags().StringVarP(&folder, "output", "o", "", "the `FOLDER`")
	return cmd
}
