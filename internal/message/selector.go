package message

import "strings"

// maxHiding bounds the rules with longer selectors that are kept; only such as hide text are.
const maxHiding = 64

// hiding is a rule that hides text, whose selector is more than one name: "div.note p", "p.k > span", ".a.b", or that stands within @media.
type hiding struct {
	steps  []step // outermost first; the last is the element itself
	list   []declaration
	unsure bool // the rule holds on some screens, or by a condition that is not worked out
}

// step is one compound of a selector: an element's name, classes and identifier; child tells that it is the child, and not any descendant, of the step before.
type step struct {
	tag, id string
	classes []string
	child   bool
}

// addHiding keeps a rule that hides text.
func (s *sheet) addHiding(selector string, list []declaration, unsure bool) {
	if len(s.hiding) >= maxHiding || len(selector) > 200 {
		s.cut = true
		return
	}
	h := hiding{list: list, unsure: unsure}
	child := false
	for _, part := range strings.Fields(strings.NewReplacer(">", " > ", "+", " + ", "~", " ~ ").Replace(selector)) {
		switch part {
		case ">":
			child = true
			continue
		case "+", "~":
			h.unsure = true // the sibling before is not looked at, nor is what stands over it
			h.steps = nil
			continue
		}
		one, known, ever := compound(part)
		if ever {
			return
		}
		one.child = child
		child = false
		h.unsure = h.unsure || !known
		h.steps = append(h.steps, one)
	}
	if len(h.steps) > 0 {
		s.hiding = append(s.hiding, h)
	}
}

// hidesText tells whether a rule would hide black letters on white.
func hidesText(list []declaration) bool {
	l, b := defaultLook(), box{}
	for _, d := range list {
		l.take(d, &b, l.sizePt)
	}
	return l.hides() || b.hides()
}

// compound reads "p.note#first". known is false where an attribute or a pseudo-class narrows it; never where it meets no element as it stands: ":hover", "::before".
func compound(s string) (one step, known, never bool) {
	if head, pseudo, found := strings.Cut(s, ":"); found {
		switch pseudo = strings.TrimLeft(pseudo, ":"); pseudo {
		case "hover", "active", "focus", "visited", "before", "after", "first-line", "first-letter", "selection", "placeholder":
			return one, false, true
		}
		one, _, _ = compound(head)
		return one, false, false
	}
	s, _, attribute := strings.Cut(s, "[")
	known = !attribute
	end := strings.IndexAny(s, ".#")
	if end < 0 {
		end = len(s)
	}
	one.tag = strings.TrimPrefix(s[:end], "*")
	for rest := s[end:]; rest != ""; {
		mark := rest[0]
		next := strings.IndexAny(rest[1:], ".#")
		if next < 0 {
			next = len(rest) - 1
		}
		name := rest[1 : 1+next]
		rest = rest[1+next:]
		if mark == '.' {
			one.classes = append(one.classes, name)
		} else {
			one.id = name
		}
	}
	return one, known, false
}

func (s step) meets(e *element) bool {
	if s.tag != "" && s.tag != e.tag.name || s.id != "" && s.id != e.id {
		return false
	}
	for _, c := range s.classes {
		if !hasClass(e.class, c) {
			return false
		}
	}
	return true
}

func hasClass(classes, name string) bool {
	for c := range strings.FieldsSeq(classes) {
		if c == name {
			return true
		}
	}
	return false
}

// meets tells whether a rule's selector meets an element under the open ones.
func (s *sheet) meets(h *hiding, e *element, open []element) bool {
	last := len(h.steps) - 1
	return s.step(h.steps[last], e) && s.outer(h.steps, last, open)
}

// step tells whether one compound meets an element, and counts what it cost.
func (s *sheet) step(one step, e *element) bool {
	if s.lookups += 1 + len(e.class)>>4; s.lookups > maxLookups {
		s.cut = true
		return false
	}
	return one.meets(e)
}

// outer tells whether the steps before place i are met by the open elements, innermost first.
func (s *sheet) outer(steps []step, i int, open []element) bool {
	for ; i > 0; i-- {
		found := -1
		for k := len(open) - 1; k >= 0 && found < 0; k-- {
			if s.step(steps[i-1], &open[k]) {
				found = k
			}
			if steps[i].child {
				break
			}
		}
		if found < 0 {
			return false
		}
		open = open[:found]
	}
	return true
}
