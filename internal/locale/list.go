package locale

import "strings"

// JoinList joins the parts of an enumeration: "a, b and c" (no comma before and), "a, b et c", "a, b y c" ("e" before the sound i: "Malta y Hungría", "Malta e Italia"),
// "a, b и c", "a、b和c", "أ وب وج".
func JoinList(l Lang, parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	last := parts[len(parts)-1]
	if len(parts) == 1 {
		return last
	}
	head := strings.Join(parts[:len(parts)-1], listComma(l))
	switch l {
	case English:
		return head + " and " + last
	case French:
		return head + " et " + last
	case Spanish:
		return head + " " + spanishAnd(last) + " " + last
	case Russian:
		return head + " и " + last
	case Chinese:
		return head + "和" + last
	}
	return head + " و" + last
}

// listComma parts all but the last two; Arabic repeats its and.
func listComma(l Lang) string {
	switch l {
	case Arabic:
		return " و"
	case Chinese:
		return "、"
	}
	return ", "
}

// spanishAnd is "e" before i and hi, but not where the i is a glide (hie, hia, ia, ie, io, iu) nor before a y: "y Yemen".
func spanishAnd(next string) string {
	sound := strings.TrimPrefix(Fold(next), "h")
	if !strings.HasPrefix(sound, "i") {
		return "y"
	}
	if len(sound) > 1 && strings.ContainsRune("aeou", rune(sound[1])) {
		return "y"
	}
	return "e"
}
