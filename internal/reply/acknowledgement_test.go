package reply

import (
	"slices"
	"strings"
	"testing"
)

// TestAnAcknowledgementThatNamesSomebodyElseIsForAPerson: what it says of him may be an answer; whom the letter was passed on to says nothing.
func TestAnAcknowledgementThatNamesSomebodyElseIsForAPerson(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Thank you for your letter. Ms. Berg has seen it.":                                Unclear,
		"Noted with thanks. Mr. Per Olsen stays in Oslo after all.":                       Unclear,
		"Bien reçu, merci. M. Jean Petit est en mission à Nairobi.":                       Unclear,
		"Recibido, muchas gracias. El Sr. Juan Pérez está de misión en Nairobi.":          Unclear,
		"Thank you for your letter, which has been forwarded to Mr. Per Olsen.":           Acknowledgement,
		"Nous avons bien reçu votre lettre et l'avons transmise à M. Jean Petit.":         Acknowledgement,
		"Hemos recibido su carta y la hemos trasladado al Sr. Juan Pérez. Muchas gracias": Acknowledgement,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			r := Read(mailOf(text), campaign())
			if !slices.Equal(r.Kinds, []string{want}) {
				t.Errorf("kinds %v, want %s", r.Kinds, want)
			}
			if clear := len(doubts(r)) == 0; clear != (want == Acknowledgement) {
				t.Errorf("clear %v: %v", clear, doubts(r))
			}
		})
	}
}

// TestReceiptThatSaysMoreIsSeenByAPerson: a mail is a bare acknowledgement only where each of its sentences is known to be courtesy, receipt or the promise of an answer.
func TestReceiptThatSaysMoreIsSeenByAPerson(t *testing.T) {
	t.Parallel()
	for _, l := range classLines(t, "testdata/receipts.txt") {
		t.Run(l.text, func(t *testing.T) {
			t.Parallel()
			r := Read(senderOf(l.text), campaign())
			if strings.TrimSpace(l.cells[0]) == "asked" {
				if len(doubts(r)) == 0 {
					t.Errorf("nobody is asked: %v", r.Kinds)
				}
				return
			}
			if why := doubts(r); len(why) > 0 || !slices.Equal(r.Kinds, []string{Acknowledgement}) {
				t.Errorf("kinds %v, asked %v", r.Kinds, why)
			}
		})
	}
}
