package main

import (
	"bufio"
	"context"
	"fmt"
	"strconv"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/office"
	"chancery/internal/workbook"

	"github.com/spf13/cobra"
)

func (p *program) contacts() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "contacts",
		Short: "Take over a list of contacts; compare it with the letters",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(p.contactsImport(), p.contactsDiff())
	return cmd
}

// importFlags say what the headers of a list do not.
type importFlags struct {
	sheet     string
	maps, set []string
	yes       bool
	dryRun    bool
}

func (p *program) contactsImport() *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make contacts.xlsx of a list as the office keeps it",
		Long: "Reads a list in .xlsx, .xls, .ods or .csv with headers in any of the six languages, shows what it understood\nand writes the campaign's contact sheet. A sheet that is there is copied beside it first. Names of\nStates, classes and languages become codes; several addresses in a cell become Email and Cc; a Ref\nthat is missing is the one that the invitee has already, by address or name, else made of the country\nor the name. Each change is said with its row.\n\n" +
			"Columns that it does not know are kept as merge fields. On a terminal it asks for a column that is\nmissing; in a script, --map and --set say it. Nothing is written while a row has a problem: exit\ncode 4.",
		Example: "  chancery contacts import missions.ods\n  chancery contacts import list.csv --map \"Kürzel=Ref\" --map \"Bemerkung=-\" --set Class=ngo --yes\n  chancery contacts import list.xlsx --dry-run --json",
		Args:    cobra.ExactArgs(1),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.withOffice(func(ctx context.Context, o *office.Office) error { return p.importContacts(ctx, o, args[0], flags) })(cmd, args)
	}
	f := cmd.Flags()
	f.StringVar(&flags.sheet, "sheet", "", "the sheet of this `name` (default: the one with the most known columns)")
	f.StringArrayVar(&flags.maps, "map", nil, "`HEADER=COLUMN`: the list's column is Ref, Class, Country, Name, Language, Email, Cc or Salutation; HEADER= keeps it as a merge field, HEADER=- leaves it out")
	f.StringArrayVar(&flags.set, "set", nil, "`COLUMN=VALUE` for the rows that have none, as Language=en")
	f.BoolVar(&flags.yes, "yes", false, "do not ask")
	f.BoolVar(&flags.dryRun, "dry-run", false, "show what is understood, and write nothing")
	return cmd
}

func (p *program) importContacts(ctx context.Context, o *office.Office, file string, flags importFlags) error {
	spec, err := flags.spec()
	if err != nil {
		return err
	}
	asks := isTerminal(p.stdin) && !flags.yes && !flags.dryRun && !p.json
	answers := bufio.NewScanner(p.stdin)
	im, problems, err := o.UnderstandContacts(ctx, file, spec)
	if asks && err == nil && len(im.Lacking) > 0 {
		p.askColumns(answers, im, &spec)
		im, problems, err = o.UnderstandContacts(ctx, file, spec)
	}
	if err != nil {
		return err
	}
	if !p.json {
		p.showImport(im)
	}
	if len(im.Lacking) > 0 {
		problems = []campaign.Problem{lackingColumns(im)}
	}
	if len(problems) > 0 {
		return campaign.Problems(problems)
	}
	if asks && !yes(p.asked(answers, fmt.Sprintf("Write %s to %s? (y/n)", count(len(im.Contacts.Invitees), "row", "rows"), o.Campaign.Contacts.File))) {
		p.say("Nothing was written.")
		return nil
	}
	if !flags.dryRun {
		if err := o.TakeContacts(&im); err != nil {
			return err
		}
	}
	if p.json {
		return p.printJSON(im)
	}
	p.sayTaken(im)
	return nil
}

// spec reads the flags.
func (f importFlags) spec() (workbook.ImportSpec, error) {
	spec := workbook.ImportSpec{Sheet: f.sheet, Columns: map[string]string{}, Fixed: map[string]string{}}
	for _, m := range f.maps {
		i := strings.LastIndexByte(m, '=')
		if i <= 0 {
			return spec, usagef("--map %q: wanted HEADER=COLUMN, as \"Kürzel=Ref\"", m)
		}
		title, to := m[:i], strings.TrimSpace(m[i+1:])
		switch known, ok := workbook.KnownColumn(to); {
		case to == "":
			spec.Columns[title] = workbook.MergeField
		case to == workbook.LeftOut:
			spec.Columns[title] = to
		case ok:
			spec.Columns[title] = known
		default:
			return spec, usagef("--map %q: no column %q is known; wanted Ref, Class, Country, Name, Language, Email, Cc or Salutation, nothing for a merge field, or - to leave it out", m, to)
		}
	}
	for _, s := range f.set {
		name, value, ok := strings.Cut(s, "=")
		known, isKnown := workbook.KnownColumn(name)
		if !ok || !isKnown || strings.TrimSpace(value) == "" {
			return spec, usagef("--set %q: wanted COLUMN=VALUE, as Language=en", s)
		}
		spec.Fixed[known] = strings.TrimSpace(value)
	}
	return spec, nil
}

func (p *program) asked(in *bufio.Scanner, question string) string {
	fmt.Fprintf(p.stderr, "%s: ", question)
	if !in.Scan() {
		return ""
	}
	return strings.TrimSpace(in.Text())
}

// askColumns asks, for each needed column that is missing, which one it is, or what holds for all rows.
func (p *program) askColumns(in *bufio.Scanner, im office.ContactImport, spec *workbook.ImportSpec) {
	var free []workbook.ImportColumn
	for _, c := range im.Columns {
		if c.Field == "" && !c.Left {
			free = append(free, c)
		}
	}
	for _, field := range im.Lacking {
		p.say("Which column has the %s?", field)
		for i, c := range free {
			p.say("  %d  %s  (%s)", i+1, harmless(c.Title), harmless(inCell(c.Example)))
		}
		answer := p.asked(in, "Number, or =VALUE for all rows (as ="+exampleOf(field)+")")
		if value, ok := strings.CutPrefix(answer, "="); ok {
			spec.Fixed[field] = strings.TrimSpace(value)
		} else if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(free) {
			spec.Columns[free[n-1].Title] = field
		}
	}
}

func exampleOf(field string) string {
	switch field {
	case "Class":
		return "state_party"
	case "Language":
		return "en"
	case "Name":
		return "Clear Ground"
	}
	return "office@mission.example"
}

func lackingColumns(im office.ContactImport) campaign.Problem {
	var titles []string
	for _, c := range im.Columns {
		titles = append(titles, strconv.Quote(c.Title))
	}
	what := fmt.Sprintf("no column was understood as %s; found %s", strings.Join(im.Lacking, ", "), strings.Join(titles, ", "))
	remedy := fmt.Sprintf(`say which it is by --map "HEADER=%s", or one value for all rows by --set %s=%s`, im.Lacking[0], im.Lacking[0], exampleOf(im.Lacking[0]))
	return campaign.Problem{File: im.File, Row: im.HeaderRow, Field: strings.Join(im.Lacking, ", "), What: what, Remedy: remedy}
}

// mendsShown is how many changes are shown of each column without --verbose.
const mendsShown = 3

// showImport shows what was understood, for people.
func (p *program) showImport(im office.ContactImport) {
	if im.HeaderRow == 0 {
		return
	}
	p.print("%s, sheet %q, header in row %d: %s", harmless(im.File), harmless(im.Sheet), im.HeaderRow, count(im.Rows, "row", "rows"))
	rows := [][]string{}
	for _, c := range im.Columns {
		becomes := c.Field
		switch {
		case c.Left:
			becomes = "left out"
		case c.Field == "":
			becomes = "{{ " + c.Merge + " }}"
		}
		rows = append(rows, []string{"  " + c.Title, becomes, inCell(c.Example)})
	}
	p.table(rows)
	shown := map[string]int{}
	rows = nil
	for _, m := range im.Mends {
		if shown[m.Field]++; shown[m.Field] <= mendsShown || p.verbose {
			rows = append(rows, []string{fmt.Sprintf("  row %d", m.Row), m.Field, inCell(m.Before) + " → " + inCell(m.After), m.Why})
		}
	}
	if len(im.Mends) > 0 {
		p.print("%s made on the way:", count(len(im.Mends), "change", "changes"))
		p.table(rows)
	}
	if more := len(im.Mends) - len(rows); more > 0 {
		p.print("  and %d like these (all: --verbose, or --json)", more)
	}
	for _, note := range im.Notes {
		p.say("note: %s", harmless(note.String()))
	}
}

// inCell is a value as one short line of a table.
func inCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	if s == "" {
		return "–"
	}
	return s
}

func (p *program) sayTaken(im office.ContactImport) {
	switch {
	case im.Written == "":
		p.say("Nothing was written.")
		return
	case im.Kept != "":
		p.print("%s written; what stood there is %s", im.Written, im.Kept)
	default:
		p.print("%s written", im.Written)
	}
	p.say("Next: look at it, then run \"chancery check\".")
}

func (p *program) contactsDiff() *cobra.Command {
	return &cobra.Command{
		Use:     "diff",
		Short:   "Say what the contact sheet has otherwise than the letters",
		Long:    "Compares the contact sheet with what was planned and sent: invitees that are new or gone, addresses,\nlanguages, names and other values that changed. It changes nothing.",
		Example: "  chancery contacts diff\n  chancery contacts diff --json",
		Args:    cobra.NoArgs,
		RunE: p.withOffice(func(ctx context.Context, o *office.Office) error {
			d, err := o.DiffContacts(ctx)
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(d)
			}
			rows := [][]string{}
			for _, c := range d.Changes {
				what := ""
				if c.Change == "changed" {
					what = inCell(c.Then) + " → " + inCell(c.Now)
				}
				rows = append(rows, []string{c.Ref, c.Name, c.Change, c.Field, what, c.Letter})
			}
			p.table(rows)
			switch {
			case d.Planned == 0:
				p.say("Nothing was planned yet: all %s are new.", count(d.Rows, "row", "rows"))
			case len(d.Changes) == 0:
				p.say("The contact sheet has what was planned and sent.")
			default:
				p.say("%s. A new plan takes over what is not sent yet; what was sent stays.", count(len(d.Changes), "difference", "differences"))
			}
			return nil
		}),
	}
}
