package reply

import (
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/message"
)

// kindsOfLines are pieces of texts of one kind, which hostile or broken programs send by the thousand.
var kindsOfLines = []string{
	"Item: 3\n", "Item: 3\n_____\n", "Items:\n3\n", "Name: Ms. Ana Torres\n", "Name: Ms. Ana Torres\nItem: 3\n", "Speakers:\n", "3\n", "x\n", "\n", "_____\n", "-- \n", "Disclaimer: x\n_____\n", "Disclaimer\n\n", "Regards,\n", "Regards,\nx\n",
	"Sent from my iPhone\n", "From: a@b\n", "From: a@b\nSent: 3 May 2022 10:00\nTo: c@d\nSubject: x\n", "On 3 May 2022 at 10:00\n", "x On 3 May 10:00 wrote:\n\n\n", "> x\ny\n", ">>> a@b.c 10:00 >>>\n", "a@b.c\n3 10:00\n", "-----Original Message-----\n",
	"1. Ms. Ana Torres\n", "- Mr. Bob Smith, Counsellor\n", "Ms. Ana Torres\tCounsellor\tana@b.example\n", "Name\tItem\n", "| Ana | 3 |\n", "Name [1.name]: Ana\n", "Item [i1.item]: 3\n", "[x] yes [ ] no\n",
	"Could you tell us the room?\n", "20 June 2022\n", "Thank you for your letter.\n", "Ms. Ana Torres will attend.\n", "We wish to speak on items 3 and 5.\n", "Mr. Bob Smith cannot attend.\n", "Ms. Ana Torres will replace Mr. Bob Smith.\n",
	"Both will take part online.\n", "Ms. Ana T# in person, Mr. Bob Smith online, ", "Mr. Bob Smith is recalled. Ms. Ana T# comes in his place. ", "2-й, 3-й день ", "第二、第三天二十日",
	"He requires a visa.\n", "The delegation:\n", "Ana Torres\nCounsellor\nPermanent Mission\nTel: +41 22 555\n", "Ms. Ana Torres;\n", "on behalf of the EU\n", "(", "-", "<", "e", "г-жа ", "السيد أحمد علي\n", "第3项、", "李明、", "20 June, ", "and ", "Ana ",
	"Name #\tFunction #\n", "Name #\tItem 3\n", "Item: no such as #\n", "Name: Ms. Ana T#\nItem: 3\n", "Name: Ms. Ana Torres\nFunction: Counsellor of #\n", "Ms. Ana T# will attend.\n", "Could you tell us of #?\n", "Ms. Ana T#\tCounsellor\n", "We wish to speak on item # tbc.\n", "Name [1.name]: Ms. Ana T#\n",
	"he online, ", "the latter will speak ", "Both will be in the room.\n", "Mr. Bob S# in the room, Ms. Ana T# online, ", "and not Mr. Bob Smith, ", "Ms. Ana T# in his place. ", "Ms. Ana T# will read it in place of Mr. Bob Smith. ",
	"Name - Ana T#\nItem - 3\n", "Cancelled:\nName: Ana T#\n", "Absent:\n", "\nWithdrawn:\nItem: 3\n",
	"Delegation:\n1. Ms. Ana T#, Counsellor, in person\n", "1. Ms. Ana T#\nCounsellor\nin person\n", "Item 3, Victim assistance. Speaker: Ana T#. ", "Name\tFunction\t20 June\tOnline\nMs. Ana T#\tCounsellor\tx\tx\n",
	"Item: 3\nAna Torres\n", "| Ana | 3 |\nItem: 3\n", "> x\nItem: 3\n", "Item: 3\nRegards,\n",
}

// TestTimeGrowsWithTheTextAndNotWithItsSquare reads texts of one kind of line: four times the text may take up to ten times as long, not sixteen times. It runs
// beside no other test.
func TestTimeGrowsWithTheTextAndNotWithItsSquare(t *testing.T) {
	if cpuTime() == 0 {
		t.Skip("no clock of CPU time on this system")
	}
	pieces := slices.Clone(kindsOfLines)
	keys := map[string]bool{}
	for label, key := range words().exact["label"] {
		if !keys[key] {
			keys[key] = true
			pieces = append(pieces, label+": 3\n")
		}
	}
	for _, piece := range pieces {
		if ratio := growth(func(size int) *message.Message { return mailOf(textOf(piece, size)) }); ratio > 10 {
			t.Errorf("four times %q takes %.1f times as long", piece, ratio)
		}
	}
	for _, head := range [...]string{"Item: ", "Delegates: ", "Name [1.name]: ", "Item [i1.item]: ", "Name\tItem\nAna Torres\t", "Delegates:\nMs. Ana Torres, "} {
		for _, piece := range [...]string{"3, ", "x\t", "and ", "all but 3, ", "20 June, ", "will attend and ", "Ms. Ana Torres, ", "第3项、"} {
			if ratio := growth(func(size int) *message.Message { return mailOf(head + textOf(piece, size)) }); ratio > 10 {
				t.Errorf("four times %q behind %q takes %.1f times as long", piece, head, ratio)
			}
		}
	}
	for _, apart := range [...]string{"\n", " \n", "> \n"} {
		if ratio := growth(func(size int) *message.Message { return mailOf(wordsApart(apart, size)) }); ratio > 10 {
			t.Errorf("four times %q between two sentences takes %.1f times as long", apart, ratio)
		}
	}
	row := []string{"Ana Torres", "Counsellor", "First Committee", "Geneva", "Norway"}
	table := func(size int) *message.Message {
		m := mailOf("")
		for range min(maxTables, size/1300) {
			m.Tables = append(m.Tables, message.Table{Rows: slices.Repeat([][]string{row}, 26)})
		}
		m.Text = strings.Repeat(strings.Join(row, "\t")+"\n", 26*len(m.Tables))
		return m
	}
	if ratio := growth(table); ratio > 10 {
		t.Errorf("four times as many tables take %.1f times as long", ratio)
	}
}

// wordsApart are two sentences with many empty lines between them.
func wordsApart(empty string, size int) string {
	return "Ms. Ana Torres will attend.\n" + textOf(empty, size) + "Item: 3\n"
}

// TestTimeOfTheLongestTextsGrowsNotWithTheirSquare goes to the bound with what took seconds there, and not in a quarter of it: each empty line looked for words through
// all those below it, and a value was copied whole for each line that was added to it. It runs beside no other test.
func TestTimeOfTheLongestTextsGrowsNotWithTheirSquare(t *testing.T) {
	if cpuTime() == 0 {
		t.Skip("no clock of CPU time on this system")
	}
	for what, text := range map[string]func(size int) string{
		"empty lines": func(size int) string { return wordsApart("\n", size) },
		"faxes":       func(size int) string { return "Name: Ms. Ana Torres\n" + textOf("Fax: 1\n", size) },
		"a wrapped value": func(size int) string {
			return "Name [1.name]: Ana Torres\nRemarks [remarks]: " + textOf(strings.Repeat("abcd ", 12)+"\n", size)
		},
	} {
		if ratio := growthTo(maxText-100, func(size int) *message.Message { return mailOf(text(size)) }); ratio > 10 {
			t.Errorf("four times as long %s take %.1f times as long", what, ratio)
		}
	}
}

// textOf repeats a piece; "#" is another word each time.
func textOf(piece string, size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		b.WriteString(strings.ReplaceAll(piece, "#", string([]byte{'a' + byte(n%26), 'a' + byte(n/26%26), 'a' + byte(n/676%26), 'x'})))
	}
	return b.String()
}

// growth is how many times as long a mail of 64 kB takes as one of 16 kB.
func growth(mail func(size int) *message.Message) float64 { return growthTo(64_000, mail) }

// growthTo is how many times as long a mail takes as one of a quarter of its size. What is measured is disturbed to one side alone, so the least of a few runs counts.
func growthTo(size int, mail func(size int) *message.Message) float64 {
	c := campaign()
	took := func(size int) time.Duration {
		m := mail(size)
		began := cpuTime()
		Read(m, c)
		return cpuTime() - began
	}
	small, large := took(size/4), took(size)
	for range 4 {
		if large <= 10*small {
			break
		}
		small, large = max(small, took(size/4)), min(large, took(size))
	}
	return float64(large) / float64(small)
}
