// Package invitee knows who is invited: the classes of missions and organizations, how each is named and addressed in the six languages, which
// mail addresses are safe to hand to a relay, and the tags and addresses that tie a reply to its invitee. It holds values and rules; reading contacts
// and sending mail are others' work. [M] A native reader still has to confirm the forms for observer missions in Arabic and Russian.
package invitee

import "chancery/internal/locale"

// Invitee is one row of contacts.xlsx.
type Invitee struct {
	Ref        string // 1 to 64 of A–Z a–z 0–9 - _
	Class      Class
	Country    string // ISO 3166-1 alpha-3, or ""
	Name       string // as in the sheet; "" for a State that takes the table's name
	Language   locale.Lang
	Second     locale.Lang // of a translation behind the letter; "" : the class's, Language: none
	Email      string      // "" : printed on paper
	Cc         []string
	Salutation string            // "" : the class's and language's own
	Fields     map[string]string // every other column, by its header as written
	Row        int               // 1-based row in the sheet
}

// ValidRef tells whether s may be a Ref: 1 to 64 of A–Z a–z 0–9 - _ .
func ValidRef(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		if !refByte(s[i]) {
			return false
		}
	}
	return true
}

func refByte(b byte) bool { return alnum(b) || b == '-' || b == '_' }

func alnum(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// DisplayName is what lists and reports show: Name where given, else the State's short name in l on day d, else the Ref.
func (v Invitee) DisplayName(l locale.Lang, d locale.Date) string {
	if v.Name != "" {
		return v.Name
	}
	if s, ok := locale.LookupState(v.Country); ok {
		return s.Short(l, d)
	}
	return v.Ref
}
