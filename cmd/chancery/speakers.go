package main

import (
	"context"
	"fmt"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/office"
	"chancery/internal/roster"

	"github.com/spf13/cobra"
)

func (p *program) speakers() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "speakers",
		Short: "The list of speakers, and what a person moves on it",
		Long: "The rules put speakers in order (by receipt within level, late ones below the line). What is decided in the\nroom goes over them: each move is journaled with its reason, kept, and followed by report, papers and acknowledgements.\n" +
			"Speeches are named by Ref, or by their number on the item's list.",
		Example: "  chancery speakers list --item 3\n  chancery speakers swap 3 COL FRA --reason \"agreed between them\"\n  chancery speakers postpone 3 COL --reason \"not in the room\"\n" +
			"  chancery speakers strike 3 COL --reason \"withdrawn in the room\"\n  chancery speakers restore 3 COL\n  chancery speakers reply COL --day 2022-06-20",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("speakers needs one of list, swap, postpone, strike, restore, reply")
		},
	}
	cmd.AddCommand(p.speakersList(),
		p.speakersMove(roster.MoveSwap, "swap ITEM A B", "Let two speakers of an item change places", true),
		p.speakersMove(roster.MovePostpone, "postpone ITEM REF", "Put a speaker at the end of the item", true),
		p.speakersMove(roster.MoveStrike, "strike ITEM REF", "Take a speaker off the list; the answer stands", true),
		p.speakersMove(office.Restore, "restore ITEM REF", "Take the moves of a speaker back", false),
		p.speakersReply())
	return cmd
}

func (p *program) speakersList() *cobra.Command {
	var day, item string
	cmd := &cobra.Command{
		Use: "list", Short: "Who speaks on which item, with what a chair should know", Args: cobra.NoArgs,
		Example: "  chancery speakers list\n  chancery speakers list --day 2022-06-20\n  chancery speakers list --item 3 --json",
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		d, err := dayFlag(day)
		if err != nil {
			return err
		}
		lists, err := o.Speakers(ctx, d, item)
		if err != nil {
			return err
		}
		if p.json {
			return p.printJSON(lists)
		}
		p.printSpeakers(lists)
		return nil
	})
	cmd.Flags().StringVar(&day, "day", "", "only the items of this day (`DATE`)")
	cmd.Flags().StringVar(&item, "item", "", "only this item of the agenda (`LABEL`)")
	return cmd
}

func dayFlag(s string) (locale.Date, error) {
	if s == "" {
		return locale.Date{}, nil
	}
	d, err := locale.ParseDate(s)
	if err != nil {
		return d, usagef("--day %q: wanted a date such as 2022-06-20", s)
	}
	return d, nil
}

func (p *program) printSpeakers(lists office.SpeakerLists) {
	if len(lists.Items) == 0 {
		p.say("Nobody is on the list.")
	}
	for i, item := range lists.Items {
		if i > 0 {
			p.print("")
		}
		p.print("%s", itemHead(item))
		rows := [][]string{}
		late := false
		for _, s := range item.Speakers {
			if s.Late && !late {
				late = true
				rows = append(rows, []string{"--", "received after the deadline"})
			}
			rows = append(rows, []string{fmt.Sprint(s.Order), s.Ref, s.Delegation, prefixed("for ", s.OnBehalfOf), orDash(s.Speaker), fmt.Sprintf("%d min", s.Minutes), s.Received.Format("02 Jan 15:04"),
				strings.Join(notEmpty(map[bool]string{true: "heard first"}[s.Level == roster.LevelNames[roster.LevelStateFirst]], movedWord(s.Moved), map[bool]string{true: "statement"}[s.Statement]), ", ")})
		}
		p.fitted(rows)
	}
	for _, s := range lists.Struck {
		p.print("struck off item %s: %s", s.Item, oneLine(strings.Join(notEmpty(s.Ref, s.Speaker, prefixed("by ", s.By), s.Reason), ", ")))
	}
	for _, r := range lists.Replies {
		p.print("right of reply, %s, number %d: %s", r.Day, r.Order, oneLine(strings.Join(notEmpty(r.Ref, r.Speaker, prefixed("on item ", r.Item), fmt.Sprintf("%d min", r.Minutes)), ", ")))
	}
	for _, r := range lists.Remarks {
		p.print("look: %s: %s%s", r.Ref, prefixed("item ", r.Item), prefixed(map[bool]string{true: ": "}[r.Item != ""], oneLine(r.Detail)))
	}
}

func movedWord(kind string) string {
	return map[string]string{roster.MoveSwap: "place changed", roster.MovePostpone: "postponed"}[kind]
}

func itemHead(item office.SpeakerItem) string {
	minutes := fmt.Sprintf("%d minutes", item.Minutes)
	if item.Slot > 0 {
		minutes += fmt.Sprintf(" of %d", item.Slot)
		if item.Minutes > item.Slot {
			minutes += fmt.Sprintf(": %d too many", item.Minutes-item.Slot)
		}
	}
	return oneLine(strings.Join(notEmpty("Item "+item.Item, item.Title, item.Day, minutes), ", "))
}

// fitted prints rows in columns no wider than the terminal.
func (p *program) fitted(rows [][]string) {
	v := view{width: p.columns()}
	for _, line := range v.grid(rows) {
		p.print("%s", line)
	}
}

func (p *program) speakersMove(kind, use, short string, needsReason bool) *cobra.Command {
	req := office.MoveRequest{Kind: kind}
	n := len(strings.Fields(use)) - 1
	example := "  chancery speakers " + strings.NewReplacer("ITEM", "3", "REF", "COL", " A", " COL", " B", " FRA").Replace(use)
	if needsReason {
		example += " --reason \"agreed in the room\""
	}
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(n), Example: example}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if needsReason && strings.TrimSpace(req.Reason) == "" {
			return usagef("speakers %s needs --reason TEXT, for the journal", kind)
		}
		req.Item, req.Of = args[0], args[1]
		if n == 3 {
			req.With = args[2]
		}
		req.Actor = p.person()
		return p.withOffice(func(ctx context.Context, o *office.Office) error {
			m, err := o.Move(ctx, req)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(m)
			}
			p.print("item %s: %s: %s → %s", m.Item, m.Ref, place(m.Before), place(m.After))
			return nil
		})(cmd, nil)
	}
	cmd.Flags().StringVar(&req.Reason, "reason", "", "why, for the journal (`TEXT`)")
	return cmd
}

func place(n int) string {
	if n == 0 {
		return "not on the list"
	}
	return fmt.Sprintf("number %d", n)
}

func (p *program) speakersReply() *cobra.Command {
	var req office.ReplyRequest
	var day string
	cmd := &cobra.Command{
		Use: "reply REF", Short: "Put a delegation on the day's list of rights of reply", Args: cobra.ExactArgs(1),
		Long:    "Rights of reply are heard at the end of the day, in the order in which they were asked for.",
		Example: "  chancery speakers reply COL --day 2022-06-20 --item 3 --speaker \"Ana Torres\"\n  chancery speakers reply COL --day 2022-06-20 --remove",
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if req.Day, err = dayFlag(day); err != nil {
			return err
		}
		req.Ref, req.Actor = args[0], p.person()
		return p.withOffice(func(ctx context.Context, o *office.Office) error {
			list, err := o.RightOfReply(ctx, req)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(list)
			}
			for _, r := range list {
				p.print("%s  %d  %s", r.Day, r.Order, oneLine(strings.Join(notEmpty(r.Ref, r.Delegation, r.Speaker, prefixed("on item ", r.Item)), ", ")))
			}
			if len(list) == 0 {
				p.say("Nobody asked for a right of reply on that day.")
			}
			return nil
		})(cmd, nil)
	}
	f := cmd.Flags()
	f.StringVar(&day, "day", "", "the day of the meeting (`DATE`; default: today)")
	f.StringVar(&req.Item, "item", "", "to what was said on this item (`LABEL`)")
	f.StringVar(&req.Speaker, "speaker", "", "who speaks (`NAME`)")
	f.BoolVar(&req.Remove, "remove", false, "take the delegation's last one off again")
	return cmd
}
