package reply

import (
	"maps"
	"path"
	"slices"
	"strings"

	"chancery/internal/roster"
)

// editions weighs the files that gave facts against one another: two editions of one file, or our form and a document, that do not name the same persons or
// items, and a file whose name says that it is no answer ("DRAFT reply form.xlsx").
func (p *reader) editions() {
	var forms, files []string
	for _, f := range p.c.Forms {
		forms = append(forms, f.Source)
	}
	for _, d := range p.files {
		files = append(files, d.part)
	}
	p.namesakes()
	all := append(slices.Clone(forms), files...)
	for i, a := range all {
		if w := draftName(a); w != "" && p.cited(a) {
			p.review(FreeText, a+": its name says "+w)
		}
		for _, b := range all[:i] {
			ofForm := slices.Contains(forms, a) != slices.Contains(forms, b)
			if why := p.differ(a, b); why != "" && (ofForm || edition(a) == edition(b)) {
				p.review(Conflict, b+" and "+a+" do not say the same: "+why)
			}
		}
	}
}

// namesakes weighs files that bear one name: which of them said what, their evidence does not tell.
func (p *reader) namesakes() {
	for i, f := range p.c.Forms {
		for _, g := range p.c.Forms[:i] {
			if f.Source == g.Source && !sameAnswer(f, g) {
				p.review(Conflict, "two files are named "+f.Source+" and do not say the same")
			}
		}
	}
	for i, d := range p.files {
		for _, e := range p.files[:i] {
			if d.part == e.part && d.text != e.text {
				p.review(Conflict, "two files are named "+d.part+" and do not say the same")
			}
		}
	}
}

// sameAnswer tells two forms that say the same, and one that says nothing beside another.
func sameAnswer(f, g Form) bool {
	alike := func(a, b []map[string]string) bool { return slices.EqualFunc(a, b, maps.Equal) }
	return f.empty() || g.empty() || alike(f.Delegates, g.Delegates) && alike(f.Interventions, g.Interventions) && maps.Equal(f.Fields, g.Fields)
}

// differ is the first person or item that one of two files names and the other, which names some too, does not.
func (p *reader) differ(a, b string) string {
	var names, items [3][]string // of the first alone, of the second alone, of both
	add := func(to *[3][]string, what string, evidence []roster.Evidence) {
		switch inA, inB := restsOn(evidence, a), restsOn(evidence, b); {
		case inA && inB:
			to[2] = append(to[2], what)
		case inA:
			to[0] = append(to[0], what)
		case inB:
			to[1] = append(to[1], what)
		}
	}
	for _, d := range p.r.Delegates {
		add(&names, d.Name, d.Evidence)
	}
	for _, v := range p.r.Interventions {
		add(&items, "item "+v.Item, v.Evidence)
	}
	for _, n := range [][3][]string{names, items} {
		onlyA, onlyB, both := n[0], n[1], n[2]
		if len(onlyA)+len(both) > 0 && len(onlyB)+len(both) > 0 && len(onlyA)+len(onlyB) > 0 {
			return append(onlyA, onlyB...)[0]
		}
	}
	return ""
}

// fileWords are the words of a file's name.
func fileWords(name string) string {
	return strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(strings.TrimSuffix(name, path.Ext(name)))
}

// draftName is the word of a file's name that takes back what it holds. What tells a copy or an edition from another does not.
func draftName(name string) string {
	toks := tokenize(fileWords(name))
	for _, m := range words().find(toks) {
		if m.section == "draft" && !inList("edition", strings.TrimRight(toks[m.from].fold, "0123456789")) {
			return toks[m.from].fold
		}
	}
	return ""
}

// edition is a file's name without what tells its editions apart: "Reply form (1).xlsx", "Reply form v2 final.xlsx".
func edition(name string) string {
	folded := foldAll(strings.NewReplacer("(", " v", "（", " v", ")", " ", "）", " ").Replace(fileWords(name)))
	for _, w := range words().lists["edition"] {
		if isHan(rune0(w)) {
			folded = strings.ReplaceAll(folded, w, " ")
		}
	}
	var kept []string
	marked := false
	for _, w := range strings.Fields(folded) {
		bare := strings.TrimRight(w, "0123456789")
		if was := marked; inList("edition", bare) || was && bare == "" {
			marked = true
			continue
		}
		marked = false
		kept = append(kept, w)
	}
	return strings.Join(kept, " ") + path.Ext(name)
}
