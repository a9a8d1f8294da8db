package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/internal/office"
	"chancery/internal/reply"
	"chancery/internal/roster"

	"github.com/spf13/cobra"
)

// kinds of mails, as the contract names them.
var kinds = []string{reply.Registration, reply.Intervention, reply.Regret, reply.Question, reply.AutoReply, reply.Bounce, reply.Acknowledgement, reply.Unclear}

func (p *program) reviewList() *cobra.Command {
	var f office.WaitingFilter
	var older, order string
	cmd := &cobra.Command{
		Use: "list", Short: "List the mails that wait for a person", Args: cobra.NoArgs,
		Long:    "Oldest first. Filters keep the mails that agree with all of them.",
		Example: "  chancery review list\n  chancery review list --reason free_text --older 2d\n  chancery review list --order reason\n  chancery review list --json",
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) (err error) {
		if f.Older, err = age(older); err != nil {
			return err
		}
		if f.Kind != "" && !slices.Contains(kinds, f.Kind) {
			return usagef("--kind %q: wanted one of %s", f.Kind, strings.Join(kinds, ", "))
		}
		switch order {
		case "oldest":
		case "newest":
			f.Newest = true
		case "reason":
			f.ByReason = true
		default:
			return usagef("--order %q: wanted oldest, newest or reason", order)
		}
		list, err := o.WaitingMails(ctx, f)
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(list)
		}
		if len(list) == 0 {
			return p.sayNothingWaits(ctx, o)
		}
		p.printWaiting(list)
		return nil
	})
	flags := cmd.Flags()
	flags.StringVar(&f.Reason, "reason", "", "only mails that wait for this reason (`CODE`, as free_text)")
	flags.StringVar(&f.Ref, "ref", "", "only mails of this invitee (`REF`)")
	flags.StringVar(&f.Kind, "kind", "", "only mails of this kind (`KIND`, as question)")
	flags.StringVar(&older, "older", "", "only mails received at least so long ago (`AGE`, as 2d, 12h, 1w)")
	flags.StringVar(&order, "order", "oldest", "`WHICH` first: oldest, newest; or reason: together by reason")
	return cmd
}

// age reads "2d", "12h", "30m", "1w"; "" is none.
func age(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	units := map[byte]time.Duration{'m': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour, 'w': 7 * 24 * time.Hour}
	n, err := strconv.Atoi(s[:len(s)-1])
	unit, known := units[s[len(s)-1]]
	if err != nil || !known || n < 0 || n > 10_000 {
		return 0, usagef("--older %q: wanted a number and m, h, d or w, as 2d", s)
	}
	return time.Duration(n) * unit, nil
}

// ageWord is an age as --older takes it.
func ageWord(age time.Duration) string {
	switch {
	case age >= 24*time.Hour:
		return fmt.Sprintf("%dd", age/(24*time.Hour))
	case age >= time.Hour:
		return fmt.Sprintf("%dh", age/time.Hour)
	}
	return fmt.Sprintf("%dm", max(0, age/time.Minute))
}

// sayNothingWaits tells whether the filters left nothing, or nothing was there.
func (p *program) sayNothingWaits(ctx context.Context, o *office.Office) error {
	all, err := o.ToReview(ctx)
	switch {
	case err != nil:
		return err
	case len(all) == 0:
		p.say("Nothing waits for a decision.")
	default:
		p.say("Nothing waits that agrees with all of that; %s in all.", count(len(all), "mail waits", "mails wait"))
	}
	return nil
}

func (p *program) printWaiting(list []office.Waiting) {
	between := ","
	if p.columns() > 0 {
		between = ", " // so that a narrow terminal breaks lists between their words
	}
	rows := [][]string{{"ID", "REF", "FROM", "KINDS", "REASONS", "AGE", "SUBJECT"}}
	byReason := map[string]int{}
	oldest := list[0].Received
	for _, w := range list {
		rows = append(rows, []string{fmt.Sprint(w.ID), orDash(w.Ref), orDash(w.From), strings.Join(w.Kinds, between), strings.Join(codes(w.Reasons), between), ageWord(time.Since(w.Received)), w.Subject})
		for _, code := range codes(w.Reasons) {
			byReason[code]++
		}
		if w.Received.Before(oldest) {
			oldest = w.Received
		}
	}
	p.fitted(rows)
	var parts []string
	for code, n := range byReason {
		parts = append(parts, fmt.Sprintf("%s %d", code, n))
	}
	slices.Sort(parts)
	p.say("%s, the oldest of %s: %s", count(len(list), "mail waits", "mails wait"), oldest.Format("2006-01-02"), strings.Join(parts, ", "))
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// codes are the codes of the reasons, each once.
func codes(reasons []roster.Reason) (all []string) {
	for _, r := range reasons {
		if !slices.Contains(all, r.Code) {
			all = append(all, r.Code)
		}
	}
	return all
}
