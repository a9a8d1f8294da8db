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
	r := rtfReader{charset: "windows-1252"}
	for i := 0; i < len(b); {
		switch c := b[i]; c {
		case '{':
			r.outer = append(r.outer, r.group)
		case '}':
			if n := len(r.outer); n > 0 {
				r.group, r.outer = r.outer[n-1], r.outer[:n-1]
			}
		case '\\':
			word, number, hasNumber, next := rtfWord(b, i+1)
			r.control(word, number, hasNumber)
			i = next
			continue
		case '\r', '\n':
		default:
			r.letter(c)
		}
		i++
	}
	r.flush()
	return strings.TrimSpace(r.out.String())
}

// rtfGroup is what holds up to the end of a group.
type rtfGroup struct {
	passedOver bool // what it holds is no text
	struck     bool // its text is crossed out, deleted or hidden
}

// rtfReader gathers the text of an RTF document.
type rtfReader struct {
	out     strings.Builder
	raw     []byte // letters that are still in the charset
	charset string
	spare   int // how many letters are left of those that follow a \u for programs without Unicode
	group   rtfGroup
	outer   []rtfGroup // what held where the open groups began
}

func (r *rtfReader) control(word string, number int, hasNumber bool) {
	on := !hasNumber || number != 0
	switch word {
	case "strike", "striked", "deleted", "v":
		r.group.struck = on
	case "plain":
		r.group.struck = false
	case "htmlrtf":
		r.group.passedOver = on
	case "ansicpg":
		r.charset = "windows-" + strconv.Itoa(number)
	case "'":
		r.letter(byte(number))
	case "u":
		if hasNumber && r.shown() {
			r.write(string(rune(uint16(number))))
			r.spare = 1
		}
	default:
		if word == "*" || rtfDestinations[word] {
			r.group.passedOver = true
		} else if sign := rtfSigns[word]; sign != "" && !r.group.passedOver {
			r.write(sign)
		}
	}
}

func (r *rtfReader) shown() bool { return !r.group.passedOver && !r.group.struck }

// letter takes a letter in the charset.
func (r *rtfReader) letter(c byte) {
	switch {
	case !r.shown():
	case r.spare > 0:
		r.spare--
	default:
		r.raw = append(r.raw, c)
	}
}

// write adds what is no letter of the charset.
func (r *rtfReader) write(s string) {
	r.flush()
	r.out.WriteString(s)
}

func (r *rtfReader) flush() {
	if len(r.raw) > 0 {
		r.out.WriteString(decodeCharset(r.raw, r.charset))
		r.raw = r.raw[:0]
	}
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
