package office

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// statementNames gives files their names: they sort by item and order as the list of speakers has them, and no two are one.
type statementNames struct {
	items  []string // what begins the names of each list's files
	digits int      // of the order
	taken  map[string]bool
}

// namesOf makes names for these lists. Labels that do not sort as the agenda has them ("IX" behind "VIII") get their place before them.
func namesOf(lists []roster.ItemList) *statementNames {
	n := &statementNames{digits: 2, taken: map[string]bool{}}
	for _, list := range lists {
		n.items = append(n.items, sortable(list.Item.Label))
		n.digits = max(n.digits, len(strconv.Itoa(len(list.Speeches))))
	}
	if !slices.IsSorted(n.items) {
		for i := range n.items {
			n.items[i] = fmt.Sprintf("%02d-%s", i+1, n.items[i])
		}
	}
	return n
}

// of is ITEM-ORDER-REF-NAME, NAME with a number where it is there already. File systems may not tell upper from lower case, nor accents apart.
func (n *statementNames) of(list int, s Statement) string {
	head := fmt.Sprintf("%s-%0*d-%s-", n.items[list], n.digits, s.Order, s.Ref)
	name := head + plainName(s.Original)
	for number := 2; n.taken[locale.Fold(name)]; number++ {
		name = head + numbered(plainName(s.Original), number)
	}
	n.taken[locale.Fold(name)] = true
	return name
}

// numbered puts a number behind a file's name, before its ending; "_" sorts behind ".".
func numbered(name string, number int) string {
	ext := path.Ext(name)
	return fmt.Sprintf("%s_%d%s", strings.TrimSuffix(name, ext), number, ext)
}

var digitsInLabel = regexp.MustCompile(`\d+`)

// sortable is an item's label with its numbers in two digits.
func sortable(label string) string {
	return plainName(digitsInLabel.ReplaceAllStringFunc(label, func(n string) string {
		if len(n) == 1 {
			return "0" + n
		}
		return n
	}))
}

// longestFile is how many octets of a file's own name are kept: file systems allow 255, and item, order and Ref go before.
const longestFile = 120

// plainName is a file's name without what a file system or a person could stumble on.
func plainName(name string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, r), r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			return '_'
		}
		return r
	}, name)
	if len(clean) > longestFile {
		ext := path.Ext(clean)
		if len(ext) > 16 {
			ext = ""
		}
		end := longestFile - len(ext)
		for !utf8.RuneStart(clean[end]) {
			end--
		}
		clean = clean[:end] + ext
	}
	if clean = strings.Trim(clean, ". "); clean == "" { // Windows drops dots and spaces at the end
		return "statement"
	}
	return clean
}
