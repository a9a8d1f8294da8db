package reply

import (
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/message"
)

// TestLinesWrittenIntoAQuotedFormAreLeftToAPerson: of the quoted letter nothing counts but the form, and of the form everything.
func TestLinesWrittenIntoAQuotedFormAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	form := filled(FormText(locale.English, "im2022.NOR.abcdefghijkl", agenda(), []locale.Date{{Year: 2022, Month: 6, Day: 20}}), answers)
	quoted := func(s string) *message.Message {
		return mailOf("Please see below.\n\nOn 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\n> Dear colleagues,\n> 7\n> " + strings.ReplaceAll(s, "\n", "\n> ") + "\n> 7\n")
	}
	for old, written := range map[string]string{
		"[1.name]: Ingrid Larsen": "[1.name]: Ingrid Larsen\n(to be confirmed)", "[i1.item]: 3": "[i1.item]: 3\nDraft only, please do not register yet.", "[i2.item]: 5": "[i2.item]: 5\n7",
		"[remarks]: ": "[remarks]:\nOnly if our minister agrees.", "--- Delegate 1 ---": "--- Delegate 1 (cancelled) ---",
	} {
		if !strings.Contains(form, old) {
			t.Fatalf("the form has no %q:\n%s", old, form)
		}
		if r := Read(quoted(strings.Replace(form, old, written, 1)), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%q: clear, %+v", written, r.Delegates)
		}
	}
	for old, wrapped := range map[string]string{
		"Please write behind the colons, leave": "Please write behind the colons,\nleave", "Gender (female / male": "Gender (female /\nmale", "2022-06-20)": "\n2022-06-20)",
		"[2] Preliminary observations": "[2] Preliminary\nobservations", "--- Delegate 2 ---": "--- Delegate 2 ---\n",
	} {
		if r := Read(quoted(strings.Replace(form, old, wrapped, 1)), campaign()); !strings.Contains(form, old) || len(doubts(r)) > 0 {
			t.Errorf("%q: doubts %q", wrapped, doubts(r))
		}
	}
}
