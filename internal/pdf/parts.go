package pdf

import "chancery/internal/typeset"

// part is glyphs next to each other on the page with one link or none, in one language. It is marked content of its own.
type part struct {
	glyphs []typeset.Glyph
	link   *typeset.Link
	lang   string // "": its element's
}

// split takes a line apart, in visual order.
func (t *tree) split(l *typeset.Line) []part {
	langs := foreign(l.Text, t.nodes[l.Element].base)
	var parts []part
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		lang := ""
		switch {
		case g.Link != nil:
			lang = t.langOf(g.Link, t.nodes[l.Element].base)
		case g.At < len(langs):
			lang = langs[g.At]
		}
		if last := len(parts) - 1; last >= 0 && parts[last].link == g.Link && parts[last].lang == lang {
			parts[last].glyphs = l.Glyphs[i-len(parts[last].glyphs) : i+1]
			continue
		}
		parts = append(parts, part{l.Glyphs[i : i+1], g.Link, lang})
	}
	if t.nodes[l.Element].base == "ar" && leansRight(l.Glyphs) {
		for i := range parts {
			parts[i].glyphs = signsBeforeStops(reversePieces(parts[i].glyphs))
		}
	}
	return parts
}

// box is where the part stands on the page.
func (p part) box(l *typeset.Line) typeset.Box {
	f := p.glyphs[0].Face
	em := p.glyphs[0].Size / float64(f.Units)
	low := float64(f.Descent) * em * 0.8
	high := float64(f.Ascent) * em * 0.8
	from, to := p.glyphs[0].X, p.glyphs[0].X
	for i := range p.glyphs {
		g := &p.glyphs[i]
		from, to = min(from, g.X), max(to, g.X+g.Width())
	}
	return typeset.Box{X: l.X + from, Y: l.Y + low, Width: to - from, Height: high - low}
}

// artifact is the property list of the line i of a page, which is not part of the text (ISO 32000-1 §14.8.2.2): what stands before all
// of the page's text is its header, what stands after it its footer.
func artifact(lines []typeset.Line, i int) string {
	before, after := false, false
	for k := range lines {
		text := lines[k].Element != nil && len(lines[k].Glyphs) > 0
		before, after = before || text && k < i, after || text && k > i
	}
	switch {
	case before && after:
		return "<</Type/Layout>>"
	case before || i > len(lines)/2:
		return "<</Type/Pagination/Subtype/Footer>>"
	}
	return "<</Type/Pagination/Subtype/Header>>"
}
