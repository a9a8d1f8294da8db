package message

import (
	"archive/zip"
	"bytes"
	"io"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

const repliesDir = "../../testdata/replies"

// partOf is a part of a mail of the common set, decoded: what follows the first blank line behind the marker, up to the next boundary.
func partOf(f *testing.F, file, marker string) []byte {
	raw, err := os.ReadFile(filepath.Join(repliesDir, file))
	if err != nil {
		f.Fatal(err)
	}
	_, rest, _ := bytes.Cut(raw, []byte(marker))
	_, rest, ok := bytes.Cut(rest, []byte("\r\n\r\n"))
	if !ok {
		f.Fatalf("%s: nothing behind %q", file, marker)
	}
	body, _, _ := bytes.Cut(rest, []byte("\r\n--"))
	return decodeBase64(body)
}

// sane fails where a text that was made of n bytes is no UTF-8, or grew past reason.
func sane(t *testing.T, what, s string, n int) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("%s is no UTF-8: %q", what, s)
	}
	if len(s) > 40*n+4096 {
		t.Fatalf("%s has %d bytes, made of %d", what, len(s), n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(mail20kB())
	f.Add([]byte("Content-Type: multipart/mixed\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\n\n--b--"))
	f.Add([]byte("Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\neJ8+IgAA\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := Read(raw)
		m.Automatic()
		m.OtherSide()
		sane(t, "the text", m.Text, len(raw))
		for _, p := range m.Problems {
			if strings.HasPrefix(p.Detail, "reading stopped") {
				t.Fatal(p.Detail)
			}
		}
	})
}

func FuzzHeader(f *testing.F) {
	f.Add([]byte("From: =?utf-8?Q?Ana_?= =?utf-8?B?VG9ycmVz?= <a@b.example>, \"b, c\" <c@d.example>;\nDate: Tue, 3 May 2022 09:12:00 +0200 (CEST)\nSubject: a\n b\n\n"))
	f.Add([]byte("From: a\nFrom: <b@c>\nSubject: =?gb2312?B?xOO6\n =?=\nDate: 3-May-22 9:12 pm\nMessage-ID: <a@b> <c@d>\nContent-Type: text/plain; charset*0=utf; charset*1=-8\n\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := Read(append(raw, "\n\n"...))
		sane(t, "the subject", m.Subject, len(raw))
		sane(t, "the name", m.From.Name, len(raw))
		for _, to := range m.To {
			sane(t, "an address", to.Address, len(raw))
		}
	})
}

func FuzzHTMLText(f *testing.F) {
	f.Add("<table><tr><td>Name:<td>Ana</table><ul><li>a<ol start=3><li>b</ol></ul>")
	f.Add("<style>.x{display:none}</style><blockquote><p class=x>a<p>b</blockquote>")
	f.Add("<style>@media print{.y,#z>p{font-size:0}}</style><p style='mso-hide:all;color:#fff;background:white'>a<s>b</s><input type=checkbox checked>")
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			sane(t, "the page", renderHTML([]byte(s)).text, len(s))
		}
	})
}

func FuzzCharset(f *testing.F) {
	for _, name := range []string{"", "utf-8", "gb2312", "iso-8859-1", "windows-1256", "koi8-r", "iso-2022-jp", "iso-2022-kr", "utf-7", "utf-16", "utf-32", "hz-gb-2312", "big5", "x-mac-arabic", "cp720", "x-unknown"} {
		f.Add([]byte("Ana +AOk- \xd6\xd0\xce\xc4 \x1b$B0l\x1b(B ~{VPND~} \xff\xfea\x00"), name)
	}
	f.Fuzz(func(t *testing.T, b []byte, name string) { sane(t, "the text", decodeCharset(b, name), len(b)) })
}

func FuzzTransfer(f *testing.F) {
	f.Add([]byte("=C3=A9 a=\r\nb \t\r\n=\n=4"), "quoted-printable")
	f.Add([]byte("QU5B IA=\n=\nQQ"), "base64")
	f.Add([]byte("begin 644 a\n#0V%T\n`\nend\n"), "x-uuencode")
	f.Fuzz(func(t *testing.T, b []byte, encoding string) {
		decodeTransfer(b, encoding)
		if bytes.IndexByte(b, '=') < 0 {
			return
		}
		strict, err := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(b)))
		if got := decodeQuotedPrintable(b); err == nil && !bytes.Equal(got, strict) {
			t.Errorf("%q is decoded to %q, by the strict reader to %q", b, got, strict)
		}
	})
}

func FuzzDeliveryReport(f *testing.F) {
	f.Add([]byte("Reporting-MTA: dns; a.example\n\nOriginal-Recipient: rfc822;a@b.example\nFinal-Recipient: rfc822; c@d.example\nAction: FAILED\nStatus: 5.1.1 (x)\nDiagnostic-Code: smtp; 550\n 5.1.1 no\n"), "message/delivery-status")
	f.Add([]byte("Reporting-UA: a\nFinal-Recipient: rfc822;a@b\nDisposition: manual-action/MDN-sent-manually; displayed\n"), "message/disposition-notification")
	f.Add([]byte("Feedback-Type: abuse\nOriginal-Rcpt-To: a@b.example\n"), "message/feedback-report")
	f.Fuzz(func(t *testing.T, b []byte, media string) {
		if read := reportParts[media]; read != nil {
			read(&DeliveryReport{}, b)
		}
	})
}

func FuzzNotice(f *testing.F) {
	for _, file := range []string{"bounce-exim", "bounce-qmail", "bounce-zoho", "bounce-yandex", "bounce-qq", "bounce-163", "bounce-mailru"} {
		raw, err := os.ReadFile(filepath.Join(repliesDir, file+".eml"))
		if err != nil {
			f.Fatal(err)
		}
		_, text, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
		f.Add(text)
	}
	for _, file := range notices(f) {
		_, text, _ := bytes.Cut(file.Data, []byte("\n\n"))
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m := Read(append([]byte("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n"), text...))
		if m.Report != nil && len(m.Report.Recipients) > MaxParts {
			t.Fatalf("%d recipients", len(m.Report.Recipients))
		}
	})
}

func FuzzCalendar(f *testing.F) {
	f.Add("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;CN=\"A\";PARTSTAT=ACCEPTED:mailto:a@b.example\nEND:VEVENT\n")
	f.Fuzz(func(t *testing.T, s string) { readCalendar(s) })
}

func FuzzTNEF(f *testing.F) {
	f.Add(partOf(f, "en-tnef.eml", "application/ms-tnef"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m := &Message{}
		r := &reader{m, &limits{parts: MaxParts}}
		for _, s := range r.tnef(entity{}, b) {
			sane(t, "the body", s.text, 10*len(b)) // compressed RTF grows
		}
	})
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg1251\fromhtml1 {\*\htmltag <p>}\u1040? \'e0\par}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		sane(t, "the text", rtfText(b), len(b))
		decompressRTF(b)
	})
}

func FuzzSignedMail(f *testing.F) {
	f.Add(partOf(f, "en-smime-opaque.eml", "pkcs7-mime"))
	f.Add(partOf(f, "en-smime-encrypted.eml", "pkcs7-mime"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m := &Message{}
		r := &reader{m, &limits{parts: MaxParts}}
		r.smime(entity{media: "application/pkcs7-mime"}, b, 0)
	})
}

func FuzzDOCX(f *testing.F) {
	f.Add(`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Name</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`)
	f.Add(`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange></w:rPr><w:noBreakHyphen/><w:pict><v:textpath string="a"/></w:pict></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, document string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, part := range []string{"document", "styles", "footnotes", "header1", "comments"} {
			w, err := z.Create("word/" + part + ".xml")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(w, document); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		file, _ := readDOCX(b.Bytes())
		sane(t, "the text", file.text, 2*len(document))
		sane(t, "the margins", file.margins, len(document))
	})
}
