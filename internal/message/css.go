package message

import (
	"slices"
	"strings"
)

// Bounds of what style elements may cost.
const (
	maxRules   = 5000
	maxBody    = 400     // declarations of one rule
	maxLookups = 500_000 // declarations and steps of selectors that are looked at for a page
	maxNested  = 4       // @media within @media
)

// sheet holds the rules of a mail's style elements whose selectors are one element name, class or identifier ("p.MsoNormal", ".pre",
// "#banner"); that is how mail programs write them. Of the others, and of those that hold on some screens only, it holds only such as hide text.
type sheet struct {
	rules   map[string][][]declaration
	hiding  []hiding
	count   int
	lookups int
	cut     bool // a rule was left out, so that what it hides is read
}

// add reads the text of a style element.
func (s *sheet) add(css string) { s.addRules(dropCSSComments(css), 0) }

func (s *sheet) addRules(css string, depth int) {
	for {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		if s.count++; s.count > maxRules {
			s.cut = true
			return
		}
		if i := strings.LastIndexAny(selectors, ";}"); i >= 0 {
			selectors = selectors[i+1:]
		}
		if at := strings.TrimSpace(selectors); strings.HasPrefix(at, "@") {
			css = skipBlock(rest)
			s.addAt(strings.ToLower(at), rest[:len(rest)-len(css)], depth)
			continue
		}
		body, after, _ := strings.Cut(rest, "}")
		list := s.body(body)
		hides := hidesText(list)
		for selector := range strings.SplitSeq(selectors, ",") {
			s.addRule(strings.ToLower(strings.TrimSpace(selector)), list, hides)
		}
		css = after
	}
}

// addAt reads an at-rule with its block: what holds on every screen as if it stood alone, what holds on some as a doubt.
func (s *sheet) addAt(at, block string, depth int) {
	name, query, _ := strings.Cut(at, " ")
	name, inner, _ := strings.Cut(name, "(")
	switch name {
	case "@media":
		switch always, never := onScreens(inner + query); {
		case never:
		case always && depth < maxNested:
			s.addRules(block, depth+1)
		default:
			s.addSometimes(block)
		}
	case "@supports", "@layer", "@container":
		s.addSometimes(block)
	}
}

// onScreens tells whether a media query list (Media Queries 4 §2) holds on every screen, or on none.
func onScreens(query string) (always, never bool) {
	never = true
	for one := range strings.SplitSeq(strings.ToLower(query), ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "only ")
		kind, condition, _ := strings.Cut(one, " ")
		negated := kind == "not"
		if negated {
			kind, condition, _ = strings.Cut(strings.TrimSpace(condition), " ")
		}
		switch kind {
		case "", "all", "screen":
			always = always || condition == "" && !negated
			never = never && condition == "" && negated
		case "print", "speech", "aural", "braille", "embossed", "handheld", "projection", "tty", "tv":
			always = always || negated && condition == ""
			never = never && !(negated && condition == "")
		default:
			never = false
		}
	}
	return always, never
}

// addSometimes keeps the rules of a block that holds on some screens only.
func (s *sheet) addSometimes(block string) {
	for {
		selectors, rest, ok := strings.Cut(block, "{")
		if !ok {
			return
		}
		if s.count++; s.count > maxRules {
			s.cut = true
			return
		}
		body, after, _ := strings.Cut(rest, "}")
		block = after
		list := s.body(body)
		if !hidesText(list) {
			continue
		}
		for selector := range strings.SplitSeq(strings.TrimLeft(selectors, "} \r\n\t"), ",") {
			s.addHiding(strings.ToLower(strings.TrimSpace(selector)), list, true)
		}
	}
}

// body reads the declarations of a rule.
func (s *sheet) body(css string) (list []declaration) {
	eachDeclaration(plainCSS(css), func(d declaration) {
		if len(list) < maxBody {
			list = append(list, d)
		} else {
			s.cut = true
		}
	})
	return list
}

// unknownBack is a background that is not worked out.
var unknownBack = []declaration{{property: "background", value: "url(unknown)"}}

func (s *sheet) addRule(selector string, list []declaration, hides bool) {
	if strings.ContainsAny(selector, " >+~:[*\\") || strings.ContainsAny(strings.TrimLeft(selector, ".#"), ".#") && !oneClass(selector) {
		if hides {
			s.addHiding(selector, list, false)
		}
		// Which elements a longer selector meets is not worked out; a background that it may set must not make text look hidden.
		if !slices.ContainsFunc(list, func(d declaration) bool { return strings.HasPrefix(d.property, "background") }) {
			return
		}
		selector = selector[strings.LastIndexAny(selector, " >+~")+1:]
		selector, _, _ = strings.Cut(selector, ":")
		list = unknownBack
	}
	if selector == "" || len(selector) > 200 {
		return
	}
	if s.rules == nil {
		s.rules = map[string][][]declaration{}
	}
	s.rules[selector] = append(s.rules[selector], list)
}

// oneClass tells "p.note" and "p#note", which the plain rules hold.
func oneClass(selector string) bool {
	return selector[0] != '.' && selector[0] != '#' && strings.Count(selector, ".")+strings.Count(selector, "#") == 1
}

// of calls take with the declarations that meet an element, the weaker first.
func (s *sheet) of(tag, class, id string, take func(declaration)) {
	if len(s.rules) == 0 {
		return
	}
	each := func(selector string) {
		for _, list := range s.rules[selector] {
			if s.lookups += 1 + len(list); s.lookups > maxLookups {
				s.cut = true
				return
			}
			for _, d := range list {
				take(d)
			}
		}
	}
	each(tag)
	if class != "" {
		for c := range strings.FieldsSeq(strings.ToLower(class)) {
			each("." + c)
			each(tag + "." + c)
		}
	}
	if id != "" {
		each("#" + strings.ToLower(id))
		each(tag + "#" + strings.ToLower(id))
	}
}

// skipBlock returns what follows the brace that closes a block already entered.
func skipBlock(css string) string {
	depth := 1
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}
