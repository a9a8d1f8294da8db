package reply

import (
	"testing"

	"chancery/internal/message"
)

func TestEditionsOfOneFileHaveOneName(t *testing.T) {
	t.Parallel()
	for _, names := range [][2]string{
		{"Reply form NOR.xlsx", "Reply form NOR (1).xlsx"}, {"Registration v1.docx", "Registration_v2 final.docx"}, {"Formulaire FRA.xlsx", "Formulaire FRA - Copie.xlsx"},
		{"Форма ответа KAZ.xlsx", "Форма ответа KAZ новая.xlsx"}, {"报名表.docx", "报名表（最终版）.docx"}, {"استمارة الرد JOR.xlsx", "استمارة الرد JOR نهائية.xlsx"},
	} {
		if edition(names[0]) != edition(names[1]) {
			t.Errorf("%q is %q, %q is %q", names[0], edition(names[0]), names[1], edition(names[1]))
		}
	}
	for _, names := range [][2]string{{"Reply form Larsen.xlsx", "Reply form Olsen.xlsx"}, {"Delegate 1.docx", "Delegate 2.docx"}, {"Registration.docx", "Registration.xlsx"}} {
		if edition(names[0]) == edition(names[1]) {
			t.Errorf("%q and %q are both %q", names[0], names[1], edition(names[0]))
		}
	}
}

// TestFilesOfAMailAreWeighedAgainstOneAnother: the same said twice is clear, two editions or a form and a document that differ are for a person.
func TestFilesOfAMailAreWeighedAgainstOneAnother(t *testing.T) {
	t.Parallel()
	file := func(name, text string) message.Part {
		p := withFile(text).Parts[0]
		p.Name = name
		return p
	}
	const ingrid, per = "Name: Ms. Ingrid Larsen\nParticipation: in person", "Name: Mr. Per Olsen\nParticipation: in person"
	form := func(source, name string) Form {
		return Form{Source: source, Code: "im2022.NOR.abcdefghijkl", Delegates: []map[string]string{{KeyName: name}}}
	}
	for name, c := range map[string]struct {
		files []message.Part
		forms []Form
		clear bool
	}{
		"form and document agree":   {[]message.Part{file("Registration.docx", ingrid)}, []Form{form("form.xlsx", "Ingrid Larsen")}, true},
		"form and document differ":  {[]message.Part{file("Registration.docx", per)}, []Form{form("form.xlsx", "Ingrid Larsen")}, false},
		"one file a person":         {[]message.Part{file("Larsen.docx", ingrid), file("Olsen.docx", per)}, nil, true},
		"two editions":              {[]message.Part{file("Delegation.docx", ingrid), file("Delegation v2.docx", per)}, nil, false},
		"the form twice":            {nil, []Form{form("form.xlsx", "Ingrid Larsen"), form("form (1).xlsx", "Ingrid Larsen")}, true},
		"two editions of the form":  {nil, []Form{form("form.xlsx", "Ingrid Larsen"), form("form (1).xlsx", "Per Olsen")}, false},
		"two forms of one name":     {nil, []Form{form("form.xlsx", "Ingrid Larsen"), form("form.xlsx", "Per Olsen")}, false},
		"a form sent twice":         {nil, []Form{form("form.xlsx", "Ingrid Larsen"), form("form.xlsx", "Ingrid Larsen")}, true},
		"two files of one name":     {[]message.Part{file("Delegation.docx", ingrid), file("Delegation.docx", per)}, nil, false},
		"a draft by its name":       {[]message.Part{file("DRAFT_registration.docx", ingrid)}, nil, false},
		"a copy by its name":        {[]message.Part{file("Registration - Copy.docx", ingrid)}, nil, true},
		"a document with our form":  {[]message.Part{file("form.docx", "=== Reply form ===\nName [1.name]: Ingrid Larsen\n--- Intervention 1 ---\nItem [i1.item]: 3\n=== / ===")}, nil, true},
		"our form with words in it": {[]message.Part{file("form.docx", "=== Reply form ===\nName [1.name]: Ingrid Larsen\nShe will come only if her visa is granted.")}, nil, false},
	} {
		m := mailOf("Please find attached our registration.")
		m.Parts = c.files
		ctx := campaign()
		ctx.Forms = c.forms
		if r := Read(m, ctx); len(r.Delegates) == 0 || (len(doubts(r)) == 0) != c.clear {
			t.Errorf("%s: delegates %+v, doubts %q", name, r.Delegates, doubts(r))
		}
	}
}

// TestMarginsOfAFileTakeBackItsAnswerAndElseSayNothing, as a letterhead does.
func TestMarginsOfAFileTakeBackItsAnswerAndElseSayNothing(t *testing.T) {
	t.Parallel()
	for margins, clear := range map[string]bool{
		"Permanent Mission of Norway\nTel. +41 22 918 04 00 | mission@norway.example\nPage 1 of 1": true, "Mission permanente\nRéf. 123/2022": true, "中华人民共和国常驻代表团\n第1页": true,
		"DRAFT – not yet approved": false, "PROJET": false, "BORRADOR": false, "черновик": false, "草稿": false, "مسودة": false,
	} {
		m := withFile("Name: Ms. Ingrid Larsen\nParticipation: in person")
		m.Parts[0].Margins = margins
		if r := Read(m, campaign()); len(r.Delegates) != 1 || (len(doubts(r)) == 0) != clear {
			t.Errorf("%q: delegates %+v, doubts %q", margins, r.Delegates, doubts(r))
		}
	}
}
