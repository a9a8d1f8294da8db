package reply

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"chancery/internal/locale"
)

// beside is an example above what it stands beside.
var beside = map[string]func(example) string{
	"labels": func(e example) string {
		switch e.lang {
		case "ar", "zh", "ru":
			return e.text + native(e.text)
		case "fr":
			return e.text + "\n\nNom : Mme Claire Dubois\nFonction : Conseillère\nPoint : 8\n"
		case "es":
			return e.text + "\n\nNombre: Sra. Ana Torres\nCargo: Consejera\nTema: 8\n"
		}
		return e.text + labelled6
	},
	"our form": func(e example) string { return e.text + ourForm() },
}

// tried counts examples that a person is asked about (those that say nothing) and that are passed (those that say something).
type tried struct{ nothing, asked, something, passed int }

// oneIn is the share of the examples that are held back.
const oneIn = 10

// heldOut reads every tenth example beside labels and beside our form, by a classifier that has learnt the others.
func heldOut() map[string]map[string]*tried {
	var learnt, held []example
	for k, e := range examples() {
		if k%oneIn == 0 {
			held = append(held, e)
		} else {
			learnt = append(learnt, e)
		}
	}
	c := campaign()
	c.classifier = teach(learnt)
	out := map[string]map[string]*tried{}
	for where, text := range beside {
		out[where] = map[string]*tried{}
		for _, e := range held {
			if out[where][e.lang] == nil {
				out[where][e.lang] = &tried{}
			}
			out[where][e.lang].take(e, len(doubts(Read(mailOf(text(e)), c))) > 0)
		}
	}
	return out
}

func (t *tried) take(e example, asked bool) {
	switch {
	case e.nothing:
		t.nothing++
		if asked {
			t.asked++
		}
	default:
		t.something++
		if !asked {
			t.passed++
		}
	}
}

func (t *tried) String() string {
	return fmt.Sprintf("%d of %d | %d of %d", t.asked, t.nothing, t.passed, t.something)
}

const heldOutHead = `## Sentences beside answers

Sentences of ` + "`internal/reply/sentences`" + `, sorted by those who wrote them into such as say nothing of the answer and such as say something; half of the latter are oblique on purpose. Each tenth is held back, and read
beside labels and beside our form by a classifier that has learnt the others. Asked: says nothing, and a person is asked. Passed: says something, and nobody is asked. Before the classifier, of the first 19,000
sentences as they came from those who wrote them, 76.7 % were asked about beside labels and 0.6 % passed, and beside our form 55.1 % and 11.7 %; by five classifiers, each of which had learnt four fifths and read the last, 54.1 %
and 1.4 %, 46.0 % and 2.5 %. Of 25,000, which have whole covering texts of ordinary mails among them, 46.1 % and 1.8 %,
38.4 % and 3.0 %. Of 4,334 more in such texts, when they were unseen, 50.1 % and none of 435, 41.7 % and 2; of all 29,000 37.7 % and
2.6 %, 31.9 % and 3.7 %; of the 10,219 in whole covering texts, whose changes are said in ordinary words, 32.7 % and 0.4 %, 26.9 % and 0.6 %.

| language | labels: asked | labels: passed | our form: asked | our form: passed |
|---|---|---|---|---|
`

func writeHeldOut(b *bytes.Buffer, all map[string]map[string]*tried) {
	b.WriteString(heldOutHead)
	for _, l := range locale.All {
		labels, form := all["labels"][string(l)], all["our form"][string(l)]
		fmt.Fprintf(b, "| %s | %s | %s |\n", l.Name(locale.English), labels, form)
	}
	b.WriteString("\n")
}

// TestTeachingIsTheSameEachTime: a mail is not to be asked about on one day and not on another.
func TestTeachingIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	some := examples()[:500]
	one, other := teach(some), teach(some)
	if one.bias != other.bias || !slices.Equal(one.weight, other.weight) {
		t.Error("two classifiers that learnt the same examples differ")
	}
}

// TestExamplesAreSortedOnce: each sentence stands once, behind a sign.
func TestExamplesAreSortedOnce(t *testing.T) {
	t.Parallel()
	signs, seen := map[bool]int{}, map[string]bool{}
	for _, e := range examples() {
		if seen[e.lang+e.text] {
			t.Errorf("%s stands twice: %s", e.lang, e.text)
		}
		seen[e.lang+e.text] = true
		signs[e.nothing]++
	}
	if signs[true] < 5000 || signs[false] < 5000 {
		t.Errorf("%d sentences say nothing, %d say something", signs[true], signs[false])
	}
}
