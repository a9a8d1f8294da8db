package office

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Backup writes the store, the record of hand-overs and the folder's own files (campaign.toml, contacts, letters, enclosures) to a ZIP file, readable by its
// owner alone. Passwords that stand in files of their own are not in it.
func (o *Office) Backup(ctx context.Context, file string) (err error) {
	s, err := o.db(ctx)
	if err != nil {
		return err
	}
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("write backup %s: the file is there already: name another", file)
	}
	scratch, err := os.MkdirTemp(filepath.Dir(file), ".backup-*")
	if err != nil {
		return fmt.Errorf("write backup: %w", plainDisk(err))
	}
	defer os.RemoveAll(scratch)
	copyOfStore := filepath.Join(scratch, "chancery.db")
	if err := s.Backup(ctx, copyOfStore); err != nil {
		return err
	}
	whole := filepath.Join(scratch, "whole.zip")
	if err := o.zip(whole, copyOfStore, handoverName(s.Path())); err != nil {
		return fmt.Errorf("write backup %s: %w", file, plainDisk(err))
	}
	if err := os.Rename(whole, file); err != nil {
		return fmt.Errorf("write backup %s: %w", file, err)
	}
	return nil
}

func (o *Office) zip(file, storeCopy, handovers string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	z := zip.NewWriter(f)
	err = addFile(z, "chancery.db", storeCopy)
	if _, statErr := os.Stat(handovers); err == nil && statErr == nil {
		err = addFile(z, filepath.Base(handovers), handovers)
	}
	if err == nil {
		err = o.addFolder(z)
	}
	return errors.Join(err, z.Close(), f.Sync(), f.Close())
}

// addFolder adds what people wrote in the campaign folder.
func (o *Office) addFolder(z *zip.Writer) error {
	return fs.WalkDir(o.files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != "." && name != "letters" && name != "enclosures" && path.Dir(name) != "enclosures" {
				return fs.SkipDir
			}
			return nil
		}
		if name == "campaign.toml" || name == o.Campaign.Contacts.File || path.Dir(name) != "." {
			return addFile(z, name, o.path(name))
		}
		return nil
	})
}

func addFile(z *zip.Writer, name, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return err
}
