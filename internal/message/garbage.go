package message

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// sampled is how much of a body is looked at to tell text from other bytes.
const sampled = 512 // bytes

// sound gives a body that is text back, and names what in it is none. A picture or a program sent as text is not read at all: its letters are chance.
func (r *reader) sound(text []byte) []byte {
	head := strings.TrimRight(string(text[:min(len(text), sampled)]), "\x00\r\n") // some programs pad with zero bytes
	if strange, all := strangeRunes(head); strange*33 > all && strange > 1 {
		r.msg.problem("unread_part", fmt.Sprintf("the body is no text: of its first %d characters %d are control characters or not readable", all, strange))
		return nil
	}
	if n := bytes.Count(text, []byte{0}); n > 0 {
		r.msg.problem("unread_part", fmt.Sprintf("the body holds %d zero bytes, where something may be missing", n))
	}
	return text
}

// strangeRunes counts the characters that no text has: controls but those of lines, shifts and escapes, and what could not be decoded.
func strangeRunes(s string) (strange, all int) {
	for i, c := range s {
		all++
		switch {
		case c == utf8.RuneError:
			if len(s)-i >= utf8.UTFMax { // a character cut by the sample is none
				strange++
			}
		case c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x0e\x0f\x1b", c), c >= 0x7f && c < 0xa0 && c != 0x85:
			strange++
		}
	}
	return strange, all
}
