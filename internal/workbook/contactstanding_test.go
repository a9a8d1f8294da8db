package workbook

import (
	"strings"
	"testing"

	"chancery/internal/invitee"
)

const noRefs = "Class,Country,Name,Language,Email\n"

// refsOf imports a list without a Ref beside who is known, and gives NAME=REF, or COUNTRY=REF, of each row.
func refsOf(t *testing.T, list string, shared []string, known ...invitee.Invitee) string {
	t.Helper()
	im, problems := ImportContacts("list.csv", []byte(noRefs+list), ImportSpec{Shared: shared, Known: [][]invitee.Invitee{known}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []string
	for _, v := range im.Contacts.Invitees {
		all = append(all, v.Name+v.Country+"="+v.Ref)
	}
	return strings.Join(all, " ")
}

func TestInviteesKeepTheirRefsWhenAListIsImportedAgain(t *testing.T) {
	t.Parallel()
	ngo := func(ref, name, email string) invitee.Invitee {
		return invitee.Invitee{Ref: ref, Class: invitee.NGO, Name: name, Email: email}
	}
	a, b := ngo("ROW-2", "甲", "a@a.example"), ngo("ROW-3", "乙", "b@b.example")
	col := invitee.Invitee{Ref: "COL", Class: invitee.StateParty, Country: "COL", Email: "c@c.example"}
	for _, c := range []struct {
		what, list, want string
		shared           []string
		known            []invitee.Invitee
	}{
		{"nobody is known", "ngo,,甲,zh,a@a.example\nngo,,乙,zh,b@b.example", "甲=ROW-2 乙=ROW-3", nil, nil},
		{"other places", "ngo,,乙,zh,b@b.example\nngo,,甲,zh,A@A.example", "乙=ROW-3 甲=ROW-2", nil, []invitee.Invitee{a, b}},
		{"another name, and a new row below", "ngo,,乙,zh,b@b.example\nngo,,丙,zh,a@a.example\nngo,,新,zh,n@n.example", "乙=ROW-3 丙=ROW-2 新=ROW-4", nil, []invitee.Invitee{a, b}},
		{"another address", "ngo,,乙,zh,new@b.example", "乙=ROW-3", nil, []invitee.Invitee{a, b}},
		{"no address", "ngo,,乙,zh,\nngo,,甲,zh,", "乙=ROW-3 甲=ROW-2", nil, []invitee.Invitee{a, b}},
		{"a State with another class and address", "state_not_party,Colombia,,es,new@c.example", "COL=COL", nil, []invitee.Invitee{col}},
		{"a second mission of a State", "state_party,Colombia,,es,c@c.example\nstate_party,Colombia,,es,d@d.example", "COL=COL COL=COL-2", nil, []invitee.Invitee{col}},
		{"a shared address", "ngo,,Beta,en,s@s.example\nngo,,Alpha,en,s@s.example", "Beta=BETA Alpha=X", []string{"s@s.example"}, []invitee.Invitee{ngo("X", "Alpha", "s@s.example")}},
	} {
		if got := refsOf(t, c.list, c.shared, c.known...); got != c.want {
			t.Errorf("%s: %s, wanted %s", c.what, got, c.want)
		}
	}
}

func TestRefOfAnotherInviteeIsAProblem(t *testing.T) {
	t.Parallel()
	known := []invitee.Invitee{{Ref: "ROW-2", Class: invitee.NGO, Name: "甲", Email: "a@a.example"}, {Ref: "ROW-3", Class: invitee.NGO, Name: "乙", Email: "b@b.example"}}
	_, problems := ImportContacts("list.csv", []byte(noRefs+"ngo,,新,zh,n@n.example\nngo,,甲,zh,a@a.example\nngo,,乙,zh,b@b.example"), ImportSpec{Known: [][]invitee.Invitee{known}})
	if len(problems) != 1 || problems[0].Row != 2 || problems[0].Field != "Ref" || !strings.Contains(problems[0].What, "ROW-2") || !strings.Contains(problems[0].Remedy, "column Ref") {
		t.Errorf("%v", problems)
	}
	im, problems := ImportContacts("list.csv", []byte("Ref,"+noRefs+"NEW,ngo,,新,zh,n@n.example\n,ngo,,甲,zh,a@a.example\n,ngo,,乙,zh,b@b.example"), ImportSpec{Known: [][]invitee.Invitee{known}})
	if len(problems) > 0 || im.Contacts.Invitees[0].Ref != "NEW" || im.Contacts.Invitees[1].Ref != "ROW-2" {
		t.Errorf("with a Ref: %v %+v", problems, im.Contacts.Invitees)
	}
}
