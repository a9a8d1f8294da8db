package typeset

import "chancery/internal/locale"

// closing says that the boxes from the next on are the closing, the signatory and what follows: they stay with the two lines before.
func (c *composer) closing() {
	for i := max(len(c.boxes)-2, 0); i < len(c.boxes); i++ {
		c.boxes[i].hold = firmly
	}
}

// initialsRoom is the height of the place for initials, in points.
const initialsRoom = 30

// initials leaves room right after the text; words stand below it.
func (c *composer) initials(b Block) {
	c.boxes = append(c.boxes, box{height: initialsRoom, hold: firmly})
	if len(b.Spans) > 0 {
		c.text(b)
	}
}

// Largest picture of a signature, in points.
const signatureWidth, signatureHeight = 170, 48

var signatureAlt = map[locale.Lang]string{
	locale.Arabic: "التوقيع", locale.Chinese: "签名", locale.English: "Signature",
	locale.French: "Signature", locale.Russian: "Подпись", locale.Spanish: "Firma",
}

// signature puts the picture above the signatory's name, at the same edge.
func (c *composer) signature(b Block) {
	if c.picture == nil {
		return
	}
	width, height, err := pictureSize(c.picture, signatureWidth, signatureHeight)
	if err != nil {
		c.fail("signature", err)
		return
	}
	inset := c.inset(b.Spans, settingOf(Signatory, c.style), c.frame.textWidth())
	x := c.frame.left + inset
	if c.face.rtl {
		x = c.frame.left + c.frame.textWidth() - inset - width
	}
	e := c.root.add("Figure")
	e.Alt = signatureAlt[c.language]
	p := &Picture{Data: c.picture, Box: Box{X: x, Width: width, Height: height}, Element: e}
	c.boxes = append(c.boxes, box{picture: p, height: height, before: 6, least: 6, after: 2, hold: firmly})
}
