package message

import (
	"strconv"
	"strings"
)

// declaration is one property of a style with its value, both in lower case. An important one wins over those that are not, wherever they stand (CSS Cascade 4 §6.3).
type declaration struct {
	property, value string
	important       bool
}

// eachDeclaration calls take with the declarations of a style.
func eachDeclaration(style string, take func(declaration)) {
	for style != "" {
		var one string
		one, style, _ = strings.Cut(style, ";")
		property, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		d := declaration{strings.TrimSpace(property), strings.TrimSpace(value), false}
		if v, important := strings.CutSuffix(d.value, "important"); important {
			d.value, d.important = strings.TrimRight(v, "! "), true
		}
		take(d)
	}
}

// plainCSS is a style in lower case, without comments and escapes.
func plainCSS(style string) string {
	style = strings.ToLower(style)
	if strings.Contains(style, "/*") {
		style = dropCSSComments(style)
	}
	if strings.IndexByte(style, '\\') >= 0 {
		style = unescapeCSS(style)
	}
	return style
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

// unescapeCSS undoes "\6e " and "\n" (CSS Syntax 3 §4.3.7), by which words can be written that a careless reader does not know.
func unescapeCSS(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			out.WriteByte(s[i])
			continue
		}
		end := i + 1
		for end < len(s) && end < i+7 && isHex(s[end]) {
			end++
		}
		n, err := strconv.ParseUint(s[i+1:end], 16, 32)
		if err != nil {
			continue // the character after the backslash stands for itself
		}
		out.WriteRune(rune(n))
		if i = end - 1; end < len(s) && (s[end] == ' ' || s[end] == '\t' || s[end] == '\n') {
			i = end
		}
	}
	return strings.ToLower(out.String())
}

// length reads a CSS length as points; em and % are of base. Units that are not known read as pixels.
func length(value string, base float64) (pt float64, ok bool) {
	if inner, sum := strings.CutPrefix(value, "calc("); sum {
		value = strings.TrimSpace(strings.TrimSuffix(inner, ")"))
	}
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
	case "rem":
		n *= defaultSizePt
	case "em", "ex", "ch":
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
