package letter

import "strings"

// personal tells whether a field's value is of one recipient; those of the settings are the same in all letters of a campaign.
func personal(field string) bool {
	for _, shared := range []string{"meeting.", "sender.", "enclosures", "reply.address", "letter.date"} {
		if strings.HasPrefix(field, shared) {
			return false
		}
	}
	return true
}
