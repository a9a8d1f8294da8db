package reply

import "testing"

// TestItemBeforeADateIsNoDay: of "item 3, 22.06.2022" the 3 June became a day.
func TestItemBeforeADateIsNoDay(t *testing.T) {
	t.Parallel()
	p := &reader{}
	for text, want := range map[string]int{
		"speak on item 3, 22.06.2022": 1, "agenda items 3 and 5, 22.06.2022": 1, "items 3, 5 and 7 - 22.06.2022": 1, "on item no. 3, 22.06.2022": 1,
		"выступить по пунктам 3 и 5, 22.06.2022": 1, "au point 3, 22/06/2022": 1, "sobre el tema 3, 22-06-2022": 1, "sobre los temas n.º 3 y 4, 22.06.2022": 1, "البند 3، 22.06.2022": 1, "议题3，22.06.2022": 1,
		"20, 21 and 22.06.2022": 3, "20.-22.06.2022": 3, "с 20 по 22.06.2022": 3, "20 y 22/06/2022": 2, "item 3 on 20-22.06.2022": 3,
	} {
		toks := tokenize(text)
		if days := p.daysStated(toks, words().find(toks), false); len(days) != want {
			t.Errorf("%s: %v, want %d", text, days, want)
		}
	}
}
