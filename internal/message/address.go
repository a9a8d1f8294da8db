package message

import "strings"

// parseAddresses reads an address list as found in the wild (RFC 5322 §3.4 and §4.4): groups, comments, routes, semicolons for commas,
// names with an unquoted comma. Entries without an address are kept by their name.
func parseAddresses(s, hint string) []Address {
	var list []Address
	pending := "" // "Torres" of an unquoted "Torres, Ana <…>"
	for _, entry := range splitAddresses(s) {
		a := parseMailbox(entry, hint)
		switch {
		case a.Address == "" && a.Name == "":
			continue
		case a.Address == "":
			if pending = joinNames(pending, a.Name); len(pending) > 1000 {
				list, pending = append(list, Address{Name: pending}), ""
			}
			continue
		case pending != "" && a.Name != "" && strings.Contains(entry, "<"):
			a.Name = joinNames(pending, a.Name)
		case pending != "":
			list = append(list, Address{Name: pending})
		}
		pending = ""
		list = append(list, a)
		if len(list) >= 2000 {
			break
		}
	}
	if pending != "" {
		list = append(list, Address{Name: pending})
	}
	return list
}

func joinNames(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}

// splitAddresses parts a list at commas and semicolons outside quotes, comments, angle brackets and encoded words; a group's name goes.
func splitAddresses(s string) []string {
	var entries []string
	start, depth, quoted, angle, at := 0, 0, false, false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && (quoted || depth > 0):
			i++
		case c == '"' && depth == 0:
			quoted = !quoted && strings.IndexByte(s[i+1:], '"') >= 0
		case quoted:
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth > 0:
		case c == '=' && strings.HasPrefix(s[i:], "=?"):
			if n := wordLength(s[i:]); n > 0 {
				i += n - 1
			}
		case c == '<':
			angle = true
		case c == '>':
			angle = false
		case angle:
		case c == '@':
			at = true
		case c == ':' && !at:
			start = i + 1
		case c == ',' || c == ';':
			entries = append(entries, s[start:i])
			start, at = i+1, false
		}
	}
	if start < len(s) {
		entries = append(entries, s[start:])
	}
	return entries
}

// wordLength returns the length of the encoded word that s begins with, 0 where it is none.
func wordLength(s string) int {
	w, rest, ok := cutWord(s[:min(len(s), 998)])
	if !ok || w.data == nil {
		return 0
	}
	return min(len(s), 998) - len(rest)
}

// parseMailbox reads one mailbox: "name <address>", "address (name)" or an address alone.
func parseMailbox(s, hint string) Address {
	s = strings.TrimSpace(s)
	var a Address
	open := lastOutsideQuotes(s, '<')
	if open >= 0 {
		inner, _, _ := strings.Cut(s[open+1:], ">")
		a.Address = cleanAddress(inner)
		name, comment := cutComments(s[:open])
		a.Name = decodeHeader(unquote(name), hint)
		if a.Name == "" {
			a.Name = decodeHeader(comment, hint)
		}
		return a
	}
	bare, comment := cutComments(s)
	if strings.Contains(bare, "@") && !strings.Contains(bare, "=?") {
		return Address{Name: decodeHeader(comment, hint), Address: cleanAddress(bare)}
	}
	name := decodeHeader(unquote(bare), hint)
	if name == "" {
		name = decodeHeader(comment, hint)
	}
	return Address{Name: name}
}

func lastOutsideQuotes(s string, want byte) int {
	last, quoted := -1, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case c == want && !quoted:
			last = i
		}
	}
	if last < 0 && quoted { // a quotation mark that is never closed
		return strings.LastIndexByte(s, want)
	}
	return last
}

// cleanAddress drops a route (RFC 5322 §4.4), blanks and "mailto:", and lowers the domain.
func cleanAddress(s string) string {
	s = strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f || zeroWidth(r) {
			return -1
		}
		return r
	}, toUTF8(s, ""))
	s = strings.Trim(s, "<>,;'\"")
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	if strings.HasPrefix(s, "@") {
		if _, after, ok := strings.Cut(s, ":"); ok {
			s = after
		}
	}
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		return s[:i] + strings.ToLower(s[i:])
	}
	return s
}

// cutComments parts text from its comments in round brackets.
func cutComments(s string) (text, comment string) {
	if !strings.Contains(s, "(") {
		return s, ""
	}
	var out, in strings.Builder
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' && depth == 0:
			quoted = !quoted
		case c == '(' && !quoted:
			if depth++; depth == 1 {
				continue
			}
		case c == ')' && depth > 0:
			if depth--; depth == 0 {
				in.WriteByte(' ')
				continue
			}
		}
		if depth > 0 {
			in.WriteByte(c)
		} else {
			out.WriteByte(c)
		}
	}
	return out.String(), strings.TrimSpace(in.String())
}

// unquote drops the quotation marks and backslashes of quoted strings, also in pairs of marks that programs put around names.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, `"\`) {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) {
				i++
			} else if s[i] == '"' {
				continue
			}
			b.WriteByte(s[i])
		}
		s = strings.TrimSpace(b.String())
	}
	if len(s) > 2 && s[0] == '\'' && s[len(s)-1] == '\'' {
		s = s[1 : len(s)-1]
	}
	return s
}

// messageIDs returns the identifiers in angle brackets of a field; blanks that a fold left inside one are dropped.
func messageIDs(s string) []string {
	var ids []string
	for len(ids) < 1000 {
		_, after, ok := strings.Cut(s, "<")
		if !ok {
			break
		}
		id, rest, ok := strings.Cut(after, ">")
		if !ok {
			break
		}
		if id = strings.Join(strings.Fields(id), ""); id != "" && len(id) < 998 {
			ids = append(ids, "<"+toUTF8(id, "")+">")
		}
		s = rest
	}
	if bare := strings.TrimSpace(s); len(ids) == 0 && strings.Contains(bare, "@") && !strings.ContainsAny(bare, " \t<>") {
		ids = append(ids, "<"+toUTF8(bare, "")+">")
	}
	return ids
}
