package message

import (
	"strconv"
	"strings"
)

// sheet holds the rules of a mail's style elements whose selectors are one element name, class or identifier ("p.MsoNormal", ".pre",
// "#banner"); that is how mail programs write them. Of the others, and of those within @media, it holds only such as hide text.
type sheet struct {
	rules  map[string][]string
	hiding []hiding
}

// add reads the text of a style element.
func (s *sheet) add(css string) {
	css = dropCSSComments(css)
	for n := 0; n < 5000; n++ {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			return
		}
		if i := strings.LastIndexAny(selectors, ";}"); i >= 0 {
			selectors = selectors[i+1:]
		}
		if at := strings.TrimSpace(selectors); strings.HasPrefix(at, "@") {
			css = skipBlock(rest)
			if strings.HasPrefix(strings.ToLower(at), "@media") && !strings.Contains(strings.ToLower(at), "print") {
				s.addMedia(rest[:len(rest)-len(css)])
			}
			continue
		}
		body, after, _ := strings.Cut(rest, "}")
		for _, selector := range strings.Split(selectors, ",") {
			s.addRule(strings.ToLower(strings.TrimSpace(selector)), body)
		}
		css = after
	}
}

// addMedia keeps the rules of a block that holds on some screens only.
func (s *sheet) addMedia(block string) {
	for n := 0; n < 200; n++ {
		selectors, rest, ok := strings.Cut(block, "{")
		if !ok {
			return
		}
		body, after, _ := strings.Cut(rest, "}")
		for _, selector := range strings.Split(strings.TrimLeft(selectors, "} \r\n\t"), ",") {
			s.addHiding(strings.ToLower(strings.TrimSpace(selector)), strings.ToLower(body), true)
		}
		block = after
	}
}

func (s *sheet) addRule(selector, body string) {
	if strings.ContainsAny(selector, " >+~:[*\\") || strings.ContainsAny(strings.TrimLeft(selector, ".#"), ".#") && !oneClass(selector) {
		s.addHiding(selector, strings.ToLower(body), false)
		// Which elements a longer selector meets is not worked out; a background that it may set must not make text look hidden.
		if !strings.Contains(body, "background") {
			return
		}
		selector = selector[strings.LastIndexAny(selector, " >+~")+1:]
		selector, _, _ = strings.Cut(selector, ":")
		body = "background:url(unknown)"
	}
	if selector == "" || len(selector) > 200 {
		return
	}
	if s.rules == nil {
		s.rules = map[string][]string{}
	}
	if len(s.rules[selector]) < 8 {
		s.rules[selector] = append(s.rules[selector], strings.ToLower(body))
	}
}

// oneClass tells "p.note" and "p#note", which the plain rules hold.
func oneClass(selector string) bool {
	return selector[0] != '.' && selector[0] != '#' && strings.Count(selector, ".")+strings.Count(selector, "#") == 1
}

// of calls take with the declarations that meet an element, the weaker first.
func (s *sheet) of(tag, class, id string, take func(declarations string)) {
	if len(s.rules) == 0 {
		return
	}
	each := func(selector string) {
		for _, d := range s.rules[selector] {
			take(d)
		}
	}
	each(tag)
	if class != "" {
		classes := strings.Fields(strings.ToLower(class))
		for _, c := range classes[:min(len(classes), 16)] {
			each("." + c)
			each(tag + "." + c)
		}
	}
	if id != "" {
		each("#" + strings.ToLower(id))
		each(tag + "#" + strings.ToLower(id))
	}
}

func dropCSSComments(css string) string {
	css = strings.NewReplacer("<!--", "", "-->", "").Replace(css)
	if !strings.Contains(css, "/*") {
		return css
	}
	var out strings.Builder
	for {
		before, after, ok := strings.Cut(css, "/*")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, css, ok = strings.Cut(after, "*/")
		if !ok {
			return out.String()
		}
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

// eachDeclaration calls take with the lower-case property and value of each declaration.
func eachDeclaration(style string, take func(property, value string)) {
	for n := 0; style != "" && n < 200; n++ {
		var one string
		one, style, _ = strings.Cut(style, ";")
		property, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		if v, important := strings.CutSuffix(value, "important"); important {
			value = strings.TrimRight(v, "! ")
		}
		take(strings.TrimSpace(property), value)
	}
}

// length reads a CSS length as points; em and % are of base. Units that are not known read as pixels.
func length(value string, base float64) (pt float64, ok bool) {
	end := 0
	for end < len(value) && (value[end] >= '0' && value[end] <= '9' || value[end] == '.' || end == 0 && (value[0] == '-' || value[0] == '+')) {
		end++
	}
	n, err := strconv.ParseFloat(value[:end], 64)
	if err != nil {
		return 0, false
	}
	unit, _, _ := strings.Cut(strings.TrimSpace(value[end:]), " ")
	switch unit {
	case "pt":
	case "em", "rem":
		n *= base
	case "%":
		n *= base / 100
	case "in":
		n *= 72
	case "cm":
		n *= 72 / 2.54
	case "mm":
		n *= 72 / 25.4
	case "pc":
		n *= 12
	case "vh", "vw", "vmin", "vmax":
		n *= 6 // a screen of about 800 pixels
	default:
		n *= 0.75
	}
	return n, true
}

// colour is an sRGB colour; known is false for one that is not worked out (a picture, a gradient).
type colour struct {
	r, g, b uint8
	known   bool
}

var (
	black = colour{0, 0, 0, true}
	white = colour{255, 255, 255, true}
)

var namedColours = map[string]colour{
	"black": black, "white": white, "red": {255, 0, 0, true}, "green": {0, 128, 0, true}, "blue": {0, 0, 255, true}, "gray": {128, 128, 128, true},
	"grey": {128, 128, 128, true}, "silver": {192, 192, 192, true}, "navy": {0, 0, 128, true}, "yellow": {255, 255, 0, true}, "maroon": {128, 0, 0, true},
	"snow": {255, 250, 250, true}, "ivory": {255, 255, 240, true}, "whitesmoke": {245, 245, 245, true}, "ghostwhite": {248, 248, 255, true},
	"windowtext": black, "window": white, "buttonface": {240, 240, 240, true}, "inactivecaptiontext": black,
}

// parseColour reads a CSS or HTML colour. clear tells one that lets all shine through.
func parseColour(s string) (c colour, clear bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "transparent" {
		return colour{}, true
	}
	if c, ok := namedColours[s]; ok {
		return c, false
	}
	if args, ok := strings.CutPrefix(s, "rgb"); ok {
		return parseRGB(args)
	}
	hex := strings.TrimPrefix(s, "#")
	if len(hex) == 3 || len(hex) == 4 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	if len(hex) == 8 {
		if hex[6:] == "00" {
			return colour{}, true
		}
		hex = hex[:6]
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 6 {
		return colour{}, false
	}
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n), true}, false
}

func parseRGB(args string) (c colour, clear bool) {
	parts := strings.FieldsFunc(strings.TrimPrefix(args, "a"), func(r rune) bool { return strings.ContainsRune("(), /", r) })
	if len(parts) < 3 {
		return colour{}, false
	}
	var v [3]uint8
	for i := range v {
		n, err := strconv.ParseFloat(strings.TrimSuffix(parts[i], "%"), 64)
		if err != nil {
			return colour{}, false
		}
		if strings.HasSuffix(parts[i], "%") {
			n *= 2.55
		}
		v[i] = uint8(max(0, min(255, n)))
	}
	if len(parts) > 3 {
		if alpha, err := strconv.ParseFloat(strings.TrimSuffix(parts[3], "%"), 64); err == nil && alpha < 0.05 {
			return colour{}, true
		}
	}
	return colour{v[0], v[1], v[2], true}, false
}

// near tells colours that the eye does not tell apart.
func (c colour) near(d colour) bool {
	apart := func(a, b uint8) bool { return max(a, b)-min(a, b) > 20 }
	return c.known && d.known && !apart(c.r, d.r) && !apart(c.g, d.g) && !apart(c.b, d.b)
}
