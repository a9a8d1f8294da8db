package typeset

// frame is the page and the margins of its text.
type frame struct {
	width, height       float64
	left, right         float64
	top, firstTop, foot float64
}

// frameOf gives a paper its margins; an unknown paper is A4.
func frameOf(paper string) frame {
	switch paper {
	case "A5":
		return frame{width: 419.53, height: 595.28, left: 48, right: 48, top: 44, firstTop: 34, foot: 26}
	case "Letter":
		return frame{width: 612, height: 792, left: 76, right: 76, top: 60, firstTop: 46, foot: 34}
	}
	return frame{width: 595.28, height: 841.89, left: 70.9, right: 70.9, top: 62, firstTop: 48, foot: 34}
}

func (f frame) textWidth() float64 { return f.width - f.left - f.right }
