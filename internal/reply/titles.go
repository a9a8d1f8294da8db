package reply

import (
	"slices"
	"strings"
)

// titles finds items by their title, or by a part of it that no other item has.
func (p *reader) titles(toks []token) []itemSpan {
	var out []itemSpan
	for _, part := range p.titleParts() {
		for i := range toks {
			if toks[i].kind != word || toks[i].fold != part.words[0] || i+len(part.words) > len(toks) {
				continue
			}
			same := true
			for k, w := range part.words {
				same = same && toks[i+k].fold == w
			}
			if same {
				out = append(out, itemSpan{labels: []string{part.label}, from: i, to: i + len(part.words)})
				break
			}
		}
	}
	return out
}

type titlePart struct {
	label string
	words []string
}

func (p *reader) titleParts() []titlePart {
	if p.parts != nil || len(p.c.Agenda) == 0 {
		return p.parts
	}
	owner := map[string]string{}
	for _, item := range p.c.Agenda {
		for _, title := range item.Title {
			pieces := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(":,;()：，、؛،", r) })
			for _, piece := range append(pieces, title) {
				f := foldAll(piece)
				if len(f) < 6 || strings.ContainsAny(f, "0123456789") {
					continue
				}
				if o, ok := owner[f]; ok && o != item.Label {
					owner[f] = ""
					continue
				}
				owner[f] = item.Label
			}
		}
	}
	for f, label := range owner {
		if label != "" {
			p.parts = append(p.parts, titlePart{label, strings.Fields(f)})
		}
	}
	p.sortTitles()
	return p.parts
}

// numberedTitles are the titles, and parts of titles before a colon or comma, that have a number in them: "Article 5". Only a field that names items
// is compared with them; in prose an article is no item.
func (p *reader) numberedTitles() []titlePart {
	if p.numberParts != nil || len(p.c.Agenda) == 0 {
		return p.numberParts
	}
	owner := map[string]string{}
	for _, item := range p.c.Agenda {
		for _, title := range item.Title {
			head, _, _ := strings.Cut(strings.NewReplacer("：", ":", "،", ":", ",", ":", "，", ":").Replace(title), ":")
			f := foldAll(head)
			if r := rune0(f); !strings.ContainsAny(f, "0123456789") || isDigit(r) {
				continue
			}
			if o, ok := owner[f]; ok && o != item.Label {
				owner[f] = ""
				continue
			}
			owner[f] = item.Label
		}
	}
	p.numberParts = []titlePart{}
	for f, label := range owner {
		if label != "" {
			p.numberParts = append(p.numberParts, titlePart{label, strings.Fields(f)})
		}
	}
	return p.numberParts
}

func (p *reader) sortTitles() {
	slices.SortFunc(p.parts, func(a, b titlePart) int {
		if c := strings.Compare(a.label, b.label); c != 0 {
			return c
		}
		return strings.Compare(strings.Join(a.words, " "), strings.Join(b.words, " "))
	})
}
