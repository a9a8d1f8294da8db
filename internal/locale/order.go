package locale

import (
	"cmp"
	"slices"
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

// Compare orders two names by the alphabet of the language, as lists of the United Nations do. English and Russian go word by word, and a hyphen parts
// words as a space does (Guinea, Guinea-Bissau, Guyana). French and Spanish go letter by letter up to a comma or a bracket (Guinée, Guinée-Bissau, Guinée
// équatoriale; République démocratique populaire lao, République de Moldova; Santa Lucía, San Vicente y las Granadinas); the French of the press release
// ORG/1469 of 3 July 2006 does. Arabic goes word by word and counts the article of no word and no hamza (الاتحاد الروسي, إثيوبيا; السنغال under س;
// جزر سليمان, جزر القمر). Chinese is ordered by pinyin. Names that the alphabet does not tell apart are ordered by their bytes, so that only equal names
// give 0. Safe for use by several goroutines.
func Compare(l Lang, a, b string) int {
	pool, ok := collators[l]
	if !ok {
		pool = collators[English]
	}
	c := pool.Get().(*collate.Collator)
	order := c.CompareString(sortKey(l, a), sortKey(l, b))
	pool.Put(c)
	return cmp.Or(order, strings.Compare(a, b))
}

// SortStates orders States for a list in l by the short name of the day d, as it stands on name plates: Iran (Islamic Republic of) under I, the Gambia
// under G. English lists have The former Yugoslav Republic of Macedonia under T.
func SortStates(l Lang, states []State, d Date) {
	slices.SortFunc(states, func(a, b State) int { return Compare(l, a.Short(l, d), b.Short(l, d)) })
}

var (
	hyphens   = strings.NewReplacer("-", " ", "\u2010", " ", "\u2011", " ", "–", " ", "—", " ")
	quotes    = strings.NewReplacer("«", "", "»", "", "《", "", "》", "", "\"", "")
	letterful = strings.NewReplacer("-", "", "\u2010", "", "\u2011", "", "–", "", "—", "", " ", "", "'", "", "’", "", ",", " ", "(", " ", ")", "")
	alifs     = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا")
)

// sortKey is what of a name counts in the order.
func sortKey(l Lang, s string) string {
	s = quotes.Replace(s)
	switch l {
	case Arabic:
		return alifs.Replace(withoutArabicArticles(hyphens.Replace(s)))
	case Chinese:
		return chineseReadings.Replace(s)
	case French, Spanish:
		return letterful.Replace(s)
	}
	return hyphens.Replace(s)
}

func withoutArabicArticles(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		open := w[:len(w)-len(strings.TrimLeft(w, "("))]
		if rest, ok := strings.CutPrefix(w[len(open):], "ال"); ok && rest != "" {
			words[i] = open + rest
		}
	}
	return strings.Join(words, " ")
}

// chineseReadings replaces characters that a name of a State reads otherwise than the collation does, by characters of the right sound: 秘鲁 is Bìlǔ,
// 几内亚 Jīnèiyà.
var chineseReadings = strings.NewReplacer("秘鲁", "毕鲁", "几内亚", "讥内亚")
