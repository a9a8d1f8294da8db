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
	"strconv"
	"time"

	"chancery/internal/store"
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
	parts := backupParts{store: filepath.Join(scratch, "chancery.db"), record: filepath.Join(scratch, filepath.Base(handoverName(s.Path())))}
	if err := o.copyParts(ctx, s, parts); err != nil {
		return fmt.Errorf("write backup %s: %w", file, plainDisk(err))
	}
	whole := filepath.Join(scratch, "whole.zip")
	if err := o.zip(whole, parts); err != nil {
		return fmt.Errorf("write backup %s: %w", file, plainDisk(err))
	}
	if err := os.Rename(whole, file); err != nil {
		return fmt.Errorf("write backup %s: %w", file, err)
	}
	return nil
}

// backupParts are copies of what changes while a campaign runs. The record is copied after the store, so that it knows no less.
type backupParts struct{ store, record string }

func (o *Office) copyParts(ctx context.Context, s *store.Store, to backupParts) error {
	at := o.now().UTC().Format(time.RFC3339)
	if err := s.Backup(ctx, to.store); err != nil {
		return err
	}
	record, err := os.ReadFile(handoverName(s.Path()))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil {
		if err := os.WriteFile(to.record, record, 0o600); err != nil {
			return err
		}
	}
	lines, err := readHandovers(to.record)
	if err != nil {
		return err
	}
	return store.MarkCopy(ctx, to.store, map[string]string{copiedSetting: at, recordSetting: strconv.Itoa(len(lines))})
}

func (o *Office) zip(file string, parts backupParts) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	z := zip.NewWriter(f)
	err = addFile(z, "chancery.db", parts.store)
	if _, statErr := os.Stat(parts.record); err == nil && statErr == nil {
		err = addFile(z, filepath.Base(parts.record), parts.record)
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
