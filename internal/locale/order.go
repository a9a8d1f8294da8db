package locale

import (
	"cmp"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collators has a pool a language: a collate.Collator keeps buffers and serves one goroutine at a time.
var collators = newCollators()

func newCollators() map[Lang]*sync.Pool {
	pools := map[Lang]*sync.Pool{}
	for _, l := range All {
		tag := language.Make(string(l))
		pools[l] = &sync.Pool{New: func() any { return collate.New(tag) }}
	}
	return pools
}

// Compare orders two names by the alphabet of the language (Chinese by pinyin, by x/text/collate). Names that the alphabet does not tell apart
// are ordered by their bytes, so that only equal names give 0. Safe for use by several goroutines.
func Compare(l Lang, a, b string) int {
	pool, ok := collators[l]
	if !ok {
		pool = collators[English]
	}
	c := pool.Get().(*collate.Collator)
	order := c.CompareString(a, b)
	pool.Put(c)
	return cmp.Or(order, strings.Compare(a, b))
}
