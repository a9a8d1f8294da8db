package typeset

// room is the height of a page's text in points.
func (c *composer) room(f furniture, page int) float64 {
	return c.frame.height - c.top(f, page) - c.frame.foot - f.footHeight - aboveFoot
}

// top is how far below the page's top its text begins.
func (c *composer) top(f furniture, page int) float64 {
	if page == 0 {
		return c.frame.firstTop + f.headHeight
	}
	return c.frame.top
}

// sheet turns distances from the top into PDF coordinates. index is the page within its part, number and total are those of the letter.
func (c *composer) sheet(f furniture, boxes []placed, index, number, total int) Sheet {
	s := Sheet{Width: c.frame.width, Height: c.frame.height}
	if index == 0 {
		c.head(&s, f)
	}
	top := c.frame.height - c.top(f, index)
	for _, b := range boxes {
		b.draw(&s, top-b.top)
	}
	c.foot(&s, f, number, total)
	return s
}

// draw puts a box on a page, its top at y above the page's foot.
func (b *box) draw(s *Sheet, y float64) {
	for _, l := range b.lines {
		l.Y = y - l.Y
		s.Lines = append(s.Lines, l)
	}
	for _, r := range b.rules {
		r.Y = y - r.Y
		s.Rules = append(s.Rules, r)
	}
	if b.picture != nil {
		p := *b.picture
		p.Box.Y = y - p.Box.Y - p.Box.Height
		s.Signature = &p
	}
}

func (c *composer) head(s *Sheet, f furniture) {
	h := c.frame.height
	for _, l := range f.head {
		l.Y = h - l.Y
		s.Lines = append(s.Lines, l)
	}
	if f.logo != nil {
		s.Logo = &Box{X: f.logo.X, Y: h - f.logo.Y - f.logo.Height, Width: f.logo.Width, Height: f.logo.Height}
	}
	if f.headRule > 0 {
		s.Rules = append(s.Rules, Rule{X: c.frame.left, Y: h - f.headRule, Width: c.frame.textWidth(), Thickness: 0.8})
	}
}

func (c *composer) foot(s *Sheet, f furniture, number, total int) {
	for _, l := range f.foot {
		l.Y += c.frame.foot
		s.Lines = append(s.Lines, l)
	}
	if len(f.foot) > 0 {
		s.Rules = append(s.Rules, Rule{X: c.frame.left, Y: c.frame.foot + f.footHeight + 2, Width: c.frame.textWidth(), Thickness: 0.5})
	}
	if total > 1 {
		l := c.pageNumber(number, total)
		l.Y = c.frame.foot
		s.Lines = append(s.Lines, l)
	}
}
