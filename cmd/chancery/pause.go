package main

import (
	"context"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

func (p *program) pause() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use:     "pause",
		Short:   "Hold all sending, also that under way",
		Long:    "Holds all sending of the campaign, by whatever process, until \"chancery resume\". Letters under way are\nfinished; a sending that runs ends with a word. Without the program, a file STOP in the campaign folder\n(or stop_file of campaign.toml) does the same.",
		Example: "  chancery pause --reason \"the room changed\"",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		if err := o.Pause(ctx, reason, p.person()); err != nil {
			return err
		}
		p.say("Sending is paused. \"chancery resume\" lets it go on.")
		return nil
	})
	cmd.Flags().StringVar(&reason, "reason", "", "why, for those who find it paused (`TEXT`)")
	return cmd
}

func (p *program) resume() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "resume",
		Short:   "Let sending go on after a pause",
		Long:    "Ends a pause. Nothing is sent by this: run \"chancery send\".",
		Example: "  chancery resume",
		Args:    cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		was, err := o.Resume(ctx, p.person())
		if err != nil {
			return err
		}
		if !was {
			p.say("Sending was not paused.")
			return nil
		}
		p.say("Sending may go on: run \"chancery send\".")
		return nil
	})
	return cmd
}
