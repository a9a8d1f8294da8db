package message

import "strings"

// smime opens application/pkcs7-mime: the content of an opaque signature is read (its signature is not judged), what is encrypted is
// named.
func (r *reader) smime(e entity, data []byte, depth int) []segment {
	kind := strings.ToLower(e.params["smime-type"])
	if kind == "enveloped-data" || kind == "authenveloped-data" {
		r.msg.problem("encrypted", "the mail is encrypted (S/MIME); ask the sender for a plain one")
		r.file(e, e.media, data)
		return nil
	}
	if content, ok := signedContent(data); ok {
		fields, body, _ := splitHeader(content)
		return r.walk(newEntity(fields, body, ""), depth+1, e.media)
	}
	if strings.Contains(string(data[:min(len(data), 64)]), "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03") {
		r.msg.problem("encrypted", "the mail is encrypted (S/MIME); ask the sender for a plain one")
	} else {
		r.msg.problem("unread_part", orWord(e.name, "smime.p7m")+": the signed content could not be opened")
	}
	r.file(e, e.media, data)
	return nil
}

// signedContent returns the eContent of CMS SignedData (RFC 5652 §5.1, §5.2). Outlook and others write it in BER with pieces and
// indefinite lengths, which encoding/asn1 refuses.
func signedContent(data []byte) ([]byte, bool) {
	contentInfo, _, ok := berEnter(data, 0x30)
	if !ok {
		return nil, false
	}
	oid, rest, ok := berEnter(contentInfo, 0x06)
	if !ok || string(oid) != "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" {
		return nil, false
	}
	explicit, _, ok := berEnter(rest, 0xa0)
	if !ok {
		return nil, false
	}
	signed, _, ok := berEnter(explicit, 0x30)
	if !ok {
		return nil, false
	}
	_, rest, ok = berEnter(signed, 0x02)
	if !ok {
		return nil, false
	}
	_, rest, ok = berEnter(rest, 0x31)
	if !ok {
		return nil, false
	}
	encap, _, ok := berEnter(rest, 0x30)
	if !ok {
		return nil, false
	}
	_, rest, ok = berEnter(encap, 0x06)
	if !ok {
		return nil, false
	}
	content, _, ok := berEnter(rest, 0xa0)
	if !ok {
		return nil, false
	}
	out := berOctets(content, nil, 0)
	return out, len(out) > 0
}

// berEnter returns the content of the element that b begins with, and what follows it, where its tag is the wanted one.
func berEnter(b []byte, tag byte) (content, rest []byte, ok bool) {
	if len(b) < 2 || b[0] != tag {
		return nil, nil, false
	}
	return berCut(b, 0)
}

// berCut parts the first element's content from what follows (X.690 §8.1.3).
func berCut(b []byte, depth int) (content, rest []byte, ok bool) {
	if len(b) < 2 || depth > 16 {
		return nil, nil, false
	}
	n, head := int(b[1]), 2
	switch {
	case n == 0x80:
		inner := b[2:]
		for scan := inner; ; {
			if len(scan) < 2 {
				return inner, nil, true // cut off: what is there is read
			}
			if scan[0] == 0 && scan[1] == 0 {
				return inner[:len(inner)-len(scan)], scan[2:], true
			}
			if _, scan, ok = berCut(scan, depth+1); !ok {
				return nil, nil, false
			}
		}
	case n > 0x80:
		size := n - 0x80
		if size > 4 || len(b) < 2+size {
			return nil, nil, false
		}
		n, head = 0, 2+size
		for _, c := range b[2:head] {
			n = n<<8 | int(c)
		}
	}
	end := min(head+n, len(b))
	return b[head:end], b[end:], true
}

// berOctets joins an octet string, whole (0x04) or in pieces (0x24).
func berOctets(b, out []byte, depth int) []byte {
	for len(b) >= 2 && depth < 4 {
		content, rest, ok := berCut(b, 0)
		if !ok {
			return out
		}
		switch b[0] {
		case 0x04:
			out = append(out, content...)
		case 0x24:
			out = berOctets(content, out, depth+1)
		}
		b = rest
	}
	return out
}
