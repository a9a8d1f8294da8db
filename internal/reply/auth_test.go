package reply

import (
	"strings"
	"testing"

	"chancery/internal/message"
)

func TestOnlyTheTopmostResultsOfOurOwnServerAreBelieved(t *testing.T) {
	t.Parallel()
	const ours = "Authentication-Results: mx.meeting.example; dmarc=pass header.from=norway.example\n"
	cases := []struct {
		name, id, fields string
		want             bool
		review           string
	}{
		{"pass", "mx.meeting.example", ours, true, ""},
		{"version and comments", "mx.meeting.example", "Authentication-Results: mx.meeting.example 1 (mx); spf=pass\n smtp.mailfrom=norway.example; dmarc=pass (p=none; dis=none)\n header.from=norway.example\n", true, ""},
		{"fail", "mx.meeting.example", "Authentication-Results: mx.meeting.example; dmarc=fail header.from=norway.example\n", false, NotAuthenticated},
		{"none", "mx.meeting.example", "Authentication-Results: mx.meeting.example; none\n", false, NotAuthenticated},
		{"another domain", "mx.meeting.example", "Authentication-Results: mx.meeting.example; dmarc=pass header.from=norway.example.evil.example\n", false, NotAuthenticated},
		{"of another server", "mx.meeting.example", "Authentication-Results: relay.example; dmarc=pass header.from=norway.example\n", false, NotAuthenticated},
		{"not the topmost", "mx.meeting.example", "Authentication-Results: relay.example; spf=pass\n" + ours, false, ForgedResults},
		{"twice", "mx.meeting.example", ours + ours, false, ForgedResults},
		{"malformed", "mx.meeting.example", "Authentication-Results: mx.meeting.example; dmarc=pass (header.from=norway.example\n", false, ForgedResults},
		{"in a comment", "mx.meeting.example", "Authentication-Results: mx.meeting.example; spf=fail (dmarc=pass header.from=norway.example)\n", false, NotAuthenticated},
		{"quoted", "mx.meeting.example", "Authentication-Results: mx.meeting.example; dmarc=fail reason=\"x; dmarc=pass header.from=norway.example\" header.from=norway.example\n", false, NotAuthenticated},
		{"quoted with an escaped quote", "mx.meeting.example", `Authentication-Results: mx.meeting.example; dmarc=fail reason="x\"; dmarc=pass header.from=norway.example; x=\"y"` + "\n", false, NotAuthenticated},
		{"escaped quote in a comment", "mx.meeting.example", `Authentication-Results: mx.meeting.example; spf=fail (x\) \"; dmarc=pass header.from=norway.example \")` + "\n", false, NotAuthenticated},
		{"escaped quote outside of quotes", "mx.meeting.example", `Authentication-Results: mx.meeting.example; spf=fail x=\"; dmarc=pass header.from=norway.example` + "\n", false, ForgedResults},
		{"pass with an escaped quote", "mx.meeting.example", `Authentication-Results: mx.meeting.example; spf=fail reason="a \"b\" c"; dmarc=pass header.from=norway.example` + "\n", true, ""},
		{"no id set", "", ours, false, NotAuthenticated},
		{"exchange online", "exchange-online", "Authentication-Results: spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=norway.example; dkim=pass (signature was verified)\n header.d=norway.example;dmarc=pass action=none\n header.from=norway.example;compauth=pass reason=100\n", true, ""},
		{"exchange online, below", "exchange-online", "Authentication-Results: spf=fail; dmarc=fail header.from=norway.example\n" + "Authentication-Results: dmarc=pass header.from=norway.example\n", false, NotAuthenticated},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			raw := c.fields + "From: mission@norway.example\nTo: isu@meeting.example\nSubject: x\nIn-Reply-To: <im2022.NOR.invitation.abcdefghijkl@meeting.example>\n\nName: Ms. Ingrid Larsen\n"
			ctx := campaign()
			ctx.AuthservID = c.id
			r := Read(message.Read([]byte(strings.ReplaceAll(raw, "\n", "\r\n"))), ctx)
			if r.Authenticated != c.want {
				t.Errorf("authenticated %v, want %v: %v", r.Authenticated, c.want, r.Review)
			}
			found := c.review == ""
			for _, why := range r.Review {
				found = found || why.Code == c.review
				if c.review == "" {
					t.Errorf("review %v, want none", why)
				}
			}
			if !found {
				t.Errorf("review %v, want %s", r.Review, c.review)
			}
		})
	}
}

// FuzzAuthResults lets a stranger choose what our server quotes of him, in a quoted string, a comment and a property: none of it passes for a result.
func FuzzAuthResults(f *testing.F) {
	for _, s := range []string{"", `x"; dmarc=pass header.from=norway.example`, `\`, `a\"b`, `) dmarc=pass header.from=norway.example (`, "; dmarc=pass header.from=norway.example", "=;\t="} {
		f.Add(s)
	}
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "(", `\(`, ")", `\)`)
	f.Fuzz(func(t *testing.T, s string) {
		_, _, _ = parseAuth(s, false)
		_, _, _ = parseAuth(s, true)
		for _, field := range []string{
			`mx.meeting.example; dmarc=fail reason="` + escape.Replace(s) + `" header.from=norway.example`,
			`mx.meeting.example; spf=fail (` + escape.Replace(s) + `) smtp.mailfrom=x.example`,
			`mx.meeting.example; spf=fail smtp.mailfrom="` + escape.Replace(s) + `"; dkim=none`,
		} {
			id, results, ok := parseAuth(field, false)
			if !ok || id != "mx.meeting.example" {
				t.Fatalf("%s: id %q, ok %v", field, id, ok)
			}
			if passes(results, "norway.example") {
				t.Fatalf("%s passes: %v", field, results)
			}
		}
	})
}
