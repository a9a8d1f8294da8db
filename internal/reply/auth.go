package reply

import (
	"strings"

	"chancery/internal/invitee"
)

// authResult is one method of an Authentication-Results field (RFC 8601 §2.2).
type authResult struct {
	method, result string
	props          map[string]string // "header.from" → "mission.example"
}

// authenticate believes dmarc=pass for the From domain where our own server says so in the topmost field, and names fields that only claim to be its.
func (p *reader) authenticate() {
	id := strings.ToLower(p.c.AuthservID)
	if id == "" {
		p.review(NotAuthenticated, "no authserv_id is set, so that nobody is authenticated")
		return
	}
	fields := p.m.Header("Authentication-Results")
	exchange := id == "exchange-online"
	ours, malformed, topmost := 0, false, -1
	var results []authResult
	for i, f := range fields {
		got, res, ok := parseAuth(f, exchange)
		if exchange {
			if i == 0 {
				results, topmost, malformed = res, 0, !ok
			}
			continue
		}
		if !strings.EqualFold(got, id) {
			if !ok && strings.Contains(strings.ToLower(f), id) {
				malformed = true
			}
			continue
		}
		ours++
		if ours == 1 {
			topmost = i
			results, malformed = res, malformed || !ok
		}
	}
	switch {
	case !exchange && ours > 1:
		p.review(ForgedResults, "several Authentication-Results claim "+id)
	case !exchange && ours == 1 && topmost > 0:
		p.review(ForgedResults, "the Authentication-Results of "+id+" is not the topmost")
	case malformed:
		p.review(ForgedResults, "an Authentication-Results that claims "+id+" is malformed")
	default:
		p.r.Authenticated = topmost == 0 && passes(results, invitee.Domain(p.m.From.Address))
	}
	if !p.r.Authenticated {
		p.review(NotAuthenticated, p.m.From.Address)
	}
}

// passes tells whether DMARC passed for exactly the domain of From (RFC 7489 §3.1: the field's own header.from). Two DMARC results that differ pass nothing.
func passes(results []authResult, domain string) bool {
	pass := false
	for _, r := range results {
		if r.method != "dmarc" {
			continue
		}
		from := strings.ToLower(strings.TrimPrefix(r.props["header.from"], "@"))
		if at := strings.LastIndexByte(from, '@'); at >= 0 {
			from = from[at+1:]
		}
		if r.result != "pass" || domain == "" || from != domain {
			return false
		}
		pass = true
	}
	return pass
}

// parseAuth reads a field: its authserv-id and results. ok is false where it does not follow RFC 8601. Exchange Online writes no authserv-id.
func parseAuth(field string, exchange bool) (id string, results []authResult, ok bool) {
	field, ok = stripComments(field)
	parts := splitQuoted(field, ';')
	if !exchange {
		head := strings.Fields(parts[0])
		if len(head) == 0 || len(head) > 2 || strings.ContainsAny(head[0], "=") {
			return "", nil, false
		}
		id = strings.Trim(head[0], `"`)
		if len(head) == 2 && head[1] != "1" {
			ok = false
		}
		parts = parts[1:]
	}
	for _, part := range parts {
		words := splitQuoted(strings.TrimSpace(strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(part, " =", "="), "= ", "=")), " ")), ' ')
		if len(words) == 0 || words[0] == "" {
			continue
		}
		if strings.EqualFold(words[0], "none") && len(words) == 1 {
			continue
		}
		method, result, found := strings.Cut(words[0], "=")
		if !found || method == "" || result == "" {
			if exchange {
				continue
			}
			return id, results, false
		}
		method, _, _ = strings.Cut(method, "/")
		r := authResult{strings.ToLower(method), strings.ToLower(result), map[string]string{}}
		for _, w := range words[1:] {
			if k, v, found := strings.Cut(w, "="); found {
				if _, twice := r.props[strings.ToLower(k)]; twice {
					ok = false
				}
				r.props[strings.ToLower(k)] = strings.Trim(v, `"`)
			}
		}
		results = append(results, r)
	}
	return id, results, ok
}

// stripComments takes comments out (RFC 5322 §3.2.2, nested); ok is false where a bracket or a quotation stays open, and where a backslash stands
// outside of both, which no quoted-pair does.
func stripComments(s string) (string, bool) {
	var b strings.Builder
	depth, quoted, bare := 0, false, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && (quoted || depth > 0) && i+1 < len(s):
			if depth == 0 {
				b.WriteString(s[i : i+2])
			}
			i++
		case c == '"' && depth == 0:
			quoted = !quoted
			b.WriteByte(c)
		case c == '(' && !quoted:
			depth++
		case c == ')' && !quoted && depth > 0:
			depth--
			b.WriteByte(' ')
		case depth == 0:
			bare = bare || c == '\\' && !quoted
			b.WriteByte(c)
		}
	}
	return b.String(), depth == 0 && !quoted && !bare
}

// splitQuoted cuts at a separator outside of quoted strings (RFC 5322 §3.2.4: a backslash takes the meaning off the character behind it).
func splitQuoted(s string, sep byte) []string {
	var out []string
	quoted, start := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == sep && !quoted:
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	return append(out, s[start:])
}
