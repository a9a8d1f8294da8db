package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

// ContactImport is a list of contacts as it was understood, and where it went.
type ContactImport struct {
	File string `json:"file"`
	workbook.Import
	Rows    int                `json:"rows"`
	Notes   []campaign.Problem `json:"notes"`
	Written string             `json:"written,omitempty"` // the campaign's contact sheet
	Kept    string             `json:"kept,omitempty"`    // a copy of the sheet that stood there
}

// UnderstandContacts reads an office's own list (XLSX, ODS or CSV) and writes nothing. Who stands on the contact sheet, or was planned, keeps the Ref. The
// error is the store's.
func (o *Office) UnderstandContacts(ctx context.Context, file string, spec workbook.ImportSpec) (ContactImport, []campaign.Problem, error) {
	im := ContactImport{File: file}
	data, err := os.ReadFile(file)
	if err != nil {
		what := err.Error()
		if errors.Is(err, fs.ErrNotExist) {
			what = "the file is not there"
		}
		return im, []campaign.Problem{{File: file, What: what, Remedy: "name a list in .xlsx, .ods or .csv"}}, nil
	}
	spec.Shared = o.Campaign.Contacts.SharedAddresses
	if spec.Known, err = o.known(ctx); err != nil {
		return im, nil, fmt.Errorf("import contacts: %w", err)
	}
	var problems []campaign.Problem
	im.Import, problems = workbook.ImportContacts(filepath.Base(file), data, spec)
	im.Rows, im.Notes = im.Contacts.Rows, append([]campaign.Problem{}, im.Contacts.Notes...)
	return im, problems, nil
}

// known are the invitees of the contact sheet, as far as it can be read, and those of earlier plans.
func (o *Office) known(ctx context.Context) ([][]invitee.Invitee, error) {
	sheet, _ := o.contacts(nil)
	if !o.hasStore() {
		return [][]invitee.Invitee{sheet.Invitees}, nil
	}
	var planned []invitee.Invitee
	err := o.in(ctx, func(t *store.Tx) (err error) {
		planned, err = t.Invitees()
		return err
	})
	return [][]invitee.Invitee{sheet.Invitees, planned}, err
}

// TakeContacts writes what was understood as the campaign's contact sheet. A sheet that stands there with other content is copied first, beside it, under a
// name with the time.
func (o *Office) TakeContacts(im *ContactImport) error {
	data, err := workbook.WriteContacts(im.Contacts.Invitees, im.Contacts.Columns)
	if err != nil {
		return fmt.Errorf("import contacts: %w", err)
	}
	file := o.Campaign.Contacts.File
	before, err := os.ReadFile(o.path(file))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("import contacts: look at what is there: %w", err)
	case !bytes.Equal(before, data):
		if im.Kept, err = o.keepCopy(file, before); err != nil {
			return fmt.Errorf("import contacts: keep a copy of %s: %w", file, err)
		}
	}
	if err := WriteFile(o.path(file), data); err != nil {
		return fmt.Errorf("import contacts: write %s: %w", file, err)
	}
	im.Written = file
	return nil
}

// keepCopy writes data beside the file, under a name that nothing has.
func (o *Office) keepCopy(file string, data []byte) (string, error) {
	end := filepath.Ext(file)
	stem := strings.TrimSuffix(file, end) + o.now().Format(".2006-01-02-150405")
	for n := 1; ; n++ {
		name := stem + end
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", stem, n, end)
		}
		f, err := os.OpenFile(o.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.Write(data)
		if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
			os.Remove(o.path(name))
			return "", plainDisk(err)
		}
		return name, nil
	}
}
