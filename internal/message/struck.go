package message

import "strings"

// struckTags are the elements whose text is crossed out (HTML §4.5.5, §4.7.2; strike is their elder).
var struckTags = map[string]bool{"s": true, "strike": true, "del": true}

// struckOut tells whether a page crosses words out. A plain alternative of the same mail has those words without the line through them, so
// that only the page says what the sender meant.
func struckOut(page string) bool {
	if strings.Contains(page, "-through") || strings.Contains(page, "-THROUGH") {
		return true
	}
	for at := 0; ; {
		next := strings.IndexByte(page[at:], '<')
		if next < 0 {
			return false
		}
		at += next + 1
		if at >= len(page) || page[at]|0x20 != 's' && page[at]|0x20 != 'd' {
			continue
		}
		end := at
		for end < len(page) && end-at < 8 && page[end]|0x20 >= 'a' && page[end]|0x20 <= 'z' {
			end++
		}
		if struckTags[strings.ToLower(page[at:end])] {
			return true
		}
	}
}
