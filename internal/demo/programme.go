package demo

import (
	"fmt"
	"os"
	"path/filepath"

	"chancery/fonts"
	"chancery/internal/campaign"
	"chancery/internal/locale"
	"chancery/internal/pdf"
	"chancery/internal/typeset"
)

// programmeNames are the enclosure's names, by language: the letter lists it by its file's name.
var programmeNames = locale.Text{
	locale.Arabic: "البرنامج الأولي", locale.English: "Preliminary programme", locale.Spanish: "Programa preliminar",
	locale.French: "Programme préliminaire", locale.Russian: "Предварительная программа", locale.Chinese: "初步议程",
}

// writeProgrammes makes the preliminary programme in each language, for enclosures/LL/.
func (s *stage) writeProgrammes(folder string, m campaign.Meeting) error {
	engine := typeset.NewEngine(typeset.NewLibrary(fonts.Files, fonts.Names))
	for _, l := range locale.All {
		layout, err := engine.Set(programme(l, m))
		if err != nil {
			return fmt.Errorf("set the programme in %s: %w", l, err)
		}
		data, err := pdf.Write(layout, pdf.Options{Created: s.now})
		if err != nil {
			return fmt.Errorf("write the programme in %s: %w", l, err)
		}
		to := filepath.Join(folder, "enclosures", string(l))
		if err := os.MkdirAll(to, 0o700); err != nil {
			return fmt.Errorf("write the programme in %s: %w", l, err)
		}
		if err := os.WriteFile(filepath.Join(to, programmeNames.In(l)+".pdf"), data, 0o600); err != nil {
			return fmt.Errorf("write the programme in %s: %w", l, err)
		}
	}
	return nil
}

// programme is the agenda, a heading a day.
func programme(l locale.Lang, m campaign.Meeting) *typeset.Document {
	d := &typeset.Document{Lang: l, Title: programmeNames.In(l), Blocks: []typeset.Block{
		{Role: typeset.Subject, Spans: []typeset.Span{{Text: programmeNames.In(l)}}},
		{Role: typeset.Notice, Spans: []typeset.Span{{Text: m.Title.In(l) + "\n" + locale.FormatRange(l, m.Start, m.End) + "\n" + m.Venue.In(l)}}},
	}}
	var day locale.Date
	for _, item := range m.Agenda {
		if item.Day != day {
			day = item.Day
			d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Heading, Spans: []typeset.Span{{Text: locale.FormatWeekday(l, day)}}},
				typeset.Block{Role: typeset.List})
		}
		list := &d.Blocks[len(d.Blocks)-1]
		list.Items = append(list.Items, []typeset.Span{{Text: item.Label + " – " + item.Title.In(l)}})
	}
	return d
}
