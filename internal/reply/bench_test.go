package reply

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/message"
)

// mails20kB are mails of the set at the size of real ones: half of them plain with the invitation quoted below, half as Outlook writes them, with an HTML
// side, the invitation in both, a signature's picture and the trace of four servers. Each is about 20 kB.
func mails20kB(tb testing.TB) [][]byte {
	files, _ := filepath.Glob(filepath.Join(mailsDir, "*-prose.eml"))
	more, _ := filepath.Glob(filepath.Join(mailsDir, "*-labels.eml"))
	quoted := "\r\n\r\nOn 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\r\n" + strings.Repeat("> The President of the Twentieth Meeting has the honour to invite your delegation.\r\n", 220)
	var plain, rich [][]byte
	for _, file := range append(files, more...) {
		raw, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		if bytes.Contains(raw, []byte("base64")) {
			continue
		}
		plain = append(plain, append(bytes.Clone(raw), quoted...))
		rich = append(rich, asOutlook(raw))
	}
	return append(plain, rich...)
}

// asOutlook sends the text of a mail again as Outlook would.
func asOutlook(raw []byte) []byte {
	m := message.Read(raw)
	text := m.Text + "\n\n-----Original Message-----\nFrom: ISU <isu@meeting.example>\nSent: Tuesday, 26 April 2022 10:00\nTo: Mission\nSubject: Invitation\n\n" +
		strings.Repeat("The President of the Twentieth Meeting has the honour to invite your delegation.\n", 40)
	var b, page bytes.Buffer
	for i := range 4 {
		fmt.Fprintf(&b, "Received: from relay%d.example (relay%d.example [192.0.2.%d])\r\n\tby mx%d.meeting.example with ESMTPS id 4KtX%d\r\n\tfor <isu@meeting.example>; Tue, 3 May 2022 09:12:0%d +0200\r\n", i, i, i, i, i, i)
	}
	for line := range strings.Lines(text) {
		fmt.Fprintf(&page, "<p class=\"MsoNormal\"><span lang=\"EN-US\" style=\"font-size:11.0pt\">%s<o:p></o:p></span></p>\r\n", html.EscapeString(strings.TrimSpace(line)))
	}
	fmt.Fprintf(&b, "From: %q <%s>\r\nTo: isu@meeting.example\r\nSubject: RE: Invitation\r\nMessage-ID: <b@mission.example>\r\nDate: Tue, 3 May 2022 09:12:00 +0200\r\nIn-Reply-To: <im2022.COL.1.k7Qx2mZp@meeting.example>\r\n", m.From.Name, m.From.Address)
	b.WriteString("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"_004_\"\r\n\r\n--_004_\r\nContent-Type: multipart/alternative; boundary=\"_000_\"\r\n\r\n")
	fmt.Fprintf(&b, "--_000_\r\nContent-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n", folded(text))
	fmt.Fprintf(&b, "--_000_\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--_000_--\r\n", folded("<html><body>\r\n"+page.String()+"</body></html>\r\n"))
	fmt.Fprintf(&b, "--_004_\r\nContent-Type: image/png; name=\"image001.png\"\r\nContent-ID: <image001.png@01D8>\r\nContent-Disposition: inline; filename=\"image001.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--_004_--\r\n",
		folded(strings.Repeat("\x89PNG of a flag", 150)))
	return b.Bytes()
}

// folded is base64 in lines of 76 characters.
func folded(s string) string {
	var b strings.Builder
	for text := base64.StdEncoding.EncodeToString([]byte(s)); text != ""; {
		n := min(76, len(text))
		b.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
	return b.String()
}

// BenchmarkReadMail20kB reads mails of 20 kB, message and reply together. CHANCERY_MAILS names a folder to write them to, for others to read the same.
func BenchmarkReadMail20kB(b *testing.B) {
	mails := mails20kB(b)
	if dir := os.Getenv("CHANCERY_MAILS"); dir != "" {
		for i, raw := range mails {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.eml", i)), raw, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	c := campaign()
	words()
	taught() // both are made once a process
	b.ResetTimer()
	began := cpuTime()
	for i := range b.N {
		Read(message.Read(mails[i%len(mails)]), c)
	}
	if cpu := cpuTime() - began; cpu > 0 {
		b.ReportMetric(float64(b.N)/cpu.Seconds(), "mails/cpu-s")
	}
}
