package message

import "strings"

// style works out an element's look from its tag, the style elements' rules and its own attributes.
func (r *renderer) style(e *element, a *attributes) (b box) {
	l := &e.look
	base := l.sizePt
	r.byTag(l, e.tag, a)
	if len(r.sheet.hiding) > 0 {
		e.class, e.id = strings.ToLower(a.class), strings.ToLower(a.id)
	}
	again := false
	for late := false; ; late = true { // what is important comes last
		take := func(d declaration) {
			if again = again || d.important; d.important == late {
				l.take(d, &b, base)
			}
		}
		r.sheet.of(e.tag.name, a.class, a.id, take)
		r.hide(e, take)
		eachDeclaration(a.style, take)
		if late || !again {
			break
		}
	}
	l.gone = l.gone || b.hides()
	return b
}

// byTag takes over what an element's name and its attributes say of its look.
func (r *renderer) byTag(l *look, t *tag, a *attributes) {
	l.gone = l.gone || t.unread || a.hidden
	switch t.name {
	case "a":
		l.fore, l.clear = colour{0, 0, 238, true}, false
	case "pre", "textarea":
		l.pre = true
	case "option":
		l.gone = l.gone || !a.chosen
	case "dialog":
		l.gone = l.gone || !a.open
	case "details":
		l.unsure = l.unsure || !a.open
	case "summary":
		l.unsure = false
	case "font", "body":
		if a.colour != "" {
			l.setFore(strings.ToLower(a.colour))
		}
	}
	if a.face != "" {
		l.setFamily(a.face)
	}
	if a.back != "" {
		l.setBack(strings.ToLower(a.back))
	}
	if a.picture {
		l.back = colour{}
	}
}

// hide applies the rules with longer selectors that meet an element.
func (r *renderer) hide(e *element, take func(declaration)) {
	for i := range r.sheet.hiding {
		if r.sheet.lookups > maxLookups {
			return
		}
		h := &r.sheet.hiding[i]
		switch {
		case !r.sheet.meets(h, e, r.stack):
		case h.unsure:
			e.look.unsure = true
		default:
			for _, d := range h.list {
				take(d)
			}
		}
	}
}

// breaks returns the line ends around an element. Paragraphs of Outlook stand close.
func (r *renderer) breaks(t *tag, a *attributes, b box) int {
	switch {
	case t == tagP && (b.noMargin || strings.HasPrefix(a.class, "Mso") || r.innermost(tagLI) > r.top().scope):
		return 1
	case t.breaks == 0 && b.ownLine():
		return 1
	case t.flows && b.inLine():
		return 0
	}
	return t.breaks
}
