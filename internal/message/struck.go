package message

import "bytes"

// struckTags are the elements whose text is crossed out (HTML §4.5.5, §4.7.2; strike is their elder).
var struckTags = map[string]bool{"s": true, "strike": true, "del": true}

// struckOut tells whether a page crosses words out. A plain alternative of the same mail has those words without the line through them, so
// that only the page says what the sender meant.
func struckOut(page []byte) bool {
	if bytes.Contains(page, []byte("-through")) || bytes.Contains(page, []byte("-THROUGH")) {
		return true
	}
	for at := 0; ; {
		next := bytes.IndexByte(page[at:], '<')
		if next < 0 {
			return false
		}
		at += next + 1
		if at >= len(page) || page[at]|0x20 != 's' && page[at]|0x20 != 'd' {
			continue
		}
		name := make([]byte, 0, 8) // stays on the stack
		for _, c := range page[at:min(len(page), at+cap(name))] {
			if c |= 0x20; c < 'a' || c > 'z' {
				break
			}
			name = append(name, c)
		}
		if struckTags[string(name)] {
			return true
		}
	}
}
