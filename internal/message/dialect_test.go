package message

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// notices are the mails of testdata/notices.txtar, with what was judged right as their names.
func notices(tb testing.TB) []txtar.File {
	archive, err := txtar.ParseFile("testdata/notices.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	return archive.Files
}

func TestNoticesOfManyServersAreRead(t *testing.T) {
	t.Parallel()
	for _, file := range notices(t) {
		name, want, _ := strings.Cut(file.Name, " ")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := "none"
			if d := Read(crlf(string(file.Data))).Report; d != nil && len(d.Recipients) > 0 {
				got = fmt.Sprintf("%s %s", d.Recipients[0].Action, d.Recipients[0].Status)
				for _, r := range d.Recipients {
					got += " " + r.Final
				}
			}
			if got != want {
				t.Errorf("read %q, want %q", got, want)
			}
		})
	}
}
