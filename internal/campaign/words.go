package campaign

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"

	"github.com/pelletier/go-toml/v2"

	"chancery/internal/locale"
)

// describe says what a TOML value is, for a person who wrote it.
func describe(v any) string {
	switch x := v.(type) {
	case string:
		return fmt.Sprintf("the text %q", x)
	case int64, float64:
		return fmt.Sprintf("the number %v", x)
	case bool:
		return fmt.Sprintf("%v", x)
	case toml.LocalDate:
		return "the date " + x.String()
	case toml.LocalDateTime, toml.LocalTime, time.Time:
		return fmt.Sprintf("the time %v", x)
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return fmt.Sprintf("%v", v)
}

// language reads a code of the six languages, in lower case only: file names are made of it.
func language(code string) (locale.Lang, bool) {
	l := locale.Lang(code)
	return l, contains(locale.All, l)
}

func languageCodes() []string {
	out := make([]string, len(locale.All))
	for i, l := range locale.All {
		out[i] = string(l)
	}
	return out
}

// isControl tells control characters and those that change the direction of what follows (UAX #9), which no setting needs.
func isControl(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

func contains[T comparable](list []T, one T) bool { return slices.Contains(list, one) }

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func quoted(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(out, ", ")
}
