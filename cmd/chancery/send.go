package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/office"
	"chancery/internal/store"

	"github.com/spf13/cobra"
)

// sendFlags are the flags of the commands that send.
type sendFlags struct {
	test   string
	yes    bool
	limit  int
	dryRun bool
	wait   time.Duration
	now    bool
}

func (p *program) send() *cobra.Command {
	var flags sendFlags
	cmd := &cobra.Command{
		Use:   "send",
		Short: "Hand the planned letters over to the relay",
		Long: "Sends what is planned and not yet sent, acknowledgements too. Stopped or killed, it goes on where it\nwas. A letter whose final reply is missing is in doubt: the program never sends it again; a person\nsettles it with \"chancery resolve\". Asks for the number of letters to be typed; without a terminal it\nneeds --yes.\n\n" +
			"Exit code 3 while letters are refused, deferred or in doubt. Ctrl-C ends after the letters under way;\na second Ctrl-C cuts them off.",
		Example: "  chancery send --test me@office.example     one letter in each language to oneself\n  chancery send --dry-run                    say what would be sent\n  chancery send --limit 5                    begin with five\n  chancery send --yes --wait 30m             in a script, staying for deferred letters",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if flags.test != "" {
			return p.sendTest(ctx, o, flags.test)
		}
		return p.sendPlanned(ctx, o, flags)
	})
	f := cmd.Flags()
	f.StringVar(&flags.test, "test", "", "send one letter in each language to this `address`; nothing is counted")
	f.BoolVar(&flags.yes, "yes", false, "do not ask")
	f.IntVar(&flags.limit, "limit", 0, "send at most `N` letters")
	f.BoolVar(&flags.dryRun, "dry-run", false, "say what would be sent, and send nothing")
	f.BoolVar(&flags.now, "now", false, "send outside the hours of campaign.toml too")
	f.DurationVar(&flags.wait, "wait", 0, "stay this long for deferred letters (as 30m)")
	return cmd
}

func (p *program) sendTest(ctx context.Context, o *office.Office, address string) error {
	relay, err := p.relay(o.Campaign)
	if err != nil {
		return err
	}
	n, err := o.SendTest(ctx, relay, address)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(map[string]any{"test": address, "sent": n})
	}
	p.print("%s sent to %s; nothing was counted", count(n, "test letter", "test letters"), address)
	return nil
}

func (p *program) sendPlanned(ctx context.Context, o *office.Office, flags sendFlags) error {
	reconciled, err := o.Reconcile(ctx)
	if err != nil {
		return err
	}
	p.sayReconciled(reconciled)
	n, err := o.Sendable(ctx)
	if err != nil {
		return err
	}
	if flags.dryRun {
		return p.dryRun(ctx, o)
	}
	if flags.limit < 0 {
		return usagef("--limit %d: wanted a number of letters from 1", flags.limit)
	}
	if flags.limit > 0 {
		n = min(n, flags.limit)
	}
	if n > 0 && !flags.yes {
		if err := p.confirm(n); err != nil {
			return err
		}
	}
	return p.dispatch(ctx, o, flags)
}

func (p *program) dryRun(ctx context.Context, o *office.Office) error {
	letters, err := o.Planned(ctx)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(letters)
	}
	rows := [][]string{}
	for _, l := range letters {
		rows = append(rows, []string{l.Ref, l.Round, string(l.Language), l.Address, strings.Join(l.Cc, "; "), l.Subject})
	}
	p.table(rows)
	p.say("%s would be sent; nothing was sent.", count(len(letters), "letter", "letters"))
	return nil
}

// confirm asks for the number of letters to be typed.
func (p *program) confirm(n int) error {
	if !isTerminal(p.stdin) {
		return usagef("there is no terminal to ask at: look at \"chancery send --dry-run\", then give --yes")
	}
	fmt.Fprintf(p.stderr, "%s will be sent. Type the number to go on: ", count(n, "letter", "letters"))
	line, err := bufio.NewReader(p.stdin).ReadString('\n')
	if err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	if typed, err := strconv.Atoi(strings.TrimSpace(line)); err != nil || typed != n {
		return fmt.Errorf("%q is not %d: nothing was sent", strings.TrimSpace(line), n)
	}
	return nil
}

// dispatch sends, and keeps the person at the terminal informed.
func (p *program) dispatch(ctx context.Context, o *office.Office, flags sendFlags) error {
	opt, err := p.dispatchOptions(o.Campaign, flags)
	if err != nil {
		return err
	}
	sent, err := p.sentCopy(o.Campaign)
	if err != nil {
		return err
	}
	if sent != nil {
		defer sent.close()
		opt.Copy = sent.put
	}
	bar := p.progress("letters sent")
	opt.Progress = bar.handed()
	quiet := context.AfterFunc(ctx, func() {
		if errors.Is(context.Cause(ctx), errInterrupted) {
			bar.say("Ending after the letters under way; Ctrl-C again cuts them off, in doubt.")
		}
	})
	result, err := o.Dispatch(ctx, opt)
	quiet()
	bar.end()
	interrupted := errors.Is(err, errInterrupted)
	if p.json && (err == nil || interrupted) {
		if err := p.printJSON(result); err != nil {
			return err
		}
	} else {
		p.sayDispatched(result)
	}
	switch {
	case interrupted:
		return fmt.Errorf("%w: the rest stays queued", err)
	case err == nil && len(result.Open) > 0:
		return errPart
	}
	return err
}

// dispatchOptions are the limits of campaign.toml, and what the flags say.
func (p *program) dispatchOptions(c *campaign.Campaign, flags sendFlags) (office.DispatchOptions, error) {
	relay, err := p.relay(c)
	if err != nil {
		return office.DispatchOptions{}, err
	}
	smtp := c.SMTP
	return office.DispatchOptions{Relay: relay, Sessions: smtp.Sessions, RatePerMinute: smtp.RatePerMinute, Limit: flags.limit, Always: flags.now,
		Limits: store.Limits{PerHour: smtp.RatePerHour, DomainPerMinute: smtp.Domain.PerMinute, DomainPerHour: smtp.Domain.PerHour, DomainAtOnce: smtp.Domain.AtOnce},
		Wait:   flags.wait, Actor: p.person(), Abort: p.abort}, nil
}

// handed counts the letters as they are handed over, and names each that was not sent.
func (g *progress) handed() func(office.Handed) {
	done := 0
	return func(h office.Handed) {
		done++
		if h.State != store.Sent {
			g.say("%s: %s", h.Letter.Ref, strings.ReplaceAll(string(h.State), "_", " "))
		}
		g.at(done, done+h.Left)
	}
}

func (p *program) sayDispatched(d office.Dispatched) {
	p.print("%d sent, %d refused, %d deferred, %d in doubt", d.Sent, d.Refused, d.Deferred, d.InDoubt)
	for _, l := range d.Open {
		p.print("  %s: %s: %s", l.ID, strings.ReplaceAll(l.State, "_", " "), harmless(strings.TrimSpace(fmt.Sprint(codeOf(l), l.Detail))))
		p.print("    %s", l.Remedy)
	}
}

func codeOf(l office.OpenLetter) string {
	if l.Code == 0 {
		return ""
	}
	return fmt.Sprint(l.Code, " ")
}

func (p *program) remind() *cobra.Command {
	var flags sendFlags
	var days int
	cmd := &cobra.Command{
		Use:     "remind",
		Short:   "Plan and send a reminder to who has not answered",
		Long:    "Plans and sends a reminder, in their language, to the invitees whose invitation was sent and who have\nnot answered. Left out: who was reminded in the last --days, whose address bounced, and whose\nanswer waits for a decision.",
		Example: "  chancery remind\n  chancery remind --yes",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if days < 0 {
			return usagef("--days %d: wanted a number of days from 0", days)
		}
		plan, err := o.PlanReminder(ctx, time.Duration(days)*24*time.Hour)
		if errors.Is(err, office.ErrNobody) {
			p.say("Nobody is to be reminded.")
			for _, l := range plan.LeftOut {
				p.say("  left out: %s: %s", l.Ref, l.Reason)
			}
			if p.json {
				return p.printJSON(office.Dispatched{Open: []office.OpenLetter{}})
			}
			return nil
		}
		if err != nil {
			return err
		}
		if !p.json {
			p.printPlan(plan)
		}
		return p.sendPlanned(ctx, o, flags)
	})
	cmd.Flags().BoolVar(&flags.yes, "yes", false, "do not ask")
	cmd.Flags().IntVar(&days, "days", int(office.RemindAgain/(24*time.Hour)), "leave alone who was reminded in the last `N` days")
	return cmd
}
