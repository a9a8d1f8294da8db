package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"chancery/internal/office"
)

// saveFiles writes attachments under names that cannot leave the folder, and overwrites nothing. It gives the names of those that were written.
func saveFiles(folder string, s office.Shown) (names []string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("save attachments: %w", err)
	}
	for i, part := range s.Files {
		name := filepath.Join(folder, fmt.Sprintf("%d-%d-%s", s.ID, i+1, safeName(part.Name)))
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

// longestName is how many octets of an attachment's name are kept: file systems allow 255, and an ID goes before.
const longestName = 120

// safeName is a file's name without what a file system or a reader could be led by.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if steers(r) || isMark(r) || r == '\n' || r == '\t' || r == utf8.RuneError || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if len(name) > longestName {
		ext := filepath.Ext(name)
		if len(ext) > 16 {
			ext = ""
		}
		end := longestName - len(ext)
		for !utf8.RuneStart(name[end]) {
			end--
		}
		name = name[:end] + ext
	}
	if name = strings.Trim(name, ". "); name == "" { // Windows drops dots and spaces at the end
		return "attachment"
	}
	return name
}
