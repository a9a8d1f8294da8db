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

// cameWith tells whether a value says of a statement that it is attached, and a document came with the mail.
func (p *reader) cameWith(statement string) bool {
	return saysAttached(statement) && slices.ContainsFunc(p.m.Parts, isDocument)
}

// saysAttached tells a value that says where a statement is and nothing that takes this back: "attached", 见附件.
func saysAttached(value string) bool {
	return !blank(value) && sectionHere(value, "attached") && !alarmedValue(value)
}

// textAttached tells words that say of a statement's text that it is attached, and nothing else: "text attached", 发言稿见附件, "текст прилагаю".
func textAttached(piece string) bool {
	toks := tokenize(piece)
	return saysAttached(piece) && coveredWith("textword", toks, words().find(toks), 0, "statement", "attached")
}

// itemsInName are the items that a file's name bears: "Item_3.pdf", "议题3发言.docx".
func (p *reader) itemsInName(name string) []string {
	toks := tokenize(partedName(strings.TrimSuffix(name, path.Ext(name))))
	var items []string
	for _, sp := range p.numbered(toks, words().find(toks)) {
		items = appendAll(items, sp.labels)
	}
	return items
}

// partedName puts blanks for the marks that part words in a file's name, and a comma between two numbers of items: "items_6_10". A year makes of such numbers a date.
func partedName(name string) string {
	name = strings.NewReplacer("_", " ", "-", " ").Replace(name)
	toks := tokenize(name)
	if slices.ContainsFunc(toks, func(t token) bool { return t.kind == number && len(t.fold) > 2 }) {
		return name
	}
	var out strings.Builder
	from := 0
	for i := 1; i < len(toks); i++ {
		if toks[i-1].kind == number && toks[i].kind == number {
			out.WriteString(name[from:toks[i-1].end] + ",")
			from = toks[i-1].end
		}
	}
	return out.String() + name[from:]
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
