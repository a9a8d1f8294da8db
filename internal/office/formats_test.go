package office

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/reply"
	"chancery/internal/roster"
)

func TestSheetsAreKnownByNameElseByType(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		mediaType, name string
		want            bool
	}{
		{typeXLSX, "", true}, {"application/octet-stream", "Form COL.XLSX", true}, {typeODS, "form", true}, {"application/octet-stream", "form.ods", true},
		{"application/vnd.ms-excel", "form.xls", true}, {"application/vnd.ms-excel", "list.csv", false}, {"application/pdf", "statement.pdf", false},
		{"application/vnd.ms-excel.sheet.macroenabled.12", "form.xlsm", true}, {"text/plain", "", false},
	} {
		if got := isSheet(c.mediaType, c.name); got != c.want {
			t.Errorf("%s %q: %v", c.mediaType, c.name, got)
		}
	}
}

// withAttachment is an answer that brings a file.
func withAttachment(name string, data []byte) []byte {
	return []byte("From: mission.col@mission.example\r\nTo: isu@meeting.example\r\nSubject: Re: invitation\r\nMessage-ID: <r@mission.example>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease find our form attached.\r\n" +
		"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString(data) + "\r\n--b--\r\n")
}

func TestFormInXLSIsReadFromAMail(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"form-en.xls", "form-ar.xls"} {
		data, err := os.ReadFile(filepath.Join("..", "workbook", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		r := Parse(nil, withAttachment(name, data))
		if len(r.Delegates) != 2 || r.Delegates[0].Name != "Ana Torres" || r.Delegates[0].Capacity != roster.Head || len(r.Interventions) != 2 || r.Interventions[0].Item != "3" {
			t.Fatalf("%s: %+v", name, r)
		}
		for _, e := range slices.Concat(r.Delegates[0].Evidence, r.Delegates[1].Evidence, r.Interventions[0].Evidence, r.Interventions[1].Evidence) {
			if e.Found != "form" || e.Part != name {
				t.Errorf("%s: evidence %+v", name, e)
			}
		}
		if len(r.Review) != 0 { // the form's remarks are "= thanks"
			t.Errorf("%s: review %+v", name, r.Review)
		}
	}
}

func TestXLSThatIsNoFormWaitsForAPersonWithWhatItIs(t *testing.T) {
	t.Parallel()
	for data, words := range map[string]string{
		"<html><table><tr><td>Ref</td></tr></table></html>":  "web page (HTML)",
		"Name;Function\r\nAna Torres;Counsellor\r\n":         "plain text, such as CSV",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more of it": "save it as .xlsx",
	} {
		r := Parse(nil, withAttachment("Delegation COL.xls", []byte(data)))
		told := slices.ContainsFunc(r.Review, func(why roster.Reason) bool {
			return why.Code == reply.UnreadPart && strings.Contains(why.Detail, "Delegation COL.xls") && strings.Contains(why.Detail, words)
		})
		if !told || len(r.Delegates) > 0 {
			t.Errorf("%q: %+v", data, r)
		}
	}
}
