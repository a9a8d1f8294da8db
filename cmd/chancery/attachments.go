package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"chancery/internal/office"
)

// saveFiles writes attachments under names that cannot leave the folder, and overwrites nothing. It gives the names of those that were written.
func saveFiles(folder string, s office.Shown) (names []string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("save attachments: %w", err)
	}
	for i, part := range s.Files {
		name := filepath.Join(folder, fmt.Sprintf("%d-%d-%s", s.ID, i+1, office.PlainName(part.Name, "attachment")))
		if err := saveNew(name, part.Data); err != nil {
			return names, err
		}
		names = append(names, name)
	}
	return names, nil
}

// saveNew writes a file that is not there yet, readable by its owner alone.
func saveNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("save attachment: %s is there already; name another folder", name)
	}
	if err != nil {
		return fmt.Errorf("save attachment: %w", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("save attachment %s: %w", name, err)
	}
	return nil
}
