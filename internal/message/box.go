package message

import "strings"

// box is what an element's declarations say of its size, place and margins.
type box struct {
	display  string
	clipped  bool // overflow:hidden
	flat     bool // height or width of nothing
	away     bool // moved out of the picture, or made nothing
	moved    bool // … where it is placed apart from the text around it
	placed   bool
	noMargin bool
	noBorder bool
	indent   bool // its text begins where its box ends
	wide     bool // has a width of its own
}

// offScreenPt is how far text has to be moved so that no screen shows it.
const offScreenPt = 600

func (b *box) take(property, value string) {
	switch property {
	case "display":
		b.display = value
	case "overflow", "overflow-x", "overflow-y":
		b.clipped = strings.Contains(value, "hidden") || strings.Contains(value, "clip")
	case "height", "max-height", "width", "max-width", "block-size", "inline-size", "max-block-size", "max-inline-size":
		n, ok := length(value, defaultSizePt)
		b.flat = b.flat || ok && n <= 0.8 // a pixel
		b.wide = b.wide || ok && property == "width"
	case "position":
		b.placed = value != "static"
	case "left", "top", "right", "bottom", "inset":
		b.moved = b.moved || movedAway(value, offScreenPt)
	case "text-indent", "letter-spacing", "translate":
		b.away = b.away || movedAway(value, offScreenPt)
		b.indent = b.indent || property == "text-indent" && value == "100%"
	case "margin", "margin-left", "margin-top", "margin-right", "margin-bottom":
		b.away = b.away || movedAway(value, 0)
		if property == "margin" || property == "margin-top" {
			first, _, _ := strings.Cut(value, " ")
			b.noMargin = isZero(first)
		}
	case "border":
		b.noBorder = value == "none" || value == "0" || strings.HasPrefix(value, "none ") || strings.HasPrefix(value, "0px")
	case "clip":
		b.away = b.away || emptyRect(value)
	case "clip-path":
		b.away = b.away || emptyPath(value)
	case "transform":
		b.away = b.away || transformedAway(value)
	case "zoom", "scale":
		b.away = b.away || isZero(value)
	}
}

// hides tells a box that nobody sees, nor what is in it.
func (b box) hides() bool {
	return b.display == "none" || b.away || b.moved && b.placed || b.clipped && (b.flat || b.indent)
}

// inLine tells a block that its style makes a piece of a line.
func (b box) inLine() bool {
	return b.display == "inline" || b.display == "contents" || b.display == "table-cell"
}

// column tells a piece of a line that keeps a place of its own width, so that what follows does not touch it.
func (b box) column() bool { return b.display == "inline-block" && b.wide }

// ownLine tells what stands on a line of its own though its element would not.
func (b box) ownLine() bool {
	return b.display == "block" || b.display == "flex" || b.display == "grid" || b.display == "table" || b.display == "list-item" || b.display == "table-row"
}

func isZero(value string) bool {
	n, ok := length(value, defaultSizePt)
	return ok && n == 0
}

// movedAway tells whether any of some lengths moves text off every screen. Percentages are of whole points.
func movedAway(value string, whole float64) bool {
	for one := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ' ' || r == ',' }) {
		base := float64(defaultSizePt)
		if strings.HasSuffix(one, "%") {
			base = whole
		}
		if n, ok := length(one, base); ok && (n <= -offScreenPt || n > 10*offScreenPt) {
			return true
		}
	}
	return false
}

// emptyRect tells a clip whose edges leave less than a pixel or two: rect(top right bottom left).
func emptyRect(value string) bool {
	args, ok := strings.CutPrefix(value, "rect(")
	edges := strings.FieldsFunc(strings.TrimSuffix(args, ")"), func(r rune) bool { return r == ' ' || r == ',' })
	if !ok || len(edges) != 4 {
		return false
	}
	var at [4]float64
	for i, edge := range edges {
		if at[i], ok = length(edge, defaultSizePt); !ok {
			return false // auto: the box's own edge
		}
	}
	return at[2]-at[0] <= 0.8 || at[1]-at[3] <= 0.8
}

// emptyPath tells the shapes that leave nothing (CSS Masking 1 §3.5): circles of no radius, insets that meet, polygons of one point.
func emptyPath(value string) bool {
	shape, args, ok := strings.Cut(value, "(")
	if !ok {
		return false
	}
	args, _, _ = strings.Cut(args, ")")
	switch shape {
	case "circle", "ellipse":
		return args != "" && isZero(args)
	case "inset":
		first, _, _ := strings.Cut(args, " ")
		n, ok := share(strings.TrimSuffix(first, "%"), 1)
		return ok && strings.HasSuffix(first, "%") && n >= 50
	case "polygon":
		points := strings.Split(args, ",")
		for _, point := range points {
			if strings.TrimSpace(point) != strings.TrimSpace(points[0]) {
				return false
			}
		}
		return true
	}
	return false
}

// transformedAway tells the functions that make text nothing or move it off the screen (CSS Transforms 1 §12).
func transformedAway(value string) bool {
	for value != "" {
		name, args, ok := strings.Cut(value, "(")
		if !ok {
			return false
		}
		args, value, _ = strings.Cut(args, ")")
		switch strings.TrimSpace(name) {
		case "scale", "scalex", "scaley", "scale3d":
			for one := range strings.SplitSeq(args, ",") {
				if n, ok := share(strings.TrimSpace(one), 1); ok && n > -0.01 && n < 0.01 {
					return true
				}
			}
		case "translate", "translatex", "translatey", "translate3d":
			if movedAway(args, 0) { // percentages are of its own size
				return true
			}
		}
	}
	return false
}
