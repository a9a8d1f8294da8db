package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
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
// FILE-2.png and so on. It writes nothing else, and none where a letter has a problem: the error is campaign.Problems. Letters are set as Preview sets them.
func (o *Office) ContactSheet(ctx context.Context, opt PreviewOptions, file string) (sheet ContactSheet, err error) {
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
	if s.aside, err = os.MkdirTemp(filepath.Dir(file), "."+filepath.Base(file)+".*"); err != nil {
		return ContactSheet{}, fmt.Errorf("write contact sheet: %w", plainDisk(err))
	}
	defer func() { err = errors.Join(err, os.RemoveAll(s.aside)) }()
	s.contact = proof.NewContact(names.Regular[0], len(list), s.write)
	for from := 0; from < len(list); from += sheetChunk {
		more, err := s.chunk(ctx, list[from:min(from+sheetChunk, len(list))])
		if err != nil {
			return ContactSheet{}, err
		}
		problems = append(problems, more...)
	}
	if err := s.contact.Close(); err != nil {
		return ContactSheet{}, err
	}
	if len(problems) > 0 {
		return ContactSheet{}, campaign.Problems(distinct(problems))
	}
	return s.made, s.settle()
}

// sheeting is a contact sheet on its way.
type sheeting struct {
	*previewing
	file    string
	aside   string // folder of the pictures until the last letter is known to have no problem
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

// settle puts the pictures into their places.
func (s *sheeting) settle() error {
	for _, name := range s.made.Files {
		if err := os.Rename(s.beside(name), name); err != nil {
			return fmt.Errorf("write contact sheet: %w", err)
		}
	}
	return nil
}

func (s *sheeting) beside(name string) string { return filepath.Join(s.aside, filepath.Base(name)) }

// write stores a picture that is full, aside.
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
	if err := WriteFile(s.beside(name), b.Bytes()); err != nil {
		return fmt.Errorf("write contact sheet: %w", err)
	}
	s.made.Files = append(s.made.Files, name)
	return nil
}
