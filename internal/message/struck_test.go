package message

import (
	"strings"
	"testing"
)

// TestPageIsReadWhereItCrossesOutWhatThePlainSideSays: the plain alternative of a mail loses the line through the words.
func TestPageIsReadWhereItCrossesOutWhatThePlainSideSays(t *testing.T) {
	t.Parallel()
	both := func(html string) *Message {
		return Read(crlf("Content-Type: multipart/alternative; boundary=a\n\n--a\n\nItems: 3, 5\n--a\nContent-Type: text/html\n\n" + html + "\n--a--\n"))
	}
	for _, html := range []string{"<p>Items: <s>3,</s> 5</p>", "<p>Items: <DEL>3,</DEL> 5</p>", "<p>Items: <span style='text-decoration: line-through'>3,</span> 5</p>"} {
		if got := both(html).Text; got != "Items: 5" {
			t.Errorf("%s: read %q", html, got)
		}
	}
	for _, html := range []string{"<p>Items: 3, <span>5</span></p>", "<p><strong>Items</strong>: 3, 5 <details></details></p>", "<", "<d"} {
		if got := both(html).Text; got != "Items: 3, 5" {
			t.Errorf("%s: read %q", html, got)
		}
	}
}

func TestRTFLeavesOutWhatIsStruck(t *testing.T) {
	t.Parallel()
	for rtf, want := range map[string]string{
		`{\rtf1 Items: {\strike 3,} 5}`: "Items: 5", `{\rtf1 Items: \strike 3, \strike0 5}`: "Items: 5", `{\rtf1 A\v hidden\v0 B}`: "AB", `{\rtf1 A\strike \'e9\plain B}`: "AB",
	} {
		if got := strings.Join(strings.Fields(rtfText([]byte(rtf))), " "); got != want {
			t.Errorf("%s: read %q, wanted %q", rtf, got, want)
		}
	}
}
