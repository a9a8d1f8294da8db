package reply

import (
	"strings"
	"sync"

	"chancery/internal/locale"
)

// shortestDemonym is how many letters a word shares at least with the name of a State to be its adjective: "Norwegian", "sénégalaise", "peruana".
const shortestDemonym = 4

// demonymOf tells whether a word in small or great letters may be the adjective of the State whose words names holds: it begins as one of them does, and as no
// name of another State does for as long ("Nigerian" begins rather as Nigeria than as Niger).
func demonymOf(word string, names map[string]bool) bool {
	own := 0
	for name := range names {
		if stateWords()[name] {
			own = max(own, sharedPrefix(word, name))
		}
	}
	if own < shortestDemonym || len(word) < own+2 {
		return false
	}
	for name := range stateWords() {
		if !names[name] && sharedPrefix(word, name) >= own {
			return false
		}
	}
	return true
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// stateWords are the folded words, in Latin letters, of the short names of all States.
var stateWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, s := range locale.States() {
		for _, l := range [...]locale.Lang{locale.English, locale.French, locale.Spanish} {
			for w := range strings.FieldsSeq(foldAll(s.Short(l, locale.Date{Year: 2030, Month: 1, Day: 1}))) {
				if len(w) >= shortestDemonym && w[0] < 0x80 {
					out[w] = true
				}
			}
		}
	}
	return out
})
