package reply

import "testing"

// TestValueThatGoesOnBelowItsLabelIsLeftToAPerson: what a label or a form line lost to the next line is a second item, a second day, a second person.
func TestValueThatGoesOnBelowItsLabelIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Item: 5\n7\n8", "Items: 5\n\n7", "Item: 5\n- 7", "Item: 5\nand 7", "Items: 5\n7\n\nJuan Pérez\nFirst Secretary", "Name: Ana Torres\nDays: 20 June\n21 June", "Name: Ana Torres\nDays: 20 June\n\n21 June 2022",
		"Name [1.name]: Ana Torres\nItem [i1.item]: 5\n7", "Name: Ana Torres\nJuan Pérez", "Delegates: Ana Torres, Counsellor\nJuan Pérez, First Secretary",
		"Item: 5\nLuis Vega, First Secretary", "Name [1.name]: Ana Torres\nJuan Pérez", "Name [1.name]: Ana Torres\n\nItem [i1.item]: 5\nalso 7", "Delegates: Ana Torres\n\nJuan Pérez\n+41 22 730 12 34",
		"Name: Ana Torres\nFunction: Counsellor\nMs. Juana Pérez",
	} {
		if got := doubts(Read(mailOf(text), campaign())); len(got) == 0 {
			t.Errorf("%q: clear", text)
		}
	}
}

// TestSignaturesAndHeadingsBesideValuesStayClear holds the other side.
func TestSignaturesAndHeadingsBesideValuesStayClear(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"Name: Ana Torres\nItem: 5\n\nJuan Pérez\nFirst Secretary\n+41 22 730 12 34", "Name: Ana Torres\nItem: 5\nAna Torres", "Name: Ana Torres\nItem: 5\nPermanent Mission of Peru\n+41 22 730 12 34",
		"Geneva, 3 May 2022\n\nName: Ana Torres\nItem: 5", "20-22 June 2022\n\nName: Ana Torres\nItem: 5", "Delegate 1\nName: Ana Torres\n\nDelegate 2\nName: Luis Vega",
		"Name: Ana Torres\nItem: 5\n\n3 May 2022", "Name: Ana Torres\nItem: 5\n\nBest regards,\nJuan Pérez",
	} {
		m := mailOf(text)
		m.From.Name = "Marta Ruiz"
		if got := doubts(Read(m, campaign())); len(got) > 0 {
			t.Errorf("%q: doubts %q", text, got)
		}
	}
}
