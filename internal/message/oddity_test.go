package message

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// An odd mail is made of four oddities: of its header, of how its parts stand, of how a part's bytes are written, of what its charset is said to be.
// Each is named by who writes it so, or by what of the standards it breaks.
type (
	oddHeader struct {
		name string
		make func(header string) string // of a header whose lines end with CRLF, its blank line not included
	}
	oddShape struct {
		name string
		make func(part func(media, text string) string) (entity string)
	}
)

const (
	oddText = "Dear colleagues,\r\nDelegate: Ana Torres, première secrétaire\r\nItem: 3\r\n"
	oddPage = "<html><body><p>Dear colleagues,</p><p>Delegate: Ana Torres, première secrétaire</p></body></html>\r\n"
)

func replaced(old, new string) func(string) string {
	return func(header string) string { return strings.Replace(header, old, new, 1) }
}

func above(lines string) func(string) string {
	return func(header string) string { return lines + header }
}

func below(lines string) func(string) string {
	return func(header string) string { return header + lines }
}

const noFrom = "no From, §3.6"

var oddHeaders = []oddHeader{
	{"as it should be", func(h string) string { return h }},
	{"mbox's line above (Unix)", above("From ana@mission.example Tue May  3 09:12:00 2022\r\n")},
	{"quoted mbox's line above (procmail)", above(">From ana@mission.example Tue May  3 09:12:00 2022\r\n")},
	{"byte order mark (files saved by Notepad)", above("\xef\xbb\xbf")},
	{"blank lines above (POP3 proxies)", above("\r\n\r\n")},
	{"two From fields, §3.6", below("From: other@mission.example\r\n")},
	{"raw 8-bit subject, §2.2", replaced("Subject: Registration", "Subject: R\xe9ponse \xe0 l'invitation")},
	{"word split inside a character (Exchange), RFC 2047 §5", replaced("Subject: Registration", "Subject: =?utf-8?B?UsOpcG9uc2Ug?= =?utf-8?B?w?==?utf-8?B?qQ==?=")},
	{"word without an end, RFC 2047 §2", replaced("Subject: Registration", "Subject: =?utf-8?Q?R=C3=A9ponse")},
	{"word of a charset that nobody knows", replaced("Subject: Registration", "Subject: =?x-none?Q?R=E9ponse?=")},
	{"fold that lost its blank (webmail)", replaced("Subject: Registration", "Subject: Registration of our delegation\r\nto the meeting")},
	{"fold of blanks alone, §4.2", replaced("Subject: Registration", "Subject: Registration\r\n \t \r\n of our delegation")},
	{"blank before the colon, §4.5", replaced("Subject:", "Subject :")},
	{"a line that is no field (Lotus)", replaced("Subject:", "this line is no field\r\nSubject:")},
	{"Message-ID without brackets, §3.6.4", replaced("<x@mission.example>", "x@mission.example")},
	{"no MIME-Version, RFC 2045 §4", replaced("MIME-Version: 1.0\r\n", "")},
	{"MIME-Version of another kind, RFC 2045 §4", replaced("MIME-Version: 1.0", "MIME-Version: 1.0 (produced by x) y")},
	{"a line of 5,000 characters, §2.1.1", below("X-Long: " + strings.Repeat("x", 5000) + "\r\n")},
	{"zero byte in a field, §2.2", below("X-Zero: a\x00b\r\n")},
	{"comma outside quotes in a name (Lotus), §3.4", replaced(`"Torres, Ana"`, "Torres, Ana")},
	{"quotes that are never closed, §3.2.4", replaced(`"Torres, Ana"`, `"Torres, Ana`)},
	{"encoded word in quotes (Yahoo), RFC 2047 §5", replaced(`"Torres, Ana"`, `"=?utf-8?Q?Torres=2C_Ana?="`)},
	{noFrom, replaced("From: \"Torres, Ana\" <ana@mission.example>\r\n", "")},
	{"address in two pairs of brackets", replaced("<ana@mission.example>", "<<ana@mission.example>>")},
	{"date of no calendar, §3.3", replaced("Tue, 3 May 2022", "Tyr, 33 Mai 22022")},
	{"hundreds of traces", above(strings.Repeat("Received: from a.example by b.example; Tue, 3 May 2022 09:12:00 +0200\r\n", 300))},
	{"a field without a value", below("X-Empty:\r\nCc:\r\n")},
	{"a field's name in 8-bit letters, §2.2", below("X-\xc3\xa9: a\r\n")},
}

func delimited(boundary string, parts ...string) string {
	return "--" + boundary + "\r\n" + strings.Join(parts, "\r\n--"+boundary+"\r\n") + "\r\n--" + boundary + "--\r\n"
}

func multipart(kind, boundary string, parts ...string) string {
	return "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\n" + delimited(boundary, parts...)
}

const picture = "Content-Type: image/png; name=flag.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"

type maker = func(media, text string) string

func shaped(make func(plain string) string) func(maker) string {
	return func(part maker) string { return make(part("text/plain", oddText)) }
}

var oddShapes = []oddShape{
	{"one part", shaped(func(p string) string { return p })},
	{"a page alone (web forms)", func(part maker) string { return part("text/html", oddPage) }},
	{"mixed with a picture", shaped(func(p string) string { return multipart("mixed", "b", p, picture) })},
	{"alternative", func(part maker) string {
		return multipart("alternative", "b", part("text/plain", oddText), part("text/html", oddPage))
	}},
	{"alternative, the page first, RFC 2046 §5.1.4", func(part maker) string {
		return multipart("alternative", "b", part("text/html", oddPage), part("text/plain", oddText))
	}},
	{"alternative without plain words (Outlook on phones)", func(part maker) string {
		return multipart("alternative", "b", part("text/plain", ""), part("text/html", oddPage))
	}},
	{"alternative with an empty page", func(part maker) string {
		return multipart("alternative", "b", part("text/plain", oddText), part("text/html", ""))
	}},
	{"alternative of one", shaped(func(p string) string { return multipart("alternative", "b", p) })},
	{"related, the picture first, RFC 2387 §3", shaped(func(p string) string { return multipart("related", "b", picture, p) })},
	{"no closing delimiter, RFC 2046 §5.1.1", shaped(func(p string) string {
		return strings.TrimSuffix(multipart("mixed", "b", picture, p), "--\r\n") + "\r\n"
	})},
	{"cut off after the text", shaped(func(p string) string { return strings.TrimSuffix(multipart("mixed", "b", p), "--b--\r\n") })},
	{"blanks behind delimiters, RFC 2046 §5.1.1", shaped(func(p string) string {
		return strings.ReplaceAll(multipart("mixed", "b", p, picture), "--b\r\n", "--b \t \r\n")
	})},
	{"boundary outside quotes that needs them, RFC 2045 §5.1", shaped(func(p string) string {
		return strings.Replace(multipart("mixed", "=_Part:(1)?", p), `"=_Part:(1)?"`, "=_Part:(1)?", 1)
	})},
	{"boundary in another case than its header's", shaped(func(p string) string {
		return strings.Replace(multipart("mixed", "Part-a", p, picture), `"Part-a"`, `"PART-A"`, 1)
	})},
	{"boundary of another mail (list servers)", shaped(func(p string) string { return strings.Replace(multipart("mixed", "b1", p), `"b1"`, `"gone"`, 1) })},
	{"boundary lost", shaped(func(p string) string { return strings.Replace(multipart("mixed", "b1", p), `; boundary="b1"`, "", 1) })},
	{"inner boundary that begins with the outer one, RFC 2046 §5.1.2", shaped(func(p string) string {
		return multipart("mixed", "b", multipart("alternative", "b-2", p), picture)
	})},
	{"one boundary for two levels (old webmail)", shaped(func(p string) string { return multipart("mixed", "b", multipart("mixed", "b", p)) })},
	{"words before and after the parts, RFC 2046 §5.1.1", shaped(func(p string) string {
		return strings.Replace(multipart("mixed", "b", p), "\r\n\r\n--b", "\r\n\r\nThis is a multi-part message in MIME format.\r\n--b", 1) + "sent by a gateway\r\n"
	})},
	{"empty parts around (Exchange's filters)", shaped(func(p string) string { return multipart("mixed", "b", "", "\r\n", p, "", "\r\n\r\n") })},
	{"digest, RFC 2046 §5.1.5", shaped(func(p string) string { return multipart("digest", "b", "\r\nSubject: inner\r\n"+p) })},
	{"forwarded as a mail", shaped(func(p string) string {
		return multipart("mixed", "b", "Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n"+p)
	})},
	{"forwarded as a mail in base64, RFC 2046 §5.2.1", shaped(func(p string) string {
		return multipart("mixed", "b", "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"+oddBase64("Subject: inner\r\n"+p, 76))
	})},
	{"signed (S/MIME), RFC 8551 §3.5.3", shaped(func(p string) string {
		return multipart("signed", "b", p, "Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAG\r\n")
	})},
	{"report of no kind, RFC 6522 §3", shaped(func(p string) string {
		return multipart("report", "b", p, "Content-Type: message/x-none\r\n\r\nx\r\n")
	})},
	{"multipart of a kind that nobody knows, RFC 2046 §5.1.3", shaped(func(p string) string { return multipart("x-appledouble-x", "b", p) })},
	{"the whole multipart in base64, RFC 2045 §6.4", shaped(func(p string) string {
		return "Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64\r\n\r\n" + oddBase64(delimited("b", p), 76)
	})},
	{"multipart that says quoted-printable, RFC 2045 §6.4", shaped(func(p string) string {
		return "Content-Transfer-Encoding: quoted-printable\r\n" + multipart("mixed", "b", p)
	})},
	{"types in capitals (Lotus)", shaped(func(p string) string {
		return strings.NewReplacer("Content-Type: multipart/mixed; boundary", "CONTENT-TYPE: MULTIPART/MIXED; BOUNDARY", "text/plain", "TEXT/PLAIN").Replace(multipart("mixed", "b", p))
	})},
	{"twelve levels (forwards of forwards)", shaped(func(p string) string {
		for i := range 12 {
			p = multipart("mixed", fmt.Sprintf("level%d", i), p)
		}
		return p
	})},
	{"text said to be a file (Apple Mail)", shaped(func(p string) string {
		return multipart("mixed", "b", "Content-Disposition: inline; filename=\"answer.txt\"\r\n"+p)
	})},
	{"a type without its second half, RFC 2045 §5.1", shaped(func(p string) string { return strings.Replace(p, "text/plain", "text", 1) })},
}

// oddMail makes the mail of one oddity of each kind.
func oddMail(h oddHeader, shape oddShape, transfer, charset int) (name string, raw []byte) {
	t, c := oddTransfers[transfer], oddCharsets[charset]
	part := func(media, text string) string {
		if c.latin {
			text, _ = charmap.Windows1252.NewEncoder().String(text)
		}
		field := ""
		if t.declared != "" {
			field = "Content-Transfer-Encoding: " + t.declared + "\r\n"
		}
		if text != "" {
			text = t.make(text)
		}
		return "Content-Type: " + media + c.param + "\r\n" + field + "\r\n" + text
	}
	header := "From: \"Torres, Ana\" <ana@mission.example>\r\nTo: isu@meeting.example\r\nSubject: Registration\r\nMessage-ID: <x@mission.example>\r\nDate: Tue, 3 May 2022 09:12:00 +0200\r\nMIME-Version: 1.0\r\n"
	return h.name + " + " + shape.name + " + " + t.name + " + " + c.name, []byte(h.make(header) + shape.make(part))
}

// says tells whether a mail, a file with it or a mail within it holds some words.
func (m *Message) says(words string) bool {
	for _, p := range m.Parts {
		if strings.Contains(p.Text, words) {
			return true
		}
	}
	for _, n := range m.Nested {
		if n.says(words) {
			return true
		}
	}
	return strings.Contains(m.Text, words)
}

// TestOddMailsAreReadOrNamed: whatever is odd about a mail, its words are read, or what could not be read is named; twice the same.
func TestOddMailsAreReadOrNamed(t *testing.T) {
	t.Parallel()
	names, seen, read, n := map[string]bool{}, map[string]bool{}, 0, 0
	for _, shape := range oddShapes {
		for transfer := range oddTransfers {
			for range 3 {
				header := oddHeaders[n%len(oddHeaders)]
				name, raw := oddMail(header, shape, transfer, n%len(oddCharsets))
				n++
				if ends := []string{"\n", "\r", "\r\r\n"}; n%4 == 0 {
					name, raw = name+" + line ends of another system", []byte(strings.ReplaceAll(string(raw), "\r\n", ends[n/4%3]))
				}
				names[name], seen[string(raw)] = true, true
				m := Read(raw)
				if again := Read(raw); !reflect.DeepEqual(m, again) {
					t.Errorf("%s: read twice, and not the same", name)
				}
				whole := m.says("Ana Torres, première secrétaire")
				if whole {
					read++
				} else if len(m.Problems) == 0 {
					t.Errorf("%s: not read and not named\ntext %q\n%s", name, m.Text, raw)
				}
				if from := m.From.Address == "ana@mission.example"; from == (header.name == noFrom) || m.Subject == "" {
					t.Errorf("%s: from %v, subject %q", name, m.From, m.Subject)
				}
				if len(m.Text) > 20*len(raw) || len(m.Parts) > MaxParts || len(m.Problems) > MaxParts {
					t.Errorf("%s: %d bytes of text, %d parts, %d problems of %d bytes", name, len(m.Text), len(m.Parts), len(m.Problems), len(raw))
				}
				for _, p := range m.Problems {
					if strings.HasPrefix(p.Detail, "reading stopped") {
						t.Errorf("%s: %s", name, p.Detail)
					}
				}
			}
		}
	}
	if len(names) < 1250 || len(seen) < 1250 || read*100 < 99*n {
		t.Errorf("%d oddities by name, %d by their bytes; %d of %d read", len(names), len(seen), read, n)
	}
	t.Logf("%d oddities, %d read whole, the others named", len(names), read)
}
