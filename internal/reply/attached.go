package reply

import (
	"path"
	"slices"
	"strings"

	"chancery/internal/roster"
)

// attachStatements marks the interventions whose statement came with the mail.
func (p *reader) attachStatements() {
	if !slices.ContainsFunc(p.m.Parts, isDocument) {
		return
	}
	said := false
	if sectionHere(p.text, "statement") && sectionHere(p.text, "attached") {
		for _, s := range p.sentences(lineSpans(p.text, 0)) {
			said = said || s.has("statement") && s.has("attached")
		}
	}
	for _, part := range p.m.Parts {
		if !isDocument(part) || !(said || isStatement(part.Name)) || p.isForm(part.Name) {
			continue
		}
		only := p.itemsInName(part.Name)
		for i := range p.r.Interventions {
			v := &p.r.Interventions[i]
			if v.Action == roster.Add && (len(only) == 0 || slices.Contains(only, v.Item)) {
				v.StatementAttached = true
			}
		}
	}
}

// itemsInName are the items that a file's name bears: "Item_3.pdf", "议题3发言.docx".
func (p *reader) itemsInName(name string) []string {
	toks := tokenize(strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimSuffix(name, path.Ext(name))))
	var items []string
	for _, sp := range p.numbered(toks, words().find(toks)) {
		items = appendAll(items, sp.labels)
	}
	return items
}

func (p *reader) isForm(name string) bool {
	return slices.ContainsFunc(p.c.Forms, func(f Form) bool { return f.Source == name })
}

func isStatement(name string) bool {
	folded := foldAll(strings.NewReplacer("_", " ", ".", " ", "-", " ").Replace(name))
	for _, w := range words().lists["filename"] {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

// unreadParts names documents that came with the mail and were not read: a note verbale as PDF may say anything.
func (p *reader) unreadParts(facts bool) {
	for _, part := range p.m.Parts {
		if !isDocument(part) || p.isForm(part.Name) || isStatement(part.Name) {
			continue
		}
		if p.wasRead(part) && facts {
			continue
		}
		spoken := slices.ContainsFunc(p.r.Interventions, func(v roster.Intervention) bool { return v.StatementAttached })
		if !spoken {
			p.review(UnreadPart, part.Name)
		}
	}
}

func (p *reader) attachedNote() bool {
	return sectionHere(p.text, "attached") && slices.ContainsFunc(p.m.Parts, isDocument)
}
