package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chancery/internal/office"
	"chancery/internal/roster"

	"github.com/spf13/cobra"
)

func (p *program) enter() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "enter REF",
		Short: "Enter an answer that came by telephone or on paper",
		Long: "Records an answer and journals it like any other decision. It stands by when it came: --received says so,\nelse it came now. The answer comes by flags, or as a JSON object with\ndelegates and interventions, as \"chancery parse\" prints them, from a file or standard input (-).\n\n" +
			"On a terminal without flags it asks for each delegate and item; with --edit it opens a form in $VISUAL or $EDITOR.\n" +
			"A delegate is the name, then facts in any order: function, head, alternate, adviser, observer, online, in_person,\nfemale, male, other, an e-mail address, a telephone number, days (2022-06-20), languages (fr).",
		Example: "  chancery enter COL\n  chancery enter COL --delegate \"Ms. Ana Torres; First Secretary; head\" --speaks 3 --speaker \"Ana Torres\"\n" +
			"  chancery enter COL --regret --received \"2022-06-10 16:00\"\n  chancery enter COL --edit\n  chancery enter COL --json answer.json\n  echo '{\"delegates\":[{\"name\":\"Ana Torres\"}]}' | chancery enter COL --json -",
		Args: cobra.ExactArgs(1),
	}
	// Here --json names the file that holds the answer (contract), so the common --json is hidden by this one.
	var file, received string
	var flags entered
	var edit bool
	f := cmd.Flags()
	f.StringVar(&file, "json", "", "the answer's `FILE` (- for standard input)")
	f.StringArrayVar(&flags.delegates, "delegate", nil, "a delegate: `\"NAME; FACT; …\"`")
	f.StringArrayVar(&flags.speaks, "speaks", nil, "an `ITEM` that the delegation speaks on")
	f.StringArrayVar(&flags.speakers, "speaker", nil, "who speaks on it (`NAME`), in the order of --speaks")
	f.StringArrayVar(&flags.behalves, "behalf", nil, "on behalf of which `GROUP`, in the order of --speaks")
	f.BoolVar(&flags.regret, "regret", false, "the delegation does not take part")
	f.BoolVar(&flags.attending, "attending", false, "it takes part, whoever comes")
	f.BoolVar(&edit, "edit", false, "in the editor")
	f.StringVar(&received, "received", "", "when it came: `TIME` as \"2022-06-10 16:00\" in the meeting's zone, or RFC 3339")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ways := 0
		for _, used := range []bool{file != "", !flags.empty(), edit} {
			if used {
				ways++
			}
		}
		if ways > 1 {
			return usagef("enter takes one of --json, --edit and the flags of an answer")
		}
		return p.withOffice(func(ctx context.Context, o *office.Office) error {
			d, err := p.enterAnswer(ctx, o, args[0], received, file, flags, edit)
			if err == nil {
				defer p.say("To take it back: chancery review undo --entry %d", d.Entry)
			}
			return p.sayDecided(d, err)
		})(cmd, nil)
	}
	return cmd
}

func (p *program) enterAnswer(ctx context.Context, o *office.Office, ref, received, file string, flags entered, edit bool) (office.Decided, error) {
	var proposal roster.Proposal
	at, err := o.ParseReceipt(received)
	if err != nil {
		return office.Decided{}, fmt.Errorf("--%w", err)
	}
	switch {
	case edit:
		return p.enterInEditor(ctx, o, ref, received)
	case file != "":
		proposal, err = p.answerOfFile(o, ref, file)
	case !flags.empty():
		proposal, err = flags.proposal(o)
	case !isTerminal(p.stdin):
		return office.Decided{}, usagef("there is no answer to enter: give --delegate and --speaks, --regret or --json FILE, or run it on a terminal")
	default:
		if err = o.Invited(ctx, ref); err == nil {
			proposal, at, err = p.askAnswer(ctx, o, ref, at)
		}
	}
	if err != nil {
		return office.Decided{}, err
	}
	return o.Enter(ctx, ref, proposal, at, p.person())
}

func (p *program) answerOfFile(o *office.Office, ref, file string) (roster.Proposal, error) {
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

// enterInEditor lets a person fill the form in.
func (p *program) enterInEditor(ctx context.Context, o *office.Office, ref, received string) (d office.Decided, err error) {
	if err := o.Invited(ctx, ref); err != nil {
		return d, err
	}
	f := form{ref: ref, received: &received, items: o.ItemLabels(), head: []string{"An answer of " + ref + " that came by telephone or on paper"},
		answer: roster.Proposal{Delegates: []roster.Delegate{{Action: roster.Register}}}}
	err = p.edit(ctx, filepath.Join(o.Folder, "answer-"+ref+".toml"), f.bytes(), func(data []byte) error {
		filled, err := readForm(data)
		if err != nil {
			return err
		}
		at, err := o.ParseReceipt(filled.received)
		if err != nil {
			return err
		}
		proposal, err := office.ReadAnswer(withoutBlank(filled.answer), o.Agenda())
		if err == nil {
			d, err = o.Enter(ctx, cmp.Or(filled.ref, ref), proposal, at, p.person())
		}
		return err
	})
	return d, err
}

// withoutBlank takes out delegates of the form that were left as they were: without a name and without any fact.
func withoutBlank(answer []byte) []byte {
	var doc map[string]any
	if json.Unmarshal(answer, &doc) != nil {
		return answer
	}
	for _, list := range []string{"delegates", "interventions"} {
		entries, _ := doc[list].([]any)
		kept := []any{}
		for _, entry := range entries {
			object, _ := entry.(map[string]any)
			said := false
			for key, value := range object {
				said = said || key != "action" && value != false
			}
			if said {
				kept = append(kept, entry)
			}
		}
		doc[list] = kept
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return answer
	}
	return b
}
