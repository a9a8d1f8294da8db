package main

import (
	"context"
	"fmt"

	"chancery/internal/office"

	"github.com/spf13/cobra"
)

func (p *program) reviewCorrect() *cobra.Command {
	var c office.Correction
	var file string
	var edit bool
	cmd := p.onMail("correct ID", "Record what a mail proposes, with corrections",
		"  chancery review correct 12                                        in $VISUAL or $EDITOR\n"+
			"  chancery review correct 12 --set 'delegates[0].name=Ana Torres' --set 'interventions[0].item=3'\n"+
			"  chancery review correct 12 --remove 'delegates[1]' --add 'interventions={\"item\":\"4\",\"speaker\":\"Luis Paz\"}'\n"+
			"  chancery review correct 12 --json-file answer.json\n  chancery review correct 12 --ref COL",
		func(ctx context.Context, o *office.Office, id int64) error {
			byFlags := c.Ref != "" || len(c.Set)+len(c.Add)+len(c.Remove) > 0 || file != ""
			switch {
			case edit && (len(c.Set)+len(c.Add)+len(c.Remove) > 0 || file != ""):
				return usagef("--edit goes with none of --set, --add, --remove and --json-file")
			case edit || !byFlags && isTerminal(p.stdin) && isTerminal(p.stdout):
				d, err := p.correctInEditor(ctx, o, id, c.Ref)
				return p.sayDecided(d, err)
			case !byFlags:
				return usagef("nothing to correct: give --set PATH=VALUE, --add, --remove, --json-file FILE or --ref REF, or run it on a terminal")
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
	cmd.Long = "Without flags it opens what was read as a short form in $VISUAL or $EDITOR; on a mistake the editor opens\nagain with the reason on top, and what you typed is kept in a file until it is recorded.\n\n" +
		"PATH is a key of the JSON that \"chancery parse\" prints: regret, delegates[N].name, interventions[N].item …,\nN from 0; days and languages take lists parted by commas."
	f := cmd.Flags()
	f.StringArrayVar(&c.Set, "set", nil, "set one fact (`PATH=VALUE`, as delegates[0].name=Ana Torres); an empty value takes it away")
	f.StringArrayVar(&c.Add, "add", nil, "add an entry (`LIST=JSON`, as delegates={\"name\":\"Ana Torres\"})")
	f.StringArrayVar(&c.Remove, "remove", nil, "take an entry out (`PATH`, as delegates[1])")
	f.StringVar(&file, "json-file", "", "take delegates and interventions from this `FILE` (- for standard input)")
	f.StringVar(&c.Ref, "ref", "", "the invitee that it comes from (`REF`)")
	f.BoolVar(&edit, "edit", false, "in the editor, also where this is no terminal")
	return cmd
}
