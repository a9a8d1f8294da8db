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

func defaultLook() look { return look{sizePt: 12, fore: black, back: white} }

// hides tells that text with this look is not seen. Letters under a pixel or so high are no letters.
func (l *look) hides() bool {
	return l.gone || l.invisible || l.clear || l.sizePt < 1.2 || l.fore.near(l.back)
}

// box is what an element's declarations say of its size, place and margins.
type box struct {
	clipped        bool // overflow:hidden
	flat           bool // height or width of nothing
	away           bool // moved out of the picture
	noMargin       bool
	noBorder       bool
	absolute       bool
	inline, blocky bool
}

// apply takes over an element's declarations.
func (l *look) apply(declarations string, b *box, base float64) {
	eachDeclaration(declarations, func(property, value string) {
		switch property {
		case "display":
			l.gone = l.gone || value == "none"
			b.inline = strings.HasPrefix(value, "inline")
			b.blocky = value == "block" || value == "flex" || value == "grid"
		case "text-decoration", "text-decoration-line":
			// what an element crosses out, no child can undo (CSS Text Decoration 3 §2.1)
			l.gone = l.gone || strings.Contains(value, "line-through")
		case "mso-hide":
			l.gone = l.gone || value == "all"
		case "visibility":
			l.invisible = value == "hidden" || value == "collapse"
		case "opacity":
			if n, ok := length(value, 100); ok && n < 0.03 {
				l.gone = true
			}
		case "font-size":
			l.setSize(value, base)
		case "font":
			l.setFont(value, base)
		case "font-family", "mso-char-type", "mso-symbol-font-family":
			if property != "mso-char-type" {
				l.setFamily(value)
			}
		case "color", "-webkit-text-fill-color":
			l.setFore(value)
		case "filter":
			l.gone = l.gone || strings.HasPrefix(value, "opacity(0") && !strings.HasPrefix(value, "opacity(0.")
		case "content-visibility":
			l.gone = l.gone || value == "hidden"
		case "background", "background-color", "background-image":
			l.setBack(value)
		case "white-space":
			l.pre = strings.HasPrefix(value, "pre")
		default:
			b.take(property, value)
		}
	})
}

func (b *box) take(property, value string) {
	n, isLength := length(value, 12)
	switch property {
	case "overflow", "overflow-x", "overflow-y":
		b.clipped = value == "hidden" || value == "clip"
	case "height", "max-height", "width", "max-width":
		b.flat = b.flat || isLength && n <= 0.8
	case "position":
		b.absolute = value == "absolute" || value == "fixed"
	case "left", "top", "right", "bottom", "margin-left", "margin-top", "text-indent":
		b.away = b.away || isLength && (n < -700 || n > 7000)
		if property == "margin-top" && isLength && n == 0 {
			b.noMargin = true
		}
	case "margin":
		b.noMargin = isLength && n == 0
		b.away = b.away || isLength && n < -700
	case "border":
		b.noBorder = value == "none" || value == "0" || strings.HasPrefix(value, "none ") || strings.HasPrefix(value, "0px")
	case "clip":
		b.away = b.away || strings.HasPrefix(strings.ReplaceAll(value, " ", ""), "rect(0")
	case "clip-path":
		b.away = b.away || strings.HasPrefix(value, "inset(50%") || strings.HasPrefix(value, "inset(100%") || value == "circle(0)"
	case "transform":
		b.away = b.away || strings.HasPrefix(value, "scale(0)") || strings.HasPrefix(value, "translate(-9999")
	}
}

func (b *box) hides() bool { return b.away || b.clipped && b.flat }

func (l *look) setSize(value string, base float64) {
	if n, ok := length(value, base); ok {
		l.sizePt = n
	} else if value != "inherit" && value != "smaller" {
		l.sizePt = 12 // "small", "medium", "large" and what is not known are seen
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
	for _, token := range strings.Fields(strings.ReplaceAll(value, ", ", ",")) {
		if c, clear := parseColour(token); c.known {
			l.back = c
			return
		} else if clear || token == "none" || token == "inherit" || token == "initial" {
			return
		}
	}
	l.back = colour{}
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
