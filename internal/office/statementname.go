package office

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

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
	name := head + PlainName(s.Original, "statement")
	for number := 2; n.taken[locale.Fold(name)]; number++ {
		name = head + numbered(PlainName(s.Original, "statement"), number)
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
	return PlainName(digitsInLabel.ReplaceAllStringFunc(label, func(n string) string {
		if len(n) == 1 {
			return "0" + n
		}
		return n
	}), "statement")
}
