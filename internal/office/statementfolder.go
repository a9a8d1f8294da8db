package office

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"chancery/internal/workbook"
)

const statementIndexFile = "index.csv"

// writeStatements writes the statements and their index. A folder of an earlier run is brought up to the list: a file of that run whose text stands under
// another name now is removed, whatever else is there stays as it is, and a new file beside it gets another name. It gives the files of the earlier
// run that are left and not on the list.
func writeStatements(folder string, all []Statement) (kept []string, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make folder for statements: %w", err)
	}
	earlier, err := earlierStatements(folder)
	if err != nil {
		return nil, err
	}
	texts := map[[32]byte]bool{}
	for _, s := range all {
		texts[sha256.Sum256(s.data)] = true
	}
	mayGo := func(name string) bool { // written by an earlier run, untouched, and at hand
		data, err := os.ReadFile(filepath.Join(folder, name))
		return err == nil && slices.Contains(earlier, name) && texts[sha256.Sum256(data)]
	}
	here := map[string]bool{}
	for i := range all {
		if all[i].data == nil {
			continue
		}
		if err := placeStatement(folder, &all[i], here, mayGo); err != nil {
			return nil, err
		}
		here[all[i].File] = true
	}
	for _, name := range earlier {
		if here[name] {
			continue
		}
		if mayGo(name) {
			if err := os.Remove(filepath.Join(folder, name)); err != nil {
				return nil, fmt.Errorf("remove the earlier copy of a statement: %w", err)
			}
		} else if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
			kept = append(kept, name)
		}
	}
	index, err := statementIndex(all)
	if err != nil {
		return nil, err
	}
	return kept, WriteFile(filepath.Join(folder, statementIndexFile), index)
}

// placeStatement writes a statement under its name, or under the next that is free.
func placeStatement(folder string, s *Statement, here map[string]bool, mayGo func(string) bool) error {
	name := s.File
	for number := 2; ; number++ {
		there, err := os.ReadFile(filepath.Join(folder, name))
		switch {
		case here[name]:
		case err == nil && bytes.Equal(there, s.data):
			s.File = name
			return nil
		case errors.Is(err, fs.ErrNotExist), mayGo(name):
			s.File = name
			if err := WriteFile(filepath.Join(folder, name), s.data); err != nil {
				return fmt.Errorf("write statement %s: %w", name, err)
			}
			return nil
		}
		name = numbered(s.File, number)
	}
}

var statementColumns = []string{"file", "item", "order", "ref", "speaker", "original name", "received", "remark"}

// earlierStatements are the files that the folder's index names. An index of something else is not written over.
func earlierStatements(folder string) (names []string, err error) {
	file := filepath.Join(folder, statementIndexFile)
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the index of statements: %w", err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\uFEFF")))).ReadAll()
	if err != nil || len(rows) == 0 || !slices.Equal(rows[0], statementColumns) {
		return nil, fmt.Errorf("%s is no index of statements: name another folder", file)
	}
	for _, row := range rows[1:] {
		if name := row[0]; name != "" && name == filepath.Base(name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// statementIndex is CSV with a byte order mark, which Excel wants; a cell that a spreadsheet could take for a formula begins with an apostrophe.
func statementIndex(all []Statement) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	rows := [][]string{slices.Clone(statementColumns)}
	for _, s := range all {
		rows = append(rows, []string{s.File, s.Item, strconv.Itoa(s.Order), s.Ref, s.Speaker, s.Original, s.Received, s.Remark})
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = workbook.CSVText(cell)
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("write index of statements: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
