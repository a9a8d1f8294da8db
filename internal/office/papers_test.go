package office

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/locale"
	"chancery/internal/postbox"
	"chancery/internal/roster"
	"chancery/internal/typeset"
)

func TestDailySummaryIsOnePageHoweverFullTheItemsAre(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	for _, ref := range []string{"COL", "FRA", "JOR"} {
		for n := range 8 { // one on behalf of a group with a long name
			p := roster.Proposal{}
			for _, item := range b.Agenda() {
				p.Interventions = append(p.Interventions, roster.Intervention{Action: roster.Add, Item: item.Label, Speaker: fmt.Sprintf("Speaker %d of %s", n, ref),
					OnBehalfOf: fmt.Sprintf("Group %d of the States most affected by mines and of those that assist them", n)})
			}
			if _, err := b.Enter(t.Context(), ref, p, time.Time{}, "Ana"); err != nil {
				t.Fatal(err)
			}
		}
	}
	snap, err := b.paperSnapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range locale.All {
		layout, _, err := b.setPaper(newPress(), snap, PaperOptions{Paper: PaperSummary, Lang: l}, b.now)
		if err != nil {
			t.Fatal(err)
		}
		if layout.Pages() != 1 {
			t.Errorf("%s: %d pages, want 1", l, layout.Pages())
		}
	}
}

func TestPaperIsPrintedWhateverScriptANameIsIn(t *testing.T) {
	t.Parallel()
	b := newBench(t, postbox.Options{})
	b.mustPlan(t, PlanOptions{})
	p := roster.Proposal{Delegates: []roster.Delegate{{Action: roster.Register, Name: "สมชาย ใจดี", Function: "Counsellor 🙂"}, {Action: roster.Register, Name: "김철수"}, {Action: roster.Register, Name: "Z" + strings.Repeat("\u0301", 60) + "oe"}, {Action: roster.Register, Name: "Jose\u0301 Torres"}}}
	if _, err := b.Enter(t.Context(), "COL", p, time.Time{}, "Ana"); err != nil {
		t.Fatal(err)
	}
	for _, l := range locale.All {
		made, err := b.Paper(t.Context(), PaperOptions{Paper: PaperParticipants, Lang: l})
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"สมชาย", "🙂", "김철수"} {
			if !slices.ContainsFunc(made.Notes, func(note string) bool { return strings.Contains(note, word) }) {
				t.Errorf("%s: nothing is said of %s: %q", l, word, made.Notes)
			}
		}
		if slices.ContainsFunc(made.Notes, func(note string) bool { return strings.Contains(note, "Jose") }) {
			t.Errorf("%s: said without cause: %q", l, made.Notes)
		}
	}
}

func TestHeapedMarksAreThinnedAndOthersKept(t *testing.T) {
	t.Parallel()
	d := &typeset.Document{Lang: locale.French, Blocks: []typeset.Block{{Role: typeset.Table, Rows: [][][]typeset.Span{{{{Text: "Z" + strings.Repeat("\u0301", 60) + "oe"}}, {{Text: "Jose\u0301 김"}}}}}}}
	var u unsettable
	if _, err := u.set(newPress(), d); err != nil {
		t.Fatal(err)
	}
	row := u.without(d).Blocks[0].Rows[0]
	if heaped, name := row[0][0].Text, row[1][0].Text; heaped != "Z"+strings.Repeat("\u0301", mostMarks)+"oe" || name != "Jose\u0301 □" {
		t.Errorf("%q, %q", heaped, name)
	}
}
