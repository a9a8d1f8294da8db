package font

// Family is the set of faces for a language, regular, bold and italic, each in the order of fallback. Italic may be empty.
type Family struct{ Regular, Bold, Italic []*Face }

// Style picks the faces for a run: bold before italic, regular where the family has no such cut.
func (f Family) Style(bold, italic bool) []*Face {
	switch {
	case bold && len(f.Bold) > 0:
		return f.Bold
	case italic && len(f.Italic) > 0:
		return f.Italic
	}
	return f.Regular
}
