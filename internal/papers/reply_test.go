package papers

import (
	"strings"
	"testing"

	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/roster"
)

func TestRightsOfReplyStandAtTheEndOfTheirDay(t *testing.T) {
	t.Parallel()
	s := sitting(locale.English)
	day := func(d int) locale.Date { return locale.Date{Year: 2022, Month: 6, Day: d} }
	s.Replies = []Reply{
		{Day: day(21), Order: 1, Invitee: invitee.Invitee{Ref: "B", Name: "Second Delegation"}, Minutes: 3},
		{Day: day(20), Order: 1, Invitee: invitee.Invitee{Ref: "A", Name: "First Delegation"}, Speaker: "Ana Torres", Minutes: 3},
	}
	lists := roster.Speakers(rules(), standings())
	all := text(Speakers(s, lists, Choice{}))
	if i, j := strings.Index(all, "Right of reply, 20 June 2022"), strings.Index(all, "Right of reply, 21 June 2022"); i < 0 || j < i || !strings.Contains(all[i:j], "First Delegation") || !strings.Contains(all[i:j], "Ana Torres") {
		t.Errorf("rights of reply: %s", all)
	}
	if day20 := text(Speakers(s, lists, Choice{Day: day(20)})); strings.Contains(day20, "Second Delegation") || !strings.Contains(day20, "First Delegation") {
		t.Errorf("a day has another day's rights of reply: %s", day20)
	}
	if item := text(Speakers(s, lists, Choice{Item: "3"})); strings.Contains(item, "Right of reply") {
		t.Errorf("a paper of one item has rights of reply: %s", item)
	}
	if none := text(Speakers(s, nil, Choice{})); strings.Contains(none, "No speakers") {
		t.Errorf("rights of reply alone: %s", none)
	}
}
