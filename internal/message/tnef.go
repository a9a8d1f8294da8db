package message

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
)

// Attributes and properties of TNEF ([MS-OXTNEF] §2.1.3, [MS-OXPROPS]) that are read.
const (
	tnefSignature  = 0x223e9f78
	attBody        = 0x800c
	attOemCodepage = 0x9007 // the code page of its 8-bit texts
	attMsgProps    = 0x9003
	attAttachTitle = 0x8010
	attAttachData  = 0x800f
	attAttachment  = 0x9005
	attRenddata    = 0x9002

	propBody     = 0x1000
	propRTF      = 0x1009
	propHTML     = 0x1013
	propFileName = 0x3704
	propLongName = 0x3707
	propMIME     = 0x370e
	propData     = 0x3701
)

type tnefFile struct {
	name, long, media string
	data              []byte
}

// tnef opens winmail.dat: its body (plain, HTML; compressed RTF by its text) and its files.
func (r *reader) tnef(e entity, data []byte) []segment {
	if len(data) < 6 || binary.LittleEndian.Uint32(data) != tnefSignature {
		r.msg.problem("unread_part", orWord(e.name, "winmail.dat")+": not in Outlook's format, or cut off")
		r.file(e, e.media, data)
		return nil
	}
	var w winmail
	for rest := data[6:]; len(rest) >= tnefHead && len(w.files) <= MaxParts; {
		id, value, next, whole := tnefAttribute(rest)
		if !whole {
			r.msg.problem("unread_part", orWord(e.name, "winmail.dat")+": cut off")
		}
		w.take(id, value)
		rest = next
	}
	for _, f := range w.files {
		name := fileName(orWord(f.long, f.name))
		if f.data == nil && name == "" {
			continue
		}
		r.keep(Part{Name: name, Type: mendType(strings.ToLower(f.media), name), Data: f.data}, "")
	}
	return w.body
}

// tnefHead is how long an attribute is at least: a level, its number, its length and its checksum.
const tnefHead = 11

// tnefAttribute reads the first attribute of b ([MS-OXTNEF] §2.1.3.2), of one that is cut off what is there.
func tnefAttribute(b []byte) (id uint16, value, rest []byte, whole bool) {
	id = binary.LittleEndian.Uint16(b[1:])
	n := int(binary.LittleEndian.Uint32(b[5:]))
	value = b[9:]
	if whole = n >= 0 && n <= len(value); whole {
		value, rest = value[:n], value[n:]
	}
	return id, value, rest[min(2, len(rest)):], whole // a checksum stands behind
}

// winmail is what a winmail.dat holds.
type winmail struct {
	charset string // of its 8-bit texts
	body    []segment
	files   []tnefFile
}

func (w *winmail) take(id uint16, value []byte) {
	switch id {
	case attOemCodepage:
		if len(value) >= 4 {
			w.charset = fmt.Sprintf("cp%d", binary.LittleEndian.Uint32(value))
		}
	case attBody:
		if w.body == nil {
			w.body = []segment{plainSegment(cleanText(decodeText(bytes.TrimRight(value, "\x00"), w.charset)))}
		}
	case attMsgProps:
		w.takeBody(tnefProperties(value))
	case attRenddata:
		w.files = append(w.files, tnefFile{})
	case attAttachTitle, attAttachData, attAttachment:
		if len(w.files) == 0 {
			w.files = append(w.files, tnefFile{})
		}
		w.files[len(w.files)-1].take(id, value)
	}
}

// takeBody takes the message's text from its properties: HTML before all else, RTF last.
func (w *winmail) takeBody(props map[uint16][]byte) {
	if html := props[propHTML]; len(html) > 0 {
		w.body = []segment{htmlSegment(decodeHTML(html, ""))}
	} else if text := props[propBody]; len(text) > 0 && w.body == nil {
		w.body = []segment{plainSegment(cleanText(text))}
	} else if rtf := rtfText(decompressRTF(props[propRTF])); rtf != "" && w.body == nil {
		w.body = []segment{plainSegment(cleanText([]byte(rtf)))}
	}
}

func (f *tnefFile) take(id uint16, value []byte) {
	switch id {
	case attAttachTitle:
		f.name = cleanLine(decodeCharset([]byte(strings.TrimRight(string(value), "\x00")), ""))
	case attAttachData:
		f.data = value
	case attAttachment:
		props := tnefProperties(value)
		f.long = cleanLine(string(props[propLongName]))
		f.media = cleanLine(string(props[propMIME]))
		if d := props[propData]; f.data == nil && len(d) > 0 {
			f.data = d
		}
	}
}

// tnefProperties reads a list of MAPI properties ([MS-OXTNEF] §2.1.3.4): strings as UTF-8, binary values as they are.
func tnefProperties(b []byte) map[uint16][]byte {
	props := map[uint16][]byte{}
	if len(b) < 4 {
		return props
	}
	count := binary.LittleEndian.Uint32(b)
	b = b[4:]
	for ; count > 0 && len(b) >= 4 && len(props) < 2000; count-- {
		kind, id := binary.LittleEndian.Uint16(b), binary.LittleEndian.Uint16(b[2:])
		b = b[4:]
		var ok bool
		if id >= 0x8000 {
			if b, ok = skipName(b); !ok {
				return props
			}
		}
		var value []byte
		if value, b, ok = tnefValue(kind, b); !ok {
			return props
		}
		props[id] = value
	}
	return props
}

// skipName passes over a named property's name: a GUID, then a number or a string.
func skipName(b []byte) ([]byte, bool) {
	if len(b) < 24 {
		return nil, false
	}
	if binary.LittleEndian.Uint32(b[16:]) == 0 {
		return b[24:], true
	}
	n := padded(binary.LittleEndian.Uint32(b[20:]))
	if n > len(b)-24 {
		return nil, false
	}
	return b[24+n:], true
}

func padded(n uint32) int { return int((uint64(n) + 3) &^ 3) }

func tnefValue(kind uint16, b []byte) (value, rest []byte, ok bool) {
	fixed := map[uint16]int{0x02: 4, 0x03: 4, 0x04: 4, 0x0a: 4, 0x0b: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
	multi := kind&0x1000 != 0
	kind &^= 0x1000
	count := uint32(1)
	size, isFixed := fixed[kind]
	if multi || !isFixed {
		if len(b) < 4 {
			return nil, nil, false
		}
		count, b = binary.LittleEndian.Uint32(b), b[4:]
	}
	for i := uint32(0); i < count; i++ {
		n := size
		if !isFixed {
			if len(b) < 4 {
				return nil, nil, false
			}
			length := binary.LittleEndian.Uint32(b)
			b = b[4:]
			if uint64(length) > uint64(len(b)) {
				return nil, nil, false
			}
			if i == 0 {
				value = tnefString(kind, b[:length])
			}
			n = min(padded(length), len(b))
		}
		if n > len(b) {
			return nil, nil, false
		}
		b = b[n:]
	}
	return value, b, true
}

func tnefString(kind uint16, b []byte) []byte {
	switch kind {
	case 0x1f:
		swapped := make([]byte, 0, len(b))
		for i := 0; i+1 < len(b); i += 2 {
			swapped = append(swapped, b[i+1], b[i])
		}
		return []byte(strings.TrimRight(utf16String(swapped), "\x00"))
	case 0x1e:
		return []byte(decodeCharset([]byte(strings.TrimRight(string(b), "\x00")), ""))
	case 0x0d:
		return b[min(16, len(b)):] // an object: its interface stands first
	}
	return b
}
