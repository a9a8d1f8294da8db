package reply

import (
	"strings"
	"testing"

	"chancery/internal/message"
)

// TestLongHTMLSideIsComparedAsFarAsItIsRead: a draft above a long thread was not looked at.
func TestLongHTMLSideIsComparedAsFarAsItIsRead(t *testing.T) {
	t.Parallel()
	thread := "<blockquote type=cite>" + strings.Repeat("<p>Dear colleagues, an earlier mail.</p>", 10_000) + "</blockquote>"
	raw := "From: mission@norway.example\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\nName: Ms. Ingrid Larsen\nItem: 3\n\n--a\nContent-Type: text/html\n\n<p>This is a draft, do not register.</p><p>Name: Ms. Ingrid Larsen</p><p>Item: 3</p>" + thread + "\n--a--\n"
	r := Read(message.Read([]byte(strings.ReplaceAll(raw, "\n", "\r\n"))), campaign())
	if !hasReason(r, TooLarge, "HTML") || !hasReason(r, FreeText, "draft") {
		t.Errorf("review %v", r.Review)
	}
}

// TestRowsOfATableThatAreNotReadAreNamed: person 501 is not lost without a word.
func TestRowsOfATableThatAreNotReadAreNamed(t *testing.T) {
	t.Parallel()
	for rows, cut := range map[int]bool{3: false, maxRows + 1: true} {
		m := mailOf("")
		m.Tables = []message.Table{{Rows: [][]string{{"Name", "Function"}}}}
		for range rows {
			m.Tables[0].Rows = append(m.Tables[0].Rows, []string{"Ana Torres", "Counsellor"})
		}
		if r := Read(m, campaign()); hasReason(r, TooLarge, "rows") != cut {
			t.Errorf("%d rows: review %v", rows, r.Review)
		}
	}
}

// TestAnswerThatIsRepeatedPastWhatIsReadIsNamed: of "Item: 3 / 3 / 3 / …" the last may differ.
func TestAnswerThatIsRepeatedPastWhatIsReadIsNamed(t *testing.T) {
	t.Parallel()
	f, _, _ := textForm(strings.Split(strings.Repeat("Item [i1.item]: 3\n", 80)+"Item [i1.item]: 7", "\n"))
	r := Read(mailOf(strings.Repeat("Item [i1.item]: 3\n", 80)+"Item [i1.item]: 7"), campaign())
	if len(f.dropped) != 1 || !hasReason(r, TooLarge, "item") {
		t.Errorf("dropped %q, review %v", f.dropped, r.Review)
	}
}

// TestValueThatLinesAreAddedToPastWhatIsReadIsNamed: what stands behind the first faxes of a person, or the first lines of a remark, is not lost without a word.
func TestValueThatLinesAreAddedToPastWhatIsReadIsNamed(t *testing.T) {
	t.Parallel()
	for in, text := range map[string]string{
		"value":   "Name: Ms. Ana Torres\n" + strings.Repeat("Fax: 1\n", 2000) + "Fax: she does not come\n",
		"remarks": "Name [1.name]: Ana Torres\nRemarks [remarks]: " + strings.Repeat(strings.Repeat("abcd ", 12)+"\n", 100) + "she does not come\n",
	} {
		if r := Read(mailOf(text), campaign()); !hasReason(r, TooLarge, in) {
			t.Errorf("%s: review %v", in, r.Review)
		}
	}
}
