package office

import (
	"strings"
	"testing"

	"chancery/internal/message"
	"chancery/internal/reply"
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

func TestFormInTheOldFormatWaitsForAPersonWithTheRemedy(t *testing.T) {
	t.Parallel()
	m := &message.Message{Parts: []message.Part{{Name: "Reply form COL.xls", Type: "application/vnd.ms-excel", Data: []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more")}}}
	forms, unread := formsOf(m)
	if len(forms) > 0 || len(unread) != 1 || unread[0].Code != reply.UnreadPart || !strings.Contains(unread[0].Detail, "Reply form COL.xls") || !strings.Contains(unread[0].Detail, "save it as .xlsx") {
		t.Errorf("%v %v", forms, unread)
	}
}
