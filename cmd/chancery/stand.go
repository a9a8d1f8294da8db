package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

func (p *program) status() *cobra.Command {
	var verify bool
	cmd := &cobra.Command{
		Use:     "status",
		Short:   "Say where the campaign stands",
		Example: "  chancery status\n  chancery status --json\n  chancery status --verify          check the journal's chain",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if verify {
			if err := o.VerifyJournal(ctx); err != nil {
				return err
			}
			seq, hash, err := o.JournalHead(ctx)
			if err != nil {
				return err
			}
			p.say("The journal is whole. Its last entry is %d, %s: noted elsewhere, it shows later that nobody wrote the journal anew.", seq, orDash(hash))
		}
		s, err := o.Status(ctx)
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(s)
		}
		p.printStatus(s)
		return nil
	})
	cmd.Flags().BoolVar(&verify, "verify", false, "check that each entry of the journal follows from the one before")
	return cmd
}

// unread names mails whose bytes are kept and that the next collect reads, as after a kill or on a full disk.
func unread(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d not read yet: run chancery collect", n)
}

func (p *program) printStatus(s office.Status) {
	l := s.Letters
	rows := [][]string{
		{"Letters", fmt.Sprintf("%d planned: %d sent, %d queued, %d under way, %d deferred, %d refused, %d in doubt", l.Planned, l.Sent, l.Queued, l.UnderWay, l.Deferred, l.Refused, l.InDoubt)},
		{"On paper", fmt.Sprint(s.OnPaper)},
		{"Bounced", fmt.Sprint(s.Bounces)},
		{"Automatic", fmt.Sprintf("%d sent, %d queued", s.Automatic.Sent, s.Automatic.Queued)},
		{"Mails", fmt.Sprintf("%d, %d to decide%s", s.Mails.Total, s.Mails.ToReview, unread(s.Mails.Unread))},
		{"Delegations", fmt.Sprintf("%d invited, %d answered, %d attending, %d declined", s.Delegations.Invited, s.Delegations.Answered, s.Delegations.Attending, s.Delegations.Declined)},
		{"Delegates", fmt.Sprint(s.Registrations)},
		{"Interventions", fmt.Sprintf("%d, %d of them late", s.Interventions, s.Late)},
		{"Journal", count(s.Journal.Entries, "entry", "entries")},
	}
	if !s.ReportDue.IsZero() {
		rows = append(rows, []string{"Report due", s.ReportDue.Format("2006-01-02 15:04")})
	}
	p.print("%s", s.Campaign)
	p.table(rows)
	if s.Remarks > 0 {
		p.print("%s to look at on the list of speakers: \"chancery speakers list\".", count(s.Remarks, "thing", "things"))
	}
	if s.Paused != nil {
		p.print("%s.", harmless(s.Paused.Error()))
	}
	if s.Held != "" {
		p.print("Sending is held: %s.", s.Held)
	}
	p.printUndelivered(s)
	for _, open := range s.Open {
		p.print("  %s: %s: %s", open.ID, strings.ReplaceAll(open.State, "_", " "), harmless(strings.TrimSpace(fmt.Sprint(codeOf(open), open.Detail))))
		p.print("    %s", open.Remedy)
	}
}

// printUndelivered says which letters came back, and how their invitees may be reached.
func (p *program) printUndelivered(s office.Status) {
	for _, u := range s.Undelivered {
		word := u.Delivery
		if u.Cc {
			word = "copy " + word
		}
		p.print("  %s: %s: %s %s %s", harmless(u.ID), word, harmless(u.Address), harmless(u.Code), strings.ReplaceAll(u.Reason, "_", " "))
		for _, r := range u.Remedies {
			p.print("    %s", harmless(r.Words))
		}
	}
	if n := len(s.ContactsChanged); n > 0 {
		p.print("%s since the plan:", count(n, "address changed in the contact sheet", "addresses changed in the contact sheet"))
		for _, c := range s.ContactsChanged {
			word := "a new plan takes it over"
			if c.Sent {
				word = "its letter went to the old one"
			}
			p.print("  %s: %s → %s (%s)", harmless(c.Ref), harmless(c.Was), harmless(c.Now), word)
		}
	}
}

func (p *program) backup() *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   "Write the campaign to one ZIP file",
		Long:    "Writes the store, the record of what was handed over and the folder's own files to one ZIP file. It may\nrun while letters are sent. The file holds personal data: keep it where the campaign may be kept.",
		Example: "  chancery backup im2022-monday.zip",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.withOffice(func(ctx context.Context, o *office.Office) error {
				if err := o.Backup(ctx, args[0]); err != nil {
					return err
				}
				p.print("%s", args[0])
				return nil
			})(cmd, nil)
		},
	}
}

// release is the program's version; a build sets it by -ldflags "-X main.release=v1.2.3".
var release = "devel"

func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Say which version this is", Example: "  chancery version", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v := release
			if info, ok := debug.ReadBuildInfo(); ok && v == "devel" && info.Main.Version != "" && info.Main.Version != "(devel)" {
				v = info.Main.Version
			}
			if p.json {
				return p.printJSON(map[string]string{"version": v})
			}
			p.print("chancery %s", v)
			return nil
		},
	}
}
