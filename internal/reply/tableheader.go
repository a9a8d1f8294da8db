package reply

import (
	"slices"
	"strings"

	"chancery/internal/message"
)

// headerKeys are the keys of a header row's columns; nil where fewer than two are known or none names a person or an item.
func headerKeys(row []string) []string {
	keys := make([]string, len(row))
	known, anchor := 0, false
	for i, cell := range row {
		keys[i] = labelKey(clean(strings.TrimRight(clean(cell), ":：")))
		if keys[i] != "" && keys[i] != "other" {
			known++
		}
		switch keys[i] {
		case KeyName, KeyItem, "first", "last", "headq":
			anchor = true
		}
	}
	if tickColumn(row, keys) {
		known++
	}
	if known < 2 || !anchor {
		return nil
	}
	return keys
}

// keySpeaks is the key of a column that says for each item whether the delegation speaks.
const keySpeaks = "speaks"

// tickColumn marks the column of a header row that asks for a wish to speak beside the column of items: "Item | Title | Wishes to speak".
func tickColumn(row, keys []string) (found bool) {
	items := -1
	for i, key := range keys {
		if key == KeyItem && (items < 0 || sectionHere(row[items], "speak") && !sectionHere(row[i], "speak")) {
			items = i
		}
	}
	for i, key := range keys {
		if items >= 0 && i != items && (key == KeyItem || key == "" && sectionHere(row[i], "speak")) {
			keys[i], found = keySpeaks, true
		}
	}
	return found
}

// maxHeadings is how many rows of a table are tried as its heading: a title may stand above it.
const maxHeadings = 3

// headed is a table with a header row, by its file and the keys of its columns.
type headed struct {
	file string
	keys []string
}

// goesOn tells a table without a header of its own that continues this one: as many columns, and a person or an item in each row where there they stand.
func (h headed) goesOn(t message.Table) bool {
	anchor := slices.IndexFunc(h.keys, func(k string) bool { return k == KeyName || k == "last" || k == KeyItem })
	if anchor < 0 || t.File != h.file {
		return false
	}
	for _, row := range t.Rows {
		if len(row) != len(h.keys) {
			return false
		}
		if c := clean(row[anchor]); h.keys[anchor] == KeyItem && !isDigitStart(c) || h.keys[anchor] != KeyItem && !isPersonValue(c) {
			return false
		}
	}
	return true
}

// repeats tells columns of which two have one key.
func repeats(keys []string) bool {
	seen := map[string]bool{}
	for _, k := range keys {
		if k != "" && k != "other" && seen[k] {
			return true
		}
		seen[k] = true
	}
	return false
}

// ofItems tells a table of items, where a column "Title" holds theirs.
func ofItems(keys []string) bool {
	return slices.Contains(keys, KeyItem) && !slices.ContainsFunc(keys, func(k string) bool { return k == KeyName || k == "first" || k == "last" })
}
