package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"chancery/internal/office"
	"chancery/internal/roster"

	"github.com/spf13/cobra"
)

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
			if err == nil {
				defer p.say("To take it back: chancery review undo --entry %d", d.Entry)
			}
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
