package reply

import (
	"testing"

	"chancery/internal/message"
)

// TestMergedCellIsSaidOfEachRow: "in person" merged over two persons is of both, and what was read of the rows is not read again as a sentence.
func TestMergedCellIsSaidOfEachRow(t *testing.T) {
	t.Parallel()
	m := message.Read([]byte("Content-Type: text/html\n\n<p>Please find below our registration.</p><table><tr><th>Name<th>Function<th>Participation<tr><td>Ms. Ingrid Larsen<td>First Secretary<td rowspan=2>In person" +
		"<tr><td>Mr. Per Olsen<td>Counsellor</table>"))
	r := Read(m, campaign())
	if len(r.Delegates) != 2 || r.Delegates[0].Attendance != "in_person" || r.Delegates[1].Attendance != "in_person" || len(doubts(r)) > 0 {
		t.Errorf("delegates %+v, doubts %q", r.Delegates, doubts(r))
	}
}
