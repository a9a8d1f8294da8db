package reply

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery/internal/message"
)

// damage is one way in which a mail is spoiled on its way, or was never right.
type damage func(r *rand.Rand, raw []byte, other []byte) []byte

// damages spoil bytes; oddities are mails that programs do write and that no standard knows.
var damages = []damage{
	func(r *rand.Rand, raw, _ []byte) []byte { // a few bytes flipped
		for range 1 + r.IntN(12) {
			raw[r.IntN(len(raw))] ^= byte(1 << r.IntN(8))
		}
		return raw
	},
	func(r *rand.Rand, raw, _ []byte) []byte { return raw[:r.IntN(len(raw))] },
	func(r *rand.Rand, raw, _ []byte) []byte {
		from, to := stretch(r, raw)
		return append(raw[:from], raw[to:]...)
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a stretch twice, or very often
		from, to := stretch(r, raw)
		return bytes.Join([][]byte{raw[:to], bytes.Repeat(raw[from:to], 1+r.IntN(40)), raw[to:]}, nil)
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // noise put in
		noise := make([]byte, r.IntN(2000))
		for i := range noise {
			noise[i] = byte(r.Uint32())
		}
		at := r.IntN(len(raw))
		return bytes.Join([][]byte{raw[:at], noise, raw[at:]}, nil)
	},
	func(r *rand.Rand, raw, other []byte) []byte { // two mails grown together
		return append(raw[:r.IntN(len(raw))], other[r.IntN(len(other)):]...)
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // base64 and other long words hurt: letters lost, doubled, others put in
		long := regexp.MustCompile(`[A-Za-z0-9+/]{40,}`).FindAllIndex(raw, -1)
		for range min(len(long), 1+r.IntN(4)) {
			one := long[r.IntN(len(long))]
			at := one[0] + r.IntN(one[1]-one[0])
			raw = slices.Replace(raw, at, at+r.IntN(2), []byte([]string{"", "=", "!", "\r\n", " ", "AAA", "=3D", "\xff"}[r.IntN(8)])...)
			if long = regexp.MustCompile(`[A-Za-z0-9+/]{40,}`).FindAllIndex(raw, -1); len(long) == 0 {
				break
			}
		}
		return raw
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a field of the header twice, the second somewhere else
		head, rest, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
		lines := bytes.SplitAfter(head, []byte("\r\n"))
		again := lines[r.IntN(len(lines))]
		return bytes.Join([][]byte{again, head, []byte("\r\n"), again, []byte("\r\n"), rest}, nil)
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // lines in another order
		lines := bytes.SplitAfter(raw, []byte("\n"))
		for range 1 + r.IntN(6) {
			i, j := r.IntN(len(lines)), r.IntN(len(lines))
			lines[i], lines[j] = lines[j], lines[i]
		}
		return bytes.Join(lines, nil)
	},
}

var oddities = []damage{
	func(r *rand.Rand, raw, _ []byte) []byte { // line ends
		ends := []string{"\n", "\r", "\r\r\n", "\n\r", "\r\n\r\n", "\x00\n", "\u2028"}
		return bytes.ReplaceAll(raw, []byte("\r\n"), []byte(ends[r.IntN(len(ends))]))
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a charset that nobody knows, or a liar
		names := []string{"x-unknown", "unknown-8bit", "'utf-8'", "gb2312", "iso-8859-1", "utf-16", "utf-7", "iso-2022-jp", "windows-1256", "ansi", "x-mac-arabic", "hz-gb-2312", "", "\"", "utf-8; charset=big5", "koi8-r", "cp-850"}
		return bytes.ReplaceAll(raw, []byte("charset=utf-8"), []byte("charset="+names[r.IntN(len(names))]))
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a transfer encoding that is not the body's
		names := []string{"base64", "quoted-printable", "7bit", "binary", "x-uuencode", "base64 (x)", "8bit, base64", "unknown", "quoted-printable;"}
		return bytes.Replace(raw, []byte("Content-Transfer-Encoding: "), []byte("Content-Transfer-Encoding: "+names[r.IntN(len(names))]+"\r\nX: "), 1+r.IntN(3))
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a field more at the top
		fields := []string{"From: a@b.example, c@d.example", "From: =?utf-8?Q?=E2=80=AEevil?= <x@y.example>", "From:", "Subject: =?utf-8?B?" + strings.Repeat("4oCu", 300) + "?=", "Date: 99 Foo 0000 99:99:99 +9999",
			"Content-Type: multipart/alternative", "Content-Type: text/html; charset", "Content-Type: ;;;=\"", "Content-Type: message/rfc822", "MIME-Version: banana", " folded from nothing", "no field at all", "Received: " + strings.Repeat("x ", 5000),
			"Message-ID: <im2022.COL.invitation.abcdefghijkl@meeting.example", "References: " + strings.Repeat("<a@b> ", 4000), "Content-Type: multipart/mixed; boundary=\"\"", "Content-Type: multipart/report; report-type=delivery-status; boundary=b"}
		return append([]byte(fields[r.IntN(len(fields))]+"\r\n"), raw...)
	},
	func(r *rand.Rand, raw, _ []byte) []byte {
		return bytes.Replace(raw, []byte("\r\n\r\n"), []byte("\r\n"), 1+r.IntN(2))
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a boundary that ends elsewhere
		return bytes.Replace(raw, []byte("\r\n--"), []byte([]string{"\r\n-", "\r\n --", "\n--", "--", "\r\n---"}[r.IntN(5)]), 1+r.IntN(4))
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // forwarded as an attachment, again and again
		for range 1 + r.IntN(25) {
			raw = append([]byte("Content-Type: message/rfc822\r\n\r\n"), raw...)
		}
		return raw
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // put into multiparts that close too early or never
		for i := range 1 + r.IntN(25) {
			end := []string{"", fmt.Sprintf("\r\n--b%d--\r\n", i), fmt.Sprintf("\r\n--b%d\r\n", i)}[r.IntN(3)]
			kind := []string{"mixed", "alternative", "related", "signed", "digest", "report", "encrypted", "parallel"}[r.IntN(8)]
			raw = bytes.Join([][]byte{fmt.Appendf(nil, "Content-Type: multipart/%s; boundary=b%d\r\n\r\n--b%d\r\n", kind, i, i), raw, []byte(end)}, nil)
		}
		return raw
	},
	func(r *rand.Rand, raw, _ []byte) []byte { return bytes.ToUpper(raw) },
	func(r *rand.Rand, raw, _ []byte) []byte { // the body as another type
		types := []string{"text/html", "text/enriched", "text/calendar; method=REPLY", "application/ms-tnef", "message/delivery-status", "application/pkcs7-mime", "message/partial; id=1; number=1", "text/rfc822-headers", "application/xhtml+xml", "text/plain; format=flowed; delsp=yes"}
		return bytes.Replace(raw, []byte("Content-Type: text/plain"), []byte("Content-Type: "+types[r.IntN(len(types))]+"; x=text/plain"), 1)
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // a BOM, an mbox line, white space before the header
		return append([]byte([]string{"\xef\xbb\xbf", "From a@b.example Tue May  3 09:12:00 2022\n", "\r\n\r\n", "\xff\xfe", " \r\n", ">From x\n"}[r.IntN(6)]), raw...)
	},
	func(r *rand.Rand, raw, _ []byte) []byte { // bare 8-bit letters in the header
		return bytes.Replace(raw, []byte("Subject: "), append([]byte("Subject: "), [][]byte{[]byte("\xcf\xf0\xe8\xe2\xe5\xf2"), []byte("\xd1\xfb\xc7\xeb"), []byte("R\xe9ponse"), []byte("\xe4"), []byte("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=")}[r.IntN(5)]...), 1)
	},
}

func stretch(r *rand.Rand, raw []byte) (from, to int) {
	from = r.IntN(len(raw))
	return from, from + r.IntN(min(len(raw)-from, 3000)+1)
}

// variant is the n-th spoiled mail: the same for the same n.
func variant(mails [][]byte, n int) []byte {
	r := rand.New(rand.NewPCG(20, uint64(n)))
	raw := bytes.Clone(mails[n%len(mails)])
	for range 1 + r.IntN(3) {
		all := damages
		if r.IntN(2) == 0 {
			all = oddities
		}
		if raw = all[r.IntN(len(all))](r, raw, mails[r.IntN(len(mails))]); len(raw) == 0 {
			return []byte("\n")
		}
	}
	return raw
}

// maxHeld is what the process may hold while it reads spoiled mails.
const maxHeld = 200 << 20 // bytes

// TestSpoiledMailsGiveOneObjectEach reads variants of all mails: 600, or as many as CHANCERY_SPOILED says (.ci/run: 28,000). It reports the slowest.
func TestSpoiledMailsGiveOneObjectEach(t *testing.T) {
	count := 600
	if n, err := strconv.Atoi(os.Getenv("CHANCERY_SPOILED")); err == nil {
		count = n
	}
	files, err := filepath.Glob(filepath.Join(mailsDir, "*.eml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no mails", err)
	}
	mails := make([][]byte, len(files))
	for i, file := range files {
		if mails[i], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	c := campaign()
	var slowest time.Duration
	slow := 0
	var largest uint64
	for n := range count {
		raw := variant(mails, n)
		began := cpuTime()
		m := message.Read(raw)
		r := Read(m, c)
		if took := cpuTime() - began; took > slowest {
			slowest, slow = took, n
		}
		if len(r.Kinds) == 0 || r.Review == nil {
			t.Fatalf("variant %d: kinds %v, review %v", n, r.Kinds, r.Review)
		}
		for _, p := range m.Problems {
			if strings.HasPrefix(p.Detail, "reading stopped") {
				t.Fatalf("variant %d: %s", n, p.Detail)
			}
		}
		if object, err := json.Marshal(r); err != nil || len(object) > 60*len(raw)+1<<20 {
			t.Fatalf("variant %d: an object of %d bytes from %d (%v)", n, len(object), len(raw), err)
		}
		if n%100 == 0 {
			var s runtime.MemStats
			runtime.ReadMemStats(&s)
			largest = max(largest, s.Sys)
		}
	}
	if largest > maxHeld {
		t.Errorf("the process held %d MB", largest>>20)
	}
	t.Logf("%d variants: the slowest, %d, took %s of CPU; the process held %d MB", count, slow, slowest, largest>>20)
}
