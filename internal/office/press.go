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
	"chancery/internal/typeset"

	"golang.org/x/sync/errgroup"
)

// library holds the parsed fonts: parsing the Chinese one costs as much as a hundred letters, so it is done once in a process.
var library = sync.OnceValue(func() *typeset.Library { return typeset.NewLibrary(fonts.Files, fonts.Names) })

// press sets letters. One a goroutine.
type press struct {
	engine *typeset.Engine
	writer *pdf.Writer
}

func newPress() *press { return &press{typeset.NewEngine(library()), pdf.NewWriter()} }

// print sets a document and writes its PDF, dated created. The problems name each character that no font has.
func (p *press) print(d *typeset.Document, file string, created time.Time) ([]byte, []campaign.Problem, error) {
	layout, err := p.engine.Set(d)
	var missing typeset.GlyphError
	switch {
	case errors.As(err, &missing):
		return nil, glyphProblems(file, missing), nil
	case err != nil:
		return nil, nil, fmt.Errorf("set %s: %w", file, err)
	}
	data, err := p.writer.Write(layout, pdf.Options{Created: created})
	if err != nil {
		return nil, nil, fmt.Errorf("write the PDF of %s: %w", file, err)
	}
	return data, nil, nil
}

func glyphProblems(file string, missing typeset.GlyphError) (all []campaign.Problem) {
	for _, m := range missing {
		all = append(all, campaign.Problem{File: file, Line: m.Line, Field: m.Near,
			What:   fmt.Sprintf("no font has a glyph for %q (U+%04X)", m.Rune, m.Rune),
			Remedy: "write it with another character, or correct the contact that it comes from"})
	}
	return all
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
