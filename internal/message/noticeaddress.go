package message

import (
	"regexp"
	"strings"
)

// noticeAddresses finds the recipients that a notice speaks of. host is the server's own name, for the names that AOL writes without it.
func noticeAddresses(notice, host string, own map[string]bool) []string {
	var found namedAddresses
	seen := map[string]bool{}
	for line := range strings.SplitSeq(notice, "\n") {
		line = strings.TrimSpace(line[:min(len(line), 2000)])
		if messageIDLine(line) {
			continue
		}
		for _, at := range anyAddress.FindAllStringIndex(line, 20) {
			a := withoutType(cleanAddress(strings.TrimLeft(line[at[0]:at[1]], "'=*/")))
			key := strings.ToLower(a)
			if own[key] || seen[key] || len(seen) >= MaxParts {
				continue
			}
			seen[key] = true
			found.add(a, line[:at[0]])
		}
	}
	if len(found.leading) == 0 {
		found.leading = bareNames(notice, host)
	}
	return found.best()
}

// namedAddresses are the addresses of a notice by where they stand: at the head of a line or behind a colon; within a sentence; as what another was made of by
// a forward or list; in the To field of the letter that the notice repeats; those of servers.
type namedAddresses struct{ leading, within, expanded, letterTo, servers []string }

func (n *namedAddresses) add(address, before string) {
	local, _, _ := strings.Cut(strings.ToLower(address), "@")
	before = strings.ToLower(strings.Trim(before, " <>'\"*(-[\t"))
	label, _, isLabel := strings.Cut(before, ":")
	label = strings.TrimSpace(label)
	switch {
	case local == "postmaster" || local == "mailer-daemon" || local == "abuse":
		n.servers = append(n.servers, address)
	case strings.Contains(before, "generated from") || strings.Contains(before, "expanded from"):
		n.expanded = append(n.expanded, address)
	case isLabel && label == "to":
		n.letterTo = append(n.letterTo, address)
	case isLabel && letterLabels[label]:
	case before == "" || strings.HasSuffix(before, ":") || strings.HasSuffix(before, "："):
		n.leading = append(n.leading, address)
	default:
		n.within = append(n.within, address)
	}
}

// best are those at the head of lines, else the first of the others in the order of namedAddresses.
func (n *namedAddresses) best() []string {
	if len(n.leading) > 0 {
		return n.leading
	}
	for _, others := range [][]string{n.within, n.expanded, n.letterTo, n.servers} {
		if len(others) > 0 {
			return others[:1]
		}
	}
	return nil
}

// letterLabels are the fields of the letter that a notice repeats above its words ("Your message To: … Subject: … Sent: … did not reach …").
var letterLabels = map[string]bool{
	"cc": true, "from": true, "subject": true, "subj": true, "sent": true, "date": true, "reply-to": true, "sender": true, "errors-to": true, "return-path": true, "received": true,
	"list-help": true, "list-post": true, "list-id": true, "list-subscribe": true, "list-unsubscribe": true, "list-archive": true, "mail from": true, "(mail from": true, "x-sender": true, "delivered-to": true,
}

// withoutType drops what X.400 gateways of Exchange write before an address ("dda:SMTP=a@b.example").
func withoutType(a string) string {
	if kind, rest, ok := strings.Cut(a, "="); ok && (strings.EqualFold(kind, "smtp") || strings.EqualFold(kind, "rfc822")) {
		return rest
	}
	return a
}

var bareName = regexp.MustCompile(`^[\w.\-]{2,40}$`)

// bareNames are the recipients of a server that names its own users without their domain, each alone on its line below "… the following recipients …:".
func bareNames(notice, host string) []string {
	var out []string
	below := false
	for line := range strings.SplitSeq(notice, "\n") {
		line = strings.TrimSpace(line[:min(len(line), 2000)])
		switch {
		case strings.HasSuffix(line, ":"):
			below = strings.Contains(line, "recipient")
		case below && host != "" && len(out) < MaxParts && bareName.MatchString(line):
			out = append(out, line+"@"+strings.ToLower(host))
		case line != "":
			below = false
		}
	}
	return out
}

// messageIDLine tells a line of the returned header that holds a Message-ID, which looks like an address.
func messageIDLine(line string) bool {
	field, _, ok := strings.Cut(line, ":")
	return ok && (strings.EqualFold(field, "message-id") || strings.EqualFold(field, "references") || strings.EqualFold(field, "in-reply-to"))
}
