package office

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"chancery/fonts"
	"chancery/internal/campaign"
	"chancery/internal/letter"
	"chancery/internal/pdf"
	"chancery/internal/proof"
	"chancery/internal/typeset"

	"golang.org/x/sync/errgroup"
)

// library holds the parsed fonts: parsing the Chinese one costs as much as a hundred letters, so it is done once in a process.
var library = sync.OnceValue(func() *typeset.Library { return typeset.NewLibrary(fonts.Files, fonts.Names) })

// press sets letters. One a goroutine.
type press struct {
	engine *typeset.Engine
	writer *pdf.Writer
	drawer *proof.Drawer
}

func newPress() *press {
	return &press{typeset.NewEngine(library()), pdf.NewWriter(), proof.NewDrawer()}
}

// print sets a document and writes its PDF, dated created. The problems name each character that no font has, a table that no page
// can hold, a logo or signature that cannot be drawn.
func (p *press) print(d *typeset.Document, file string, created time.Time) ([]byte, []campaign.Problem, error) {
	layout, problems, err := p.set(d, file)
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	data, err := p.writer.Write(layout, pdf.Options{Created: created})
	if problems := layoutProblems(file, err); len(problems) > 0 {
		return nil, problems, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("write the PDF of %s: %w", file, err)
	}
	return data, nil, nil
}

// set lays a document out; problems as print's.
func (p *press) set(d *typeset.Document, file string) (*typeset.Layout, []campaign.Problem, error) {
	layout, err := p.engine.Set(d)
	if problems := layoutProblems(file, err); len(problems) > 0 {
		return nil, problems, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("set %s: %w", file, err)
	}
	return layout, nil, nil
}

// layoutProblems are what an editor can mend; none for other errors.
func layoutProblems(file string, err error) []campaign.Problem {
	var missing typeset.GlyphError
	var table *typeset.TableError
	var picture *typeset.PictureError
	switch {
	case errors.As(err, &missing):
		return glyphProblems(file, missing)
	case errors.As(err, &table):
		return []campaign.Problem{{File: file, Line: table.Line, What: fmt.Sprintf("a table of %d columns does not fit the page", table.Columns),
			Remedy: "part it into several tables"}}
	case errors.As(err, &picture):
		return []campaign.Problem{{File: file, What: "the " + picture.What + " cannot be drawn: " + picture.Fault, Remedy: picture.Remedy}}
	}
	return nil
}

// glyphProblems places characters in the template, and those of the recipient's own values in the contacts; inRow adds the row.
func glyphProblems(file string, missing typeset.GlyphError) (all []campaign.Problem) {
	for _, m := range missing {
		problem := campaign.Problem{File: file, Line: m.Line, Field: m.Near, What: m.What(), Remedy: m.Remedy()}
		if m.Personal {
			problem.File, problem.Line = contactsFile, 0
		} else if m.Line == 0 {
			problem.Remedy += "; it comes from [sender] of campaign.toml or from an enclosure's name"
		}
		all = append(all, problem)
	}
	return all
}

const contactsFile = "contacts.xlsx"

// inRow says in which row of the contacts those problems are that came out in a letter.
func inRow(problems []campaign.Problem, row int) []campaign.Problem {
	for i := range problems {
		if problems[i].File == contactsFile && problems[i].Row == 0 {
			problems[i].Row = row
		}
	}
	return problems
}

// inParallel runs work for each of n numbers on every core, each worker with its own press, until one fails or ctx ends.
func inParallel(ctx context.Context, n int, work func(p *press, i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	next := make(chan int)
	group.Go(func() error {
		defer close(next)
		for i := range n {
			select {
			case next <- i:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			p := newPress()
			for i := range next {
				if err := work(p, i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// templates parses the folder's letters against the sheet's columns.
func (o *Office) templates(columns []string) (*letter.Set, []campaign.Problem) {
	return letter.Load(o.files(), o.Campaign, columns)
}
