package reply

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/message"
	"chancery/internal/roster"
)

// filled writes answers behind the keys of a form, as people do.
func filled(form string, answers map[string]string) string {
	var out []string
	for line := range strings.SplitSeq(form, "\n") {
		for key, value := range answers {
			if strings.Contains(line, "["+key+"]:") {
				line = strings.TrimRight(line, " ") + " " + value
			}
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

var answers = map[string]string{"attending": "yes", "1.honorific": "Ms.", "1.name": "Ingrid Larsen", "1.function": "First Secretary", "1.email": "ingrid@norway.example", "1.days": "all",
	"1.attendance": "online", "1.capacity": "head", "i1.item": "3", "i1.speaker": "Ingrid Larsen", "i2.item": "5"}

// runTogether is a form whose lines with a blank at the end were taken for soft breaks, as format=flowed has it.
func runTogether(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n\n", "\n \n"), " \n", " ")
}

func mailOf(text string) *message.Message {
	return &message.Message{From: message.Address{Address: "mission@norway.example"}, Froms: 1, Text: text}
}

func TestFormComesBackInEveryLanguageAndShape(t *testing.T) {
	t.Parallel()
	shapes := map[string]func(string) string{
		"as written": func(s string) string { return s },
		"quoted": func(s string) string {
			return "Please see below.\n\nOn 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:\n> " + strings.ReplaceAll(s, "\n", "\n> ")
		},
		"outlook": func(s string) string {
			return "Thank you.\n\nFrom: ISU <isu@meeting.example>\nSent: Tuesday, April 26, 2022 10:00 AM\nTo: Mission\nSubject: Invitation\n\n" + s
		},
		"double spaced": func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
		"right to left": func(s string) string { return "\u202b" + strings.ReplaceAll(s, "\n", "\u202c\n\u202b\u200f") },
		"no-break":      func(s string) string { return strings.ReplaceAll(s, ": ", ":\u00a0") },
		"run together":  runTogether,
	}
	for _, l := range locale.All {
		form := filled(FormText(l, "im2022.NOR.abcdefghijkl", agenda(), []locale.Date{{Year: 2022, Month: 6, Day: 20}}), answers)
		for name, shape := range shapes {
			t.Run(string(l)+"/"+name, func(t *testing.T) {
				t.Parallel()
				r := Read(mailOf(shape(form)), campaign())
				if !slices.Equal(r.Kinds, []string{Registration, Intervention}) || len(r.Delegates) != 1 || len(r.Interventions) != 2 {
					t.Fatalf("kinds %v, delegates %v, interventions %v", r.Kinds, r.Delegates, r.Interventions)
				}
				d := r.Delegates[0]
				if d.Name != "Ingrid Larsen" || !d.Head || d.Attendance != "online" || len(d.Days) != 3 || d.Gender != "female" || !d.GenderInferred {
					t.Errorf("delegate %+v", d)
				}
				if r.Invitee == nil || r.Invitee.By != "token" || r.Invitee.Ref != "NOR" {
					t.Errorf("tied to %v, want NOR by token", r.Invitee)
				}
				if !r.Structured || len(doubts(r)) > 0 {
					t.Errorf("a form alone is structure and needs nobody; review %v", r.Review)
				}
			})
		}
	}
}

func TestEmptyFormRegistersNobody(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		r := Read(mailOf(FormText(l, "im2022.NOR.abcdefghijkl", agenda(), nil)), campaign())
		if len(r.Delegates)+len(r.Interventions) != 0 || !slices.Equal(r.Kinds, []string{Unclear}) {
			t.Errorf("%s: kinds %v, delegates %v, interventions %v", l, r.Kinds, r.Delegates, r.Interventions)
		}
	}
}

func TestWorkbookFormOfARegretIsARegret(t *testing.T) {
	t.Parallel()
	c := campaign()
	c.Forms = []Form{{Source: "form.xlsx", Code: "im2022.NOR.abcdefghijkl", Fields: map[string]string{KeyAttending: "non"}}}
	r := Read(mailOf(""), c)
	if !slices.Equal(r.Kinds, []string{Regret}) || !r.Structured || !r.Proposal().Regret {
		t.Errorf("kinds %v, structured %v", r.Kinds, r.Structured)
	}
}

func TestChoicesOfTheFormStandInAnyLanguage(t *testing.T) {
	t.Parallel()
	c := campaign()
	c.Forms = []Form{{Source: "form.xlsx", Delegates: []map[string]string{
		{KeyName: "李娜", KeyGender: "女", KeyCapacity: "团长", KeyAttendance: "线上", KeyVisa: "是", KeyDays: "2022-06-21", KeyLanguages: "中文、英语"},
		{KeyName: "Айгуль Ахметова", KeyGender: "женский", KeyCapacity: "советник", KeyAttendance: "очно", KeyVisa: "нет"},
		{KeyName: "ليلى حداد", KeyGender: "أنثى", KeyCapacity: "مستشارة", KeyAttendance: "عن بعد", KeyVisa: "نعم"},
		{KeyName: "Ana Torres", KeyGender: "undisclosed", KeyHonorific: "Sra.", KeyAttendance: "en línea"},
	}}}
	r := Read(mailOf(""), c)
	if len(r.Delegates) != 4 {
		t.Fatalf("delegates %v", r.Delegates)
	}
	want := []roster.Delegate{
		{Gender: "female", Capacity: "head", Attendance: "online", VisaLetter: true},
		{Gender: "female", Capacity: "adviser", Attendance: "in_person"},
		{Gender: "female", Capacity: "adviser", Attendance: "online", VisaLetter: true},
		{Attendance: "online"},
	}
	for i, w := range want {
		d := r.Delegates[i]
		if d.Gender != w.Gender || d.Capacity != w.Capacity || d.Attendance != w.Attendance || d.VisaLetter != w.VisaLetter {
			t.Errorf("%s: %+v, want %+v", d.Name, d, w)
		}
	}
}

// TestFormThatWasWrittenOverIsLeftToAPerson: answers stand also where the form has no room for them.
func TestFormThatWasWrittenOverIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	form := filled(FormText(locale.English, "im2022.NOR.abcdefghijkl", agenda(), []locale.Date{{Year: 2022, Month: 6, Day: 20}}), answers)
	for old, written := range map[string]string{
		"--- Delegate 1 ---": "--- Delegate 1 (cancelled) ---", "=== Reply form ===": "=== Reply form DRAFT ===", "[3] Victim assistance": "[3] Victim assistance - we withdraw",
		"[1.name]: Ingrid Larsen": "[1.name]: Ingrid Larsen\nName [1.name]: Per Olsen", "[i1.item]: 3": "[i1.item]: 3\nbut only in writing", "[i1.speaker]: Ingrid Larsen": "[i1.speaker]: HoD",
		"[attending]: yes": "[attending]: yes / no", "im2022.NOR": "im2021.NOR", "[1.honorific]: Ms.": "[1.honorific]: Mr. / Ms.", "[1.attendance]: online": "[1.attendance]: hybrid",
	} {
		if !strings.Contains(form, old) {
			t.Fatalf("the form has no %q:\n%s", old, form)
		}
		if r := Read(mailOf(strings.Replace(form, old, written, 1)), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%q: clear, %+v", written, r.Delegates)
		}
	}
}

// TestCalendarAnswerWithWordsThatAreNotUnderstoodIsLeftToAPerson: "accepted" pressed by mistake is taken back in the text.
func TestCalendarAnswerWithWordsThatAreNotUnderstoodIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	for text, clear := range map[string]bool{"": true, "Accepted": true, "Accepté": true, "Mission of Norway has accepted this invitation.": true, "Sorry, pressed the wrong button.": false, "Only online.": false, "Will decide later.": false, "Подумаем.": false} {
		m := mailOf(text)
		m.Calendar = &message.Calendar{Method: "REPLY", Answers: []message.CalendarAnswer{{Attendee: "mission@norway.example", PartStat: "accepted"}}}
		if got := doubts(Read(m, campaign())); (len(got) == 0) != clear {
			t.Errorf("%q: doubts %q, want clear %v", text, got, clear)
		}
	}
}

// TestFormBlocksWithoutWhatTheyAreAboutAreLeftToAPerson: a speaker without an item, a function without a name.
func TestFormBlocksWithoutWhatTheyAreAboutAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	for _, lost := range []string{"Speaker [i1.speaker]: Juan Pérez", "Function [2.function]: Counsellor\nE-mail [2.email]: juan@norway.example", "Item [i1.item]:\nLanguage [i1.language]: French"} {
		if r := Read(mailOf("Name [1.name]: Ana Torres\n"+lost), campaign()); len(doubts(r)) == 0 || len(r.Delegates) != 1 {
			t.Errorf("%q: doubts %q, %d delegates", lost, doubts(r), len(r.Delegates))
		}
	}
}

// TestLabelsOfTheFormsAreLabels: who copies the form into a mail or a Word table keeps its words.
func TestLabelsOfTheFormsAreLabels(t *testing.T) {
	t.Parallel()
	for l, w := range formWords {
		for key, label := range w.label {
			if key == KeyCode {
				key = "other"
			}
			if got := labelKey(label); got != key {
				t.Errorf("%s: %q is %q, wanted %q", l, label, got, key)
			}
		}
	}
}

// TestModeOfAFormIsThatOfItsPersons: a second form whose delegation comes online says nothing of the first one's persons.
func TestModeOfAFormIsThatOfItsPersons(t *testing.T) {
	t.Parallel()
	c := campaign()
	for _, says := range [][2]string{{"yes", "Ana Torres"}, {"yes, online", "Per Olsen"}} {
		c.Forms = append(c.Forms, Form{Source: says[1] + ".xlsx", Fields: map[string]string{KeyAttending: says[0]}, Delegates: []map[string]string{{KeyName: says[1]}}})
	}
	for _, d := range Read(mailOf("Please find our forms attached."), c).Delegates {
		if want := map[string]string{"Per Olsen": "online"}[d.Name]; d.Attendance != want {
			t.Errorf("%s comes %q, wanted %q", d.Name, d.Attendance, want)
		}
	}
}
