package main

import (
	"context"
	"path/filepath"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/office"

	"github.com/spf13/cobra"
)

// reportFlags are the flags of report as they are written.
type reportFlags struct {
	file, langs, since, classes, items, day, audience, format string
}

func (p *program) report() *cobra.Command {
	var flags reportFlags
	cmd := &cobra.Command{
		Use:   "report -o FILE.xlsx",
		Short: "Write the workbook for the president's office",
		Long: "Writes the ten sheets of the report, in English unless --lang is given. Each report stores what it\nsaid; the sheet Changes compares with the last one made of the same part, or with the one that\n" +
			"--since names. With --format csv or json it writes participants and speakers, with --format ics the\nsittings and their speakers for a calendar; these are not stored.",
		Example: "  chancery report -o today.xlsx\n  chancery report -o today.xlsx --lang ar,en        today.ar.xlsx and today.en.xlsx\n  chancery report -o week.xlsx --since 2022-06-06\n" +
			"  chancery report -o ngos.xlsx --class ngo\n  chancery report -o public.xlsx --for delegations\n  chancery report -o today.csv --format csv          today.participants.csv, today.speakers.csv\n" +
			"  chancery report -o chair.ics --format ics --day 2022-06-20",
		Args: cobra.NoArgs,
	}
	cmd.RunE = p.withOffice(func(ctx context.Context, o *office.Office) error {
		opt, err := flags.options(o)
		if err != nil {
			return err
		}
		if f := flags.kind(); f != office.XLSX {
			return p.export(ctx, o, f, opt)
		}
		return p.writeReport(ctx, o, opt)
	})
	f := cmd.Flags()
	f.StringVarP(&flags.file, "output", "o", "", "the `FILE` to write; with several languages FILE.LL.xlsx each")
	f.StringVar(&flags.langs, "lang", "en", "language, or several: `LL,…` (ar, en, es, fr, ru, zh)")
	f.StringVar(&flags.since, "since", "", "compare with a report's number, or the last one made up to `WHEN`")
	f.StringVar(&flags.classes, "class", "", "only these classes (`CLASS,…`)")
	f.StringVar(&flags.items, "item", "", "only these items of the agenda (`LABEL,…`)")
	f.StringVar(&flags.day, "day", "", "only this day of the meeting (`DATE`)")
	f.StringVar(&flags.audience, "for", "office", "`WHO` reads it: office, or delegations (nothing personal beyond the list of participants)")
	f.StringVar(&flags.format, "format", "", "`KIND`: xlsx, csv, json, ics (default: by the name of FILE)")
	return cmd
}

// export writes the lists of a report for other programs.
func (p *program) export(ctx context.Context, o *office.Office, f office.Format, opt office.ReportOptions) error {
	files, err := o.Export(ctx, f, opt)
	if err != nil {
		return err
	}
	return p.printFiles(files, map[string]any{"file": files[0], "files": files, "lang": opt.Langs[0]})
}

// writeReport writes the workbook and says what it is compared with.
func (p *program) writeReport(ctx context.Context, o *office.Office, opt office.ReportOptions) error {
	made, err := o.Report(ctx, opt)
	if err != nil {
		return err
	}
	if p.json {
		return p.printJSON(struct {
			File string      `json:"file"`
			Lang locale.Lang `json:"lang"`
			office.ReportMade
		}{made.Files[0], opt.Langs[0], made})
	}
	if err := p.printFiles(made.Files, nil); err != nil {
		return err
	}
	if made.Base == 0 {
		p.say("Report %d, the first one.", made.ID)
	} else {
		p.say("Report %d; changes since report %d of %s.", made.ID, made.Base, made.At.In(o.Campaign.Meeting.Zone).Format("2006-01-02 15:04"))
	}
	return nil
}

// kind is the format: the flag's, else that of the file's name.
func (f reportFlags) kind() office.Format {
	if f.format != "" {
		return office.Format(strings.ToLower(f.format))
	}
	switch kind := office.Format(strings.ToLower(strings.TrimPrefix(filepath.Ext(f.file), "."))); kind {
	case office.CSV, office.JSON, office.ICS:
		return kind
	}
	return office.XLSX
}

// options reads the flags; what is wrong with one is wrong usage.
func (f reportFlags) options(o *office.Office) (opt office.ReportOptions, err error) {
	if f.file == "" {
		return opt, usagef("report needs -o FILE.xlsx")
	}
	switch f.kind() {
	case office.XLSX, office.CSV, office.JSON, office.ICS:
	default:
		return opt, usagef("--format %q: wanted xlsx, csv, json or ics", f.format)
	}
	opt.File = f.file
	for _, lang := range list(f.langs) {
		l, ok := locale.ParseLang(lang)
		if !ok {
			return opt, unknownLanguage(lang)
		}
		opt.Langs = append(opt.Langs, l)
	}
	if len(opt.Langs) == 0 {
		return opt, unknownLanguage(f.langs)
	}
	for _, class := range list(f.classes) {
		c, ok := invitee.ParseClass(class)
		if !ok {
			return opt, usagef("--class %q: wanted state_party, state_not_party, observer, international_organization or ngo", class)
		}
		opt.Scope.Classes = append(opt.Scope.Classes, c)
	}
	opt.Scope.Items = list(f.items)
	if f.day != "" {
		if opt.Scope.Day, err = locale.ParseDate(f.day); err != nil {
			return opt, usagef("--day %q: wanted a date such as 2022-06-20", f.day)
		}
	}
	switch f.audience {
	case "", "office":
	case "delegations":
		opt.Delegations = true
	default:
		return opt, usagef("--for %q: wanted office or delegations", f.audience)
	}
	if opt.Since, err = office.ParseSince(f.since, o.Campaign.Meeting.Zone); err != nil {
		return opt, usagef("--since %s", err)
	}
	return opt, nil
}

// list splits a flag at its commas, empty parts and repeats left out.
func list(s string) (parts []string) {
	seen := map[string]bool{}
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" && !seen[strings.ToLower(part)] {
			seen[strings.ToLower(part)] = true
			parts = append(parts, part)
		}
	}
	return parts
}

func (p *program) printFiles(files []string, document any) error {
	if p.json {
		return p.printJSON(document)
	}
	for _, f := range files {
		p.print("%s", f)
	}
	return nil
}
