package message

import (
	"encoding/binary"
	"strconv"
	"strings"
)

const rtfDictionary = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"

// decompressRTF undoes Outlook's compression of RTF ([MS-OXRTFCP] §2.2); what is cut off gives what is there.
func decompressRTF(b []byte) []byte {
	if len(b) < 16 {
		return nil
	}
	size := int(binary.LittleEndian.Uint32(b[4:]))
	switch string(b[8:12]) {
	case "MELA":
		return b[16:min(len(b), 16+max(size, 0))]
	case "LZFu":
	default:
		return nil
	}
	var window [4096]byte
	write := copy(window[:], rtfDictionary)
	var out []byte
	put := func(c byte) {
		out = append(out, c)
		window[write] = c
		write = (write + 1) % len(window)
	}
	in := b[16:]
	for len(in) > 0 && len(out) < MaxSize {
		control := in[0]
		in = in[1:]
		for bit := 0; bit < 8 && len(in) > 0; bit++ {
			if control>>bit&1 == 0 {
				put(in[0])
				in = in[1:]
				continue
			}
			if len(in) < 2 {
				return out
			}
			offset, n := int(in[0])<<4|int(in[1])>>4, int(in[1]&15)+2
			in = in[2:]
			if offset == write {
				return out
			}
			for i := range n {
				put(window[(offset+i)%len(window)])
			}
		}
	}
	return out
}

// rtfText returns the text of an RTF document: groups that are destinations (fonts, colours, styles) are passed over, and where HTML is
// wrapped in it (\fromhtml) its tags are too.
func rtfText(b []byte) string {
	var out strings.Builder
	var skips [][2]bool // for each open group, whether it is passed over, and whether its text is struck
	skip, charset, unicodeSkip := false, "windows-1252", 0
	struck := false // the text is crossed out, deleted or hidden; a group ends it too
	var raw []byte
	flush := func() {
		if len(raw) > 0 {
			out.WriteString(decodeCharset(raw, charset))
			raw = raw[:0]
		}
	}
	for i := 0; i < len(b); {
		switch c := b[i]; c {
		case '{':
			skips = append(skips, [2]bool{skip, struck})
			i++
		case '}':
			if n := len(skips); n > 0 {
				skip, struck, skips = skips[n-1][0], skips[n-1][1], skips[:n-1]
			}
			i++
		case '\\':
			word, number, hasNumber, next := rtfWord(b, i+1)
			i = next
			switch {
			case word == "strike" || word == "striked" || word == "deleted" || word == "v":
				struck = !hasNumber || number != 0
			case word == "plain":
				struck = false
			case word == "'" && !skip && !struck:
				if unicodeSkip > 0 {
					unicodeSkip--
				} else {
					raw = append(raw, byte(number))
				}
			case word == "u" && hasNumber && !skip && !struck:
				flush()
				out.WriteRune(rune(uint16(number)))
				unicodeSkip = 1
			case word == "ansicpg":
				charset = "windows-" + strconv.Itoa(number)
			case word == "*" || rtfDestinations[word]:
				skip = true
			case word == "htmlrtf":
				skip = !hasNumber || number != 0
			case !skip && rtfSigns[word] != "":
				flush()
				out.WriteString(rtfSigns[word])
			}
		case '\r', '\n':
			i++
		default:
			if !skip && !struck {
				if unicodeSkip > 0 {
					unicodeSkip--
				} else {
					raw = append(raw, c)
				}
			}
			i++
		}
	}
	flush()
	return strings.TrimSpace(out.String())
}

var rtfDestinations = map[string]bool{"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "generator": true, "listtable": true, "header": true, "footer": true}

var rtfSigns = map[string]string{
	"par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "endash": "–", "emdash": "—", "bullet": "•",
}

// rtfWord reads a control word or sign at i, its number, and where what follows begins.
func rtfWord(b []byte, i int) (word string, number int, hasNumber bool, next int) {
	if i >= len(b) {
		return "", 0, false, i
	}
	start := i
	for i < len(b) && i-start < 32 && (b[i]|0x20) >= 'a' && (b[i]|0x20) <= 'z' {
		i++
	}
	if i == start {
		if b[i] == '\'' && i+2 < len(b) && isHex(b[i+1]) && isHex(b[i+2]) {
			return "'", int(hexValue(b[i+1])<<4 | hexValue(b[i+2])), true, i + 3
		}
		return string(b[i]), 0, false, i + 1
	}
	word = string(b[start:i])
	digits := i
	for i < len(b) && i-digits < 8 && (b[i] >= '0' && b[i] <= '9' || i == digits && b[i] == '-') {
		i++
	}
	number, err := strconv.Atoi(string(b[digits:i]))
	if i < len(b) && b[i] == ' ' {
		i++
	}
	return word, number, err == nil, i
}
