package envelope

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"

	netmail "net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/locale"
)

// part is a leaf of a mail as the standard library's parsers see it.
type part struct {
	typ, method, name, fallback string
	body                        []byte
}

// read parses a mail with net/mail and mime/multipart; boundaries are those met, outermost first.
func read(t *testing.T, raw []byte) (h netmail.Header, leaves []part, boundaries []string) {
	t.Helper()
	m, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("net/mail: %v", err)
	}
	var walk func(contentType, encoding, disposition string, body io.Reader)
	walk = func(contentType, encoding, disposition string, body io.Reader) {
		typ, params, err := mime.ParseMediaType(contentType)
		if err != nil {
			t.Fatalf("content type %q: %v", contentType, err)
		}
		if strings.HasPrefix(typ, "multipart/") {
			boundaries = append(boundaries, params["boundary"])
			parts := multipart.NewReader(body, params["boundary"])
			for {
				p, err := parts.NextRawPart()
				if err == io.EOF {
					return
				}
				if err != nil {
					t.Fatalf("%s: %v", typ, err)
				}
				walk(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p.Header.Get("Content-Disposition"), p)
			}
		}
		switch encoding {
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, body)
		case "quoted-printable":
			body = quotedprintable.NewReader(body)
		default:
			t.Fatalf("encoding %q of %s", encoding, typ)
		}
		b, err := io.ReadAll(body)
		if err != nil {
			t.Fatalf("%s: %v", typ, err)
		}
		leaf := part{typ: typ, method: params["method"], fallback: params["name"], body: b}
		if disposition != "" {
			_, dp, err := mime.ParseMediaType(disposition)
			if err != nil {
				t.Fatalf("disposition %q: %v", disposition, err)
			}
			leaf.name = dp["filename"]
		}
		leaves = append(leaves, leaf)
	}
	walk(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), "", m.Body)
	return m.Header, leaves, boundaries
}

var subjects = map[locale.Lang]string{
	locale.Arabic:  "دعوة إلى اجتماعات ما بين الدورتين لاتفاقية حظر الألغام المضادة للأفراد، جنيف، 20-22 حزيران/يونيه 2022",
	locale.English: "Invitation to the intersessional meetings of the Anti-Personnel Mine Ban Convention, Geneva, 20-22 June 2022",
	locale.Spanish: "Invitación a las reuniones entre períodos de sesiones, Ginebra, del 20 al 22 de junio de 2022",
	locale.French:  "Invitation aux réunions intersessions de la Convention, Genève, du 20 au 22 juin 2022",
	locale.Russian: "Приглашение на межсессионные совещания, Женева, 20–22 июня 2022 года",
	locale.Chinese: "《禁止杀伤人员地雷公约》闭会期间会议邀请函，2022年6月20日至22日，日内瓦",
}

var fileNames = map[locale.Lang]string{
	locale.Arabic: "رسالة دعوة.pdf", locale.English: "letter of invitation.pdf", locale.Spanish: "invitación.pdf",
	locale.French: "lettre d'invitation à Genève.pdf", locale.Russian: "приглашение.pdf", locale.Chinese: "邀请函.pdf",
}

func sample(l locale.Lang) Mail {
	return Mail{
		MessageID: "<im2022.COL.invitation.k3v9x2m7q1ab@meeting.example>",
		Date:      time.Date(2022, 4, 26, 9, 30, 0, 0, time.FixedZone("", 7200)),
		From:      "isu@meeting.example", FromName: "Implementation Support Unit",
		To: "mission.col@mission.example", ToName: "Misión Permanente de Colombia ante las Naciones Unidas y otras organizaciones internacionales",
		Cc: []string{"second@mission.example", "third@mission.example"}, ReplyTo: "isu-replies@meeting.example",
		Subject: subjects[l], Lang: l,
		Text: subjects[l] + "\n.\n..leading dots\nFrom the secretariat\nlast line without end " + strings.Repeat("long ", 300),
		HTML: "<p dir=auto>" + subjects[l] + "</p>",
		Files: []File{
			{Name: fileNames[l], Type: "application/pdf", Data: bytes.Repeat([]byte("%PDF-1.7\r\n.\r\n\x00\xff"), 900)},
			{Name: "form.xlsx", Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Data: []byte("PK\x03\x04")},
			{Name: "programme.pdf", Type: "application/pdf", Data: []byte("%PDF-1.4")},
		},
	}
}

func compose(t *testing.T, m Mail) []byte {
	t.Helper()
	raw, err := Compose(m)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestStandardParsersReadBackWhatWasComposedInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		m := sample(l)
		h, leaves, _ := read(t, compose(t, m))
		subject, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject"))
		if err != nil || subject != m.Subject {
			t.Errorf("%s: subject %q, %v", l, subject, err)
		}
		to, err := h.AddressList("To")
		if err != nil || len(to) != 1 || to[0].Name != m.ToName || to[0].Address != m.To {
			t.Errorf("%s: To %v, %v", l, to, err)
		}
		cc, err := h.AddressList("Cc")
		if err != nil || len(cc) != 2 || cc[1].Address != m.Cc[1] {
			t.Errorf("%s: Cc %v, %v", l, cc, err)
		}
		if date, err := h.Date(); err != nil || !date.Equal(m.Date) {
			t.Errorf("%s: date %v, %v", l, date, err)
		}
		for field, want := range map[string]string{"Message-Id": m.MessageID, "Content-Language": string(l), "Reply-To": "<isu-replies@meeting.example>", "Mime-Version": "1.0"} {
			if h.Get(field) != want {
				t.Errorf("%s: %s %q, want %q", l, field, h.Get(field), want)
			}
		}
		var types []string
		for _, p := range leaves {
			types = append(types, p.typ)
		}
		want := []string{"text/plain", "text/html", "application/pdf", m.Files[1].Type, "application/pdf"}
		if !slices.Equal(types, want) {
			t.Fatalf("%s: parts %v, want %v", l, types, want)
		}
		if got := strings.ReplaceAll(string(leaves[0].body), "\r\n", "\n"); got != m.Text+"\n" {
			t.Errorf("%s: text\n%q, want\n%q", l, got, m.Text)
		}
		for i, f := range m.Files {
			if !bytes.Equal(leaves[i+2].body, f.Data) || leaves[i+2].name != f.Name {
				t.Errorf("%s: file %q of %d octets, want %q of %d", l, leaves[i+2].name, len(leaves[i+2].body), f.Name, len(f.Data))
			}
		}
	}
}

func TestSameMailGivesSameBytes(t *testing.T) {
	t.Parallel()
	a, b := compose(t, sample(locale.French)), compose(t, sample(locale.French))
	if !bytes.Equal(a, b) {
		t.Error("two compositions of one mail differ")
	}
	other := sample(locale.French)
	other.MessageID = "<im2022.COL.invitation.other@meeting.example>"
	_, _, first := read(t, a)
	_, _, second := read(t, compose(t, other))
	if slices.Equal(first, second) {
		t.Error("another Message-ID gave the same boundaries")
	}
}

// go-mail's SetBoundary gives nested parts one boundary, which no reader can tell apart.
func TestNestedPartsHaveDistinctBoundaries(t *testing.T) {
	t.Parallel()
	_, _, b := read(t, compose(t, sample(locale.English)))
	if len(b) != 2 || b[0] == b[1] {
		t.Errorf("boundaries %v, want two distinct ones", b)
	}
}

// go-mail writes file names as encoded words within quotes, which RFC 2047 §5 forbids.
func TestFileNamesAreWrittenByRFC2231WithAnASCIIFallback(t *testing.T) {
	t.Parallel()
	want := map[locale.Lang]string{
		locale.Arabic: "attachment-1.pdf", locale.Chinese: "attachment-1.pdf", locale.Russian: "attachment-1.pdf",
		locale.Spanish: "invitacion.pdf", locale.French: "lettre d'invitation a Geneve.pdf", locale.English: "letter of invitation.pdf",
	}
	for _, l := range locale.All {
		raw := compose(t, sample(l))
		_, leaves, _ := read(t, raw)
		if p := leaves[2]; p.name != fileNames[l] || p.fallback != want[l] {
			t.Errorf("%s: name %q, fallback %q; want %q and %q", l, p.name, p.fallback, fileNames[l], want[l])
		}
		if bytes.Contains(raw, []byte(`name="=?`)) {
			t.Errorf("%s: an encoded word within quotes", l)
		}
		if extended := bytes.Contains(raw, []byte("filename*=utf-8''")); extended != (l != locale.English) {
			t.Errorf("%s: extended file name: %v", l, extended)
		}
	}
}

func TestWireIsASCIIFoldedAndSilentAboutTheProgram(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		raw := compose(t, sample(l))
		header, _, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
		for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
			if len(line) > 998 || bytes.ContainsAny(line, "\r\n") || bytes.ContainsFunc(line, func(r rune) bool { return r >= 0x7f }) {
				t.Errorf("%s: line %q", l, line)
			}
		}
		for line := range bytes.SplitSeq(header, []byte("\r\n")) {
			if len(line) > 78 {
				t.Errorf("%s: header line of %d octets: %s", l, len(line), line)
			}
		}
		for _, name := range []string{"X-Mailer", "User-Agent", "go-mail"} {
			if bytes.Contains(bytes.ToLower(header), []byte(strings.ToLower(name))) {
				t.Errorf("%s: the header names %s", l, name)
			}
		}
	}
}

func TestMessageIDStandsOnItsFieldsLine(t *testing.T) {
	t.Parallel()
	m := sample(locale.English)
	m.MessageID = "<im2022." + strings.Repeat("R", 64) + ".invitation.k3v9x2m7q1ab@meeting.example>"
	m.InReplyTo, m.References = m.MessageID, []string{"<first@mission.example>", m.MessageID}
	raw := compose(t, m)
	for _, line := range []string{"\r\nMessage-ID: " + m.MessageID + "\r\n", "\r\nIn-Reply-To: " + m.MessageID + "\r\n", "\r\nReferences: <first@mission.example>\r\n " + m.MessageID} {
		if !bytes.Contains(raw, []byte(line)) {
			t.Errorf("no %q in\n%s", line, raw[:600])
		}
	}
}

func TestAutomaticMailSaysSo(t *testing.T) {
	t.Parallel()
	m := sample(locale.Spanish)
	m.Automatic = true
	h, _, _ := read(t, compose(t, m))
	if h.Get("Auto-Submitted") != "auto-replied" || h.Get("X-Auto-Response-Suppress") != "All" {
		t.Errorf("header %v", h)
	}
	h, _, _ = read(t, compose(t, sample(locale.Spanish)))
	if h.Get("Auto-Submitted") != "" {
		t.Error("a letter says that it is automatic")
	}
}

func TestTextAloneIsNoMultipart(t *testing.T) {
	t.Parallel()
	m := sample(locale.Russian)
	m.HTML, m.Files = "", nil
	m.Subject = "multipart/mixed; boundary=abc"
	_, leaves, boundaries := read(t, compose(t, m))
	if len(leaves) != 1 || leaves[0].typ != "text/plain" || boundaries != nil {
		t.Errorf("leaves %v, boundaries %v", leaves, boundaries)
	}
}

func TestCalendarIsTheLastAlternativeWithItsMethod(t *testing.T) {
	t.Parallel()
	m := sample(locale.English)
	m.Files, m.Calendar = nil, []byte("BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nEND:VCALENDAR\n")
	_, leaves, _ := read(t, compose(t, m))
	last := leaves[len(leaves)-1]
	if len(leaves) != 3 || last.typ != "text/calendar" || last.method != "REQUEST" || !bytes.Contains(last.body, []byte("\r\nMETHOD:REQUEST\r\n")) {
		t.Errorf("leaves %+v", leaves)
	}
	if bytes.Contains(compose(t, sample(locale.English)), []byte("text/calendar")) {
		t.Error("a calendar part that nobody asked for")
	}
	m.Calendar = []byte("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
	if _, err := Compose(m); err == nil || !strings.Contains(err.Error(), "METHOD") {
		t.Errorf("calendar without METHOD: %v", err)
	}
}

func TestASCIISubjectsArriveAsWritten(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"=?utf-8?q?forged?=", "two  spaces", strings.Repeat("x", 1200), "100% & <b>", "a, b: c"} {
		m := sample(locale.English)
		m.Subject = s
		h, _, _ := read(t, compose(t, m))
		if got, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject")); err != nil || got != s {
			t.Errorf("subject %q came as %q, %v", s, got, err)
		}
	}
}

func TestUnfitFieldsAreRefusedByName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(*Mail)
		want  string
	}{
		"line break in subject":    {func(m *Mail) { m.Subject = "a\r\nBcc: x@y.example" }, "subject"},
		"line break in name":       {func(m *Mail) { m.ToName = "a\nb" }, "to"},
		"line break in address":    {func(m *Mail) { m.To = "a@b.example>\r\nRCPT TO:<x@y.example" }, "to"},
		"quoted local part":        {func(m *Mail) { m.To = `"a> NOTIFY=NEVER <"@b.example` }, "to"},
		"non-ASCII local part":     {func(m *Mail) { m.Cc = []string{"é@b.example"} }, "cc"},
		"no sender":                {func(m *Mail) { m.From = "" }, "from"},
		"bad reply address":        {func(m *Mail) { m.ReplyTo = "nobody" }, "reply-to"},
		"no date":                  {func(m *Mail) { m.Date = time.Time{} }, "date"},
		"no text":                  {func(m *Mail) { m.Text = "" }, "text"},
		"control in text":          {func(m *Mail) { m.Text = "a\x00b" }, "text"},
		"control in html":          {func(m *Mail) { m.HTML = "a\x1bb" }, "html"},
		"message-id with a break":  {func(m *Mail) { m.MessageID = "<a@b>\r\nX: y" }, "message-id"},
		"message-id without sides": {func(m *Mail) { m.MessageID = "a@b.example" }, "message-id"},
		"reference with a space":   {func(m *Mail) { m.References = []string{"<a b@c>"} }, "message-id"},
		"file in a folder":         {func(m *Mail) { m.Files[0].Name = "../letter.pdf" }, "file 1"},
		"file name with a break":   {func(m *Mail) { m.Files[1].Name = "a\r\nb.pdf" }, "file 2"},
		"file without a type":      {func(m *Mail) { m.Files[0].Type = "pdf" }, "file 1"},
	} {
		m := sample(locale.English)
		c.spoil(&m)
		raw, err := Compose(m)
		if err == nil || raw != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want an error that names %s", name, err, c.want)
		}
	}
}

func FuzzComposedMailIsAlwaysFitForTheWire(f *testing.F) {
	f.Add("Invitation", "text\n.\n", "letter.pdf", "Mission")
	f.Add("=?x", "\t", "é.pdf", "a \"b\" <c>")
	f.Fuzz(func(t *testing.T, subject, text, file, name string) {
		m := sample(locale.English)
		m.Subject, m.Text, m.ToName, m.Files[0].Name = subject, text, name, file
		raw, err := Compose(m)
		if err != nil {
			return
		}
		h, leaves, _ := read(t, raw)
		if got, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject")); err != nil || strings.TrimSpace(got) != strings.TrimSpace(subject) {
			t.Errorf("subject %q came as %q, %v", subject, got, err)
		}
		if len(leaves) != 5 || leaves[2].name != file {
			t.Errorf("%d leaves, file %q came as %q", len(leaves), file, leaves[2].name)
		}
		if _, err := h.AddressList("To"); err != nil {
			t.Errorf("To %q: %v", h.Get("To"), err)
		}
	})
}

func BenchmarkCompose(b *testing.B) {
	m := sample(locale.Arabic)
	m.Files[0].Data = bytes.Repeat([]byte("0123456789"), 9000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compose(m); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "mails/s")
}

func ExampleCompose() {
	raw, err := Compose(Mail{
		MessageID: "<im2022.COL.invitation.k3v9@meeting.example>", Date: time.Date(2022, 4, 26, 9, 30, 0, 0, time.UTC),
		From: "isu@meeting.example", To: "col@mission.example", Subject: "Réunions intersessions", Lang: locale.French, Text: "Excellence,",
	})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(strings.ReplaceAll(string(raw), "\r\n", "\n"))
	// Output:
	// Content-Language: fr
	// Date: Tue, 26 Apr 2022 09:30:00 +0000
	// MIME-Version: 1.0
	// Message-ID: <im2022.COL.invitation.k3v9@meeting.example>
	// Subject: =?UTF-8?b?UsOpdW5pb25zIGludGVyc2Vzc2lvbnM=?=
	// From: <isu@meeting.example>
	// To: <col@mission.example>
	// Content-Transfer-Encoding: quoted-printable
	// Content-Type: text/plain; charset=UTF-8
	//
	// Excellence,
}

func TestSubjectBeginsOnTheLineOfItsName(t *testing.T) {
	t.Parallel()
	for _, subject := range []string{"Respuesta recibida: Reuniones entre períodos de sesiones, del 20 al 22 de junio de 2022", "邀请函：《禁止杀伤人员地雷公约》闭会期间会议，2022年6月20日至22日",
		strings.Repeat("x", 65), "Reply received: Intersessional Meetings of the Anti-Personnel Mine Ban Convention, June 2022"} {
		m := sample(locale.English)
		m.Subject = subject
		raw := compose(t, m)
		parsed, err := netmail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		got, err := new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject"))
		if err != nil || got != subject {
			t.Errorf("subject %q, %v; want %q", got, err, subject)
		}
		if bytes.Contains(raw, []byte("Subject:\r\n")) {
			t.Errorf("subject %q begins on the next line", subject)
		}
	}
}
