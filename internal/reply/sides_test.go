package reply

import (
	"strings"
	"testing"

	"chancery/internal/message"
)

// TestTwoSidesOfAMailThatDifferAreLeftToAPerson: a person sees the HTML, the program reads the plain text.
func TestTwoSidesOfAMailThatDifferAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	const plain = "Name: Ms. Ingrid Larsen\nItem: 3\n\nBest regards,\nPer Olsen\n[cid:image001.png@01D8]\n"
	for html, clear := range map[string]bool{
		"<p>Name: Ms. Ingrid Larsen</p><p>Item: 3</p><p>Best regards,<br>Per Olsen<img src='cid:x'></p>":                                                        true,
		"<p><b>Name:</b> Ms. Ingrid Larsen</p><p>Item:&nbsp;3</p><p>Best regards,<br>Per Olsen<br>Mission of Norway</p><blockquote type=cite>Dear</blockquote>": true,
		"<p>We regret that we cannot attend.</p>":                                                    false,
		"<p>Name: Ms. Ingrid Larsen</p><p>Item: 5</p><p>Best regards,<br>Per Olsen</p>":              false,
		"<p>Name: Ms. Ingrid Larsen</p><p>Item: 3</p><p>This is a draft.</p>":                        false,
		"<p>Name: Ms. Ingrid Larsen</p>":                                                             false,
		"<table><tr><td>Name</td><td>Mr. Per Berg</td></tr><tr><td>Item</td><td>5</td></tr></table>": false,
	} {
		raw := "From: mission@norway.example\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\n" + plain + "--a\nContent-Type: text/html\n\n" + html + "\n--a--\n"
		r := Read(message.Read([]byte(strings.ReplaceAll(raw, "\n", "\r\n"))), campaign())
		if got := doubts(r); (len(got) == 0) != clear {
			t.Errorf("%s: doubts %q, want clear %v", html, got, clear)
		}
	}
}
