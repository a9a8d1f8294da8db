package office

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"path/filepath"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/locale"
	"chancery/internal/proof"
)

// ContactSheet is the pictures that a contact sheet took.
type ContactSheet struct {
	Files   []string `json:"files"`
	Letters int      `json:"letters"`
	Pages   int      `json:"pages"`
}

// sheetChunk is how many letters are drawn before their pages are put on a picture: what is held is bounded.
const sheetChunk = 32

// ContactSheet draws all pages of the chosen letters small, side by side, into the PNG file, and where one picture is not enough into
// FILE-2.png and so on. It writes nothing else. Letters are set as Preview sets them.
func (o *Office) ContactSheet(ctx context.Context, opt PreviewOptions, file string) (ContactSheet, error) {
	v, err := o.previewing(ctx, opt)
	if err != nil {
		return ContactSheet{}, err
	}
	list, problems, err := v.chosen()
	if err != nil {
		return ContactSheet{}, err
	}
	names, err := library().Family(locale.English)
	if err != nil {
		return ContactSheet{}, fmt.Errorf("draw contact sheet: %w", err)
	}
	s := &sheeting{previewing: v, file: file}
	s.contact = proof.NewContact(names.Regular[0], len(list), s.write)
	for from := 0; from < len(list); from += sheetChunk {
		more, err := s.chunk(ctx, list[from:min(from+sheetChunk, len(list))])
		if err != nil {
			return s.made, err
		}
		problems = append(problems, more...)
	}
	if err := s.contact.Close(); err != nil {
		return s.made, err
	}
	if len(problems) > 0 {
		return s.made, campaign.Problems(distinct(problems))
	}
	return s.made, nil
}

// sheeting is a contact sheet on its way.
type sheeting struct {
	*previewing
	file    string
	contact *proof.Contact
	made    ContactSheet
}

// chunk draws some letters on all cores and puts them on the sheet in their order.
func (s *sheeting) chunk(ctx context.Context, list []*draft) ([]campaign.Problem, error) {
	pages, problems := make([][]*image.RGBA, len(list)), make([][]campaign.Problem, len(list))
	err := inParallel(ctx, len(list), func(p *press, i int) (err error) {
		pages[i], problems[i], err = s.draw(p, list[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []campaign.Problem
	for i, d := range list {
		if all = append(all, problems[i]...); len(pages[i]) == 0 {
			continue
		}
		if err := s.contact.Add(fmt.Sprintf("%s.%s", d.invitee.Ref, d.lang), pages[i]); err != nil {
			return nil, err
		}
		s.made.Letters++
		s.made.Pages += len(pages[i])
	}
	return all, nil
}

func (s *sheeting) draw(p *press, d *draft) ([]*image.RGBA, []campaign.Problem, error) {
	s.name(d)
	if frozen, ok := s.frozen[d.invitee.Ref]; ok {
		d.lang, d.tag, d.reference, d.date = frozen.Language, frozen.Tag, frozen.Reference, frozen.Date
	}
	w := s.workshop
	doc, problems := w.set.Document(w.stem, d.lang, d.invitee, w.values(d))
	if len(problems) > 0 {
		return nil, problems, nil
	}
	layout, problems, err := p.set(doc, w.letterFile(d))
	if err != nil || len(problems) > 0 {
		return nil, inRow(problems, d.invitee.Row), err
	}
	var pages []*image.RGBA
	for i := range layout.Sheets {
		page, err := p.drawer.Page(layout, i, s.contact.DPI(&layout.Sheets[i]))
		if problems := layoutProblems(w.letterFile(d), err); len(problems) > 0 {
			return nil, problems, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("draw %s: %w", w.letterFile(d), err)
		}
		pages = append(pages, page)
	}
	return pages, nil, nil
}

// write stores a picture that is full.
func (s *sheeting) write(img *image.RGBA) error {
	name := s.file
	if n := len(s.made.Files); n > 0 {
		end := filepath.Ext(name)
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, end), n+1, end)
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, proof.Compact(img)); err != nil {
		return fmt.Errorf("write contact sheet: %w", err)
	}
	if err := WriteFile(name, b.Bytes()); err != nil {
		return fmt.Errorf("write contact sheet: %w", err)
	}
	s.made.Files = append(s.made.Files, name)
	return nil
}
