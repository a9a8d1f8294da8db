package message

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files anew")

func crlf(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }

// mail20kB is a multipart mail as Outlook writes it, with a file, about 20 kB.
func mail20kB() []byte {
	var html strings.Builder
	for i := range 60 {
		fmt.Fprintf(&html, "<p class=3DMsoNormal><span lang=3DFR style=3D'font-size:11.0pt'>Point %d : Mme Ana Torres, premi=C3=A8re secr=C3=A9taire<o:p></o:p></span></p>\n", i)
	}
	return crlf("From: \"Torres, Ana\" <ana.torres@mission.example>\nTo: isu@meeting.example\nSubject: =?utf-8?Q?R=C3=A9ponse?=\nDate: Tue, 3 May 2022 09:12:00 +0200\nMIME-Version: 1.0\n" +
		"Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" +
		strings.Repeat("Point 3 : Mme Ana Torres, premi=C3=A8re secr=C3=A9taire\n", 60) +
		"\n--a\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<html><body>" + html.String() +
		"</body></html>\n--a--\n--m\nContent-Type: application/pdf; name=\"a.pdf\"\nContent-Disposition: attachment; filename=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\n" +
		strings.Repeat("JVBERi0xLjQKJeLjz9MKMyAwIG9iago8PC9MZW5ndGggNCAwIFIvRmlsdGVyL0ZsYXRl\n", 60) + "--m--\n")
}

func BenchmarkRead(b *testing.B) {
	raw := mail20kB()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if m := Read(raw); len(m.Parts) != 1 {
			b.Fatal("the file is not read")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
}

func hostile() map[string][]byte {
	parts := "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\nx\n", 30000)
	var levels strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&levels, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	html := func(s string) []byte { return []byte("Content-Type: text/html\n\n" + s) }
	return map[string][]byte{
		"parts": []byte(parts), "levels": []byte(levels.String()),
		"messages": []byte(strings.Repeat("Content-Type: message/rfc822\n\n", 30000)),
		"divs":     html(strings.Repeat("<div>", 200000)), "tables": html(strings.Repeat("<table><tr><td>x", 60000)),
		"formatting": html(func() string {
			var b strings.Builder
			for i := range 400 {
				fmt.Fprintf(&b, "<b id=%d>", i)
			}
			return b.String() + strings.Repeat("<p>x", 200000)
		}()),
		"quotes":     html(strings.Repeat("<blockquote>", 500) + strings.Repeat("<br>x", 100000)),
		"ends":       html(strings.Repeat("<i><table><tr><td>", 20) + strings.Repeat("<b>", 300) + strings.Repeat("</i>", 200000)),
		"spans":      html(strings.Repeat("<table>", 1) + strings.Repeat("<tr><td rowspan=9999 colspan=9999>x", 30000)),
		"words":      []byte("Subject: " + strings.Repeat("=?a?q? ", 30000) + "\n\nx"),
		"froms":      []byte("From: " + strings.Repeat("a,:<\"(", 40000) + "\n\nx"),
		"header":     []byte(strings.Repeat("a\n", 500000)),
		"fold":       []byte("Subject: a\n" + strings.Repeat(" b\n", 300000)),
		"styles":     html("<style>" + strings.Repeat(".a{", 300000)),
		"rules":      html("<style>" + strings.Repeat("p{"+strings.Repeat("color:red;", 100)+"}", 20) + "</style>" + strings.Repeat("<p>x", 240000)),
		"lists":      html("<style>" + strings.Repeat("p,", 200000) + "p{" + strings.Repeat("color:red;", 10000) + "}</style>" + strings.Repeat("<p>x", 100000)),
		"selectors":  html("<style>" + strings.Repeat("i b b b b p{display:none}", 60) + "</style>" + strings.Repeat("<b>", 500) + strings.Repeat("<p>x", 240000)),
		"late":       html(strings.Repeat("<p>x<style>p{color:red}</style>", 30000)),
		"classes":    html("<style>.a .b{display:none}</style><p class='" + strings.Repeat("a ", 200000) + "'>" + strings.Repeat("<b class=b>x", 50000)),
		"attributes": html("<p " + strings.Repeat("style=a:b ", 100000) + ">x"),
		"media":      html("<style>" + strings.Repeat("@media all{", 80000) + "</style>x"),
		"rawhigh":    []byte("\n" + strings.Repeat("\xe9\xff\x80", 300000)),
	}
}

func TestHostileMailsStayWithinTheBounds(t *testing.T) {
	t.Parallel()
	for name, raw := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			began := time.Now()
			m := Read(raw)
			t.Logf("%d bytes in %s", len(raw), time.Since(began))
			tooLarge := strings.Contains("parts levels messages fold", name)
			if found := len(m.Problems) > 0 && m.Problems[0].Code == "too_large"; found != tooLarge {
				t.Errorf("problems %v, too_large wanted: %v", m.Problems, tooLarge)
			}
			if len(m.Text) > 20*len(raw) {
				t.Errorf("%d bytes of text from %d of mail", len(m.Text), len(raw))
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, raw := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				Read(raw)
			}
		})
	}
}

func TestMailsAsProgramsWriteThem(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.eml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(strings.TrimSuffix(file, ".eml")+".txt", []byte(Read(raw).account()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		golden, err := os.ReadFile(strings.TrimSuffix(file, ".eml") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if got := Read(raw).account(); got != string(golden) {
			t.Errorf("%s: read as\n%s\nwanted\n%s", file, got, golden)
		}
	}
}

// account writes what was read for a golden file.
func (m *Message) account() string {
	var b strings.Builder
	fmt.Fprintf(&b, "from %q %s\nsubject %s\n", m.From.Name, m.From.Address, m.Subject)
	if !m.Date.IsZero() {
		fmt.Fprintf(&b, "date %s\n", m.Date.Format(time.RFC3339))
	}
	for _, p := range m.Parts {
		fmt.Fprintf(&b, "part %q %s %d\n", p.Name, p.Type, len(p.Data))
	}
	for _, table := range m.Tables {
		for _, row := range table.Rows {
			fmt.Fprintf(&b, "row %q\n", row)
		}
	}
	if c := m.Calendar; c != nil {
		fmt.Fprintf(&b, "calendar %s %v %q\n", c.Method, c.Answers, c.Comment)
	}
	if d := m.Report; d != nil {
		fmt.Fprintf(&b, "report %s %s %+v\n", d.Kind, d.OriginalMessageID, d.Recipients)
	}
	if why, yes := m.Automatic(); yes {
		fmt.Fprintf(&b, "automatic %s\n", why)
	}
	for _, n := range m.Nested {
		fmt.Fprintf(&b, "nested %s %q %q\n", n.From.Address, n.Subject, n.Text)
	}
	for _, p := range m.Problems {
		fmt.Fprintf(&b, "problem %s: %s\n", p.Code, p.Detail)
	}
	fmt.Fprintf(&b, "html %v\n---\n%s\n", m.HTML, m.Text)
	return b.String()
}
