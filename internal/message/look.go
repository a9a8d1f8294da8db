package message

import "strings"

// look is how an element shows its text: what is inherited, and whether any of it hides the text.
type look struct {
	gone      bool // display:none and its like: nothing inside can be seen
	invisible bool // visibility:hidden, which a child may undo
	clear     bool // transparent letters
	unsure    bool // hidden on some screens
	sizePt    float64
	fore      colour
	back      colour
	symbols   byte // a font of signs in place of letters: 'w' Wingdings, '2' Wingdings 2, 's' Symbol; 0 for none
	pre       bool // white space is kept
}

const (
	defaultSizePt = 12
	unreadablePt  = 2.3 // letters of three pixels and less are no letters
)

func defaultLook() look { return look{sizePt: defaultSizePt, fore: black, back: white} }

// hides tells that text with this look is not seen.
func (l *look) hides() bool {
	return l.gone || l.invisible || l.clear || l.sizePt < unreadablePt || l.fore.near(l.back)
}

// take takes over a declaration of an element's: what is of its letters and its ground; what is of its box goes to b.
func (l *look) take(d declaration, b *box, base float64) {
	switch value := d.value; d.property {
	case "text-decoration", "text-decoration-line":
		// what an element crosses out, no child can undo (CSS Text Decoration 3 §2.1)
		l.gone = l.gone || strings.Contains(value, "line-through")
	case "mso-hide":
		l.gone = l.gone || value == "all"
	case "visibility":
		l.invisible = value == "hidden" || value == "collapse"
	case "opacity":
		if n, ok := share(value, 1); ok && n < faint {
			l.gone = true
		}
	case "font-size":
		l.setSize(value, base)
	case "font":
		l.setFont(value, base)
	case "font-family", "mso-symbol-font-family":
		l.setFamily(value)
	case "color", "-webkit-text-fill-color":
		l.setFore(value)
	case "filter":
		l.gone = l.gone || filteredOut(value)
	case "content-visibility":
		l.gone = l.gone || value == "hidden"
	case "background", "background-color", "background-image":
		l.setBack(value)
	case "white-space":
		l.pre = strings.HasPrefix(value, "pre")
	default:
		b.take(d.property, value)
	}
}

// filteredOut tells a filter that leaves nothing: "opacity(0)", and Internet Explorer's "alpha(opacity=0)".
func filteredOut(value string) bool {
	for _, name := range []string{"opacity(", "opacity="} {
		if _, rest, ok := strings.Cut(value, name); ok {
			rest, _, _ = strings.Cut(rest, ")")
			n, ok := share(strings.TrimSpace(rest), 1)
			return ok && n < faint
		}
	}
	return false
}

func (l *look) setSize(value string, base float64) {
	if n, ok := length(value, base); ok {
		l.sizePt = n
	} else if value != "inherit" && value != "smaller" {
		l.sizePt = defaultSizePt // "small", "medium", "large" and what is not known are seen
	}
}

// setFont reads the shorthand: a size stands before the family's names.
func (l *look) setFont(value string, base float64) {
	for _, token := range strings.Fields(value) {
		token, _, _ = strings.Cut(token, "/")
		if n, ok := length(token, base); ok && len(token) > 0 && (strings.Trim(token, "0123456789.") != "" || n == 0) {
			l.sizePt = n
		}
	}
	l.setFamily(value)
}

func (l *look) setFamily(value string) {
	value = strings.ToLower(value)
	switch {
	case strings.Contains(value, "wingdings 2"):
		l.symbols = '2'
	case strings.Contains(value, "wingdings 3") || strings.Contains(value, "webdings"):
		l.symbols = '3'
	case strings.Contains(value, "wingdings"):
		l.symbols = 'w'
	case strings.HasPrefix(strings.Trim(value, `"' `), "symbol"):
		l.symbols = 's'
	default:
		l.symbols = 0
	}
}

func (l *look) setFore(value string) {
	if value == "inherit" || value == "currentcolor" {
		return
	}
	l.fore, l.clear = parseColour(value)
}

func (l *look) setBack(value string) {
	if strings.Contains(value, "url(") || strings.Contains(value, "gradient") {
		l.back = colour{}
		return
	}
	for value != "" {
		var token string
		token, value = cutToken(value)
		if c, clear := parseColour(token); c.known {
			l.back = c
			return
		} else if clear || token == "none" || token == "inherit" || token == "initial" {
			return
		}
	}
	l.back = colour{}
}

// cutToken returns the first piece of a value, up to a blank that stands in no brackets, and what follows.
func cutToken(value string) (token, rest string) {
	depth := 0
	for i := range len(value) {
		switch value[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ' ', '\t', '\n':
			if depth <= 0 {
				return value[:i], strings.TrimLeft(value[i:], " \t\n")
			}
		}
	}
	return value, ""
}

// symbol gives the sign that a letter stands for in a font of signs; ok is false for letters of ordinary fonts.
func (l *look) symbol(r rune) (sign rune, ok bool) {
	if r >= 0xf000 && r < 0xf100 {
		r -= 0xf000
	}
	switch l.symbols {
	case 'w':
		sign, ok = wingdings[r]
	case '2':
		sign, ok = wingdings2[r]
	case 's':
		sign, ok = map[rune]rune{0xb7: '•', 0xd6: '√', 0xde: '⇒'}[r]
	}
	return sign, ok
}

// wingdings and wingdings2 map the letters that forms use to checkboxes, ticks and bullets. "Checked" is ☑ whatever sign is in the box.
var (
	wingdings = map[rune]rune{
		0xfe: '☑', 0xfd: '☑', 0x78: '☑', 0xa8: '☐', 0x6f: '☐', 0x71: '☐', 0x72: '☐', 0xfc: '✓', 0xfb: '✗', 0xa7: '▪', 0x6e: '■', 0x6c: '●',
		0x76: '❖', 0xd8: '➢', 0xe0: '→', 0x4a: '☺', 0x28: '☎', 0x2a: '✉',
	}
	wingdings2 = map[rune]rune{0x52: '☑', 0x53: '☑', 0x54: '☑', 0x51: '☑', 0xa3: '☐', 0x2a: '☐', 0x30: '☐', 0x50: '✓', 0x4f: '✗', 0x56: '☑'}
)
