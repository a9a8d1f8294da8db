package message

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func wordFile(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, `<w:document xmlns:w="w" xmlns:w14="w14"><w:body>%s</w:body></w:document>`, body)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func attached(name, media string, data []byte) []byte {
	return []byte("Content-Type: multipart/mixed; boundary=m\n\n--m\n\nsee the file\n--m\nContent-Type: " + media + "\nContent-Disposition: attachment; filename=\"" + name +
		"\"\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString(data) + "\n--m--\n")
}

func TestWordFilesGiveTheirTablesAndVisibleText(t *testing.T) {
	t.Parallel()
	cell := func(s string) string { return "<w:tc><w:p><w:r><w:t>" + s + "</w:t></w:r></w:p></w:tc>" }
	raw := attached("form.docx", "application/octet-stream", wordFile(t, `<w:p><w:r><w:t>Registration</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>`+
		`<w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r><w:r><w:rPr><w:dstrike w:val="1"/><w:vanish w:val="0"/></w:rPr><w:t>twice</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>.</w:t></w:r></w:p>`+
		"<w:tbl><w:tr>"+cell("Name")+cell("Ana Torres")+"</w:tr></w:tbl>"+`<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t xml:space="preserve"> online</w:t></w:r></w:p>`))
	m := Read(raw)
	if want := []Table{{Rows: [][]string{{"Name", "Ana Torres"}}, File: "form.docx"}}; !reflect.DeepEqual(m.Tables, want) {
		t.Errorf("tables %v, wanted %v", m.Tables, want)
	}
	if got, want := m.Parts[0].Text, "Registration.\nName\tAna Torres\n☑ online"; got != want {
		t.Errorf("text %q, wanted %q", got, want)
	}
}

func TestWinmailGivesItsBodyAndFiles(t *testing.T) {
	t.Parallel()
	data := binary.LittleEndian.AppendUint32(nil, tnefSignature)
	data = append(data, 1, 0)
	add := func(level byte, id uint32, value string) {
		data = binary.LittleEndian.AppendUint32(append(data, level), id)
		data = binary.LittleEndian.AppendUint32(data, uint32(len(value)))
		data = append(append(data, value...), 0, 0)
	}
	add(1, 0x0002800c, "We will attend.\x00")
	add(2, 0x00069002, "")
	add(2, 0x00018010, "statement.pdf\x00")
	add(2, 0x0006800f, "%PDF-1")
	m := Read(attached("winmail.dat", "application/ms-tnef", data))
	if len(m.Parts) != 1 || m.Parts[0].Name != "statement.pdf" || m.Parts[0].Type != "application/pdf" || string(m.Parts[0].Data) != "%PDF-1" {
		t.Errorf("parts %+v", m.Parts)
	}
	if !strings.Contains(m.Text, "We will attend.") {
		t.Errorf("text %q", m.Text)
	}
}

func TestEncryptedMailIsNamed(t *testing.T) {
	t.Parallel()
	m := Read([]byte("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIAG\n"))
	if len(m.Problems) != 1 || m.Problems[0].Code != "encrypted" {
		t.Errorf("problems %v", m.Problems)
	}
}

func TestOpaqueSignedMailIsOpened(t *testing.T) {
	t.Parallel()
	tlv := func(tag byte, v string) string { return string([]byte{tag, byte(len(v))}) + v }
	inner := "Content-Type: text/plain\r\n\r\nWe will attend."
	encap := tlv(0x30, tlv(0x06, "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01")+"\xa0\x80\x24\x80"+tlv(0x04, inner[:9])+tlv(0x04, inner[9:])+"\x00\x00\x00\x00")
	signed := tlv(0x30, tlv(0x06, "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02")+tlv(0xa0, tlv(0x30, tlv(0x02, "\x01")+tlv(0x31, "")+encap)))
	m := Read([]byte("Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte(signed))))
	if m.Text != "We will attend." || len(m.Problems) != 0 {
		t.Errorf("text %q, problems %v", m.Text, m.Problems)
	}
}

func TestWordFilesAreReadWithoutPromptsAndNameTrackedChanges(t *testing.T) {
	t.Parallel()
	control := func(props, text string) string {
		return "<w:sdt><w:sdtPr>" + props + "</w:sdtPr><w:sdtContent><w:r><w:t>" + text + "</w:t></w:r></w:sdtContent></w:sdt>"
	}
	m := Read(attached("form.docx", "application/octet-stream", wordFile(t, "<w:p><w:r><w:t xml:space=\"preserve\">Name: </w:t></w:r>"+control("<w:text/>", "Ana Torres")+"</w:p>"+
		"<w:p><w:r><w:t xml:space=\"preserve\">E-mail: </w:t></w:r>"+control("<w:showingPlcHdr/>", "Click or tap here to enter text.")+"</w:p>"+
		"<w:p>"+control("<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>", "☒")+"<w:r><w:t xml:space=\"preserve\"> online</w:t></w:r></w:p>")))
	if got, want := m.Parts[0].Text, "Name: Ana Torres\nE-mail:\n☒ online"; got != want || len(m.Problems) != 0 {
		t.Errorf("text %q, wanted %q; problems %v", got, want, m.Problems)
	}
	m = Read(attached("form.docx", "application/octet-stream", wordFile(t, "<w:p><w:r><w:t>Name: </w:t></w:r><w:del><w:r><w:delText>Juan Pérez</w:delText></w:r></w:del><w:ins><w:r><w:t>Ana Torres</w:t></w:r></w:ins></w:p>")))
	if len(m.Problems) != 1 || m.Problems[0].Code != "unread_part" || m.Parts[0].Text != "Name: Ana Torres" {
		t.Errorf("text %q, problems %v", m.Parts[0].Text, m.Problems)
	}
}
