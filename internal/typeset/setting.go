package typeset

// setting is how a block is set: the role's place in the letter.
type setting struct {
	tag           string
	size, lead    float64 // ratios of the style's
	before, after float64 // points
	least         float64 // of before, where the page is tightened
	align         alignment
	bold          bool
	indent        bool    // first line, where the language indents
	inset         float64 // from the start edge, as a share of the text's width
	together      bool    // not parted by a page break
	loose         bool    // together where that costs nothing dearer
	keepNext      bool    // stays with what follows
	even          bool    // broken lines of about one length
	tight         bool    // a line less, where that does no harm
}

func settingOf(r Role, s style) setting {
	switch r {
	case Reference:
		return setting{tag: "P", size: 1, lead: 1, after: 12, together: true, keepNext: true}
	case DateLine:
		return setting{tag: "P", size: 1, lead: 1, after: 14, align: end, together: true, keepNext: true}
	case Addressee:
		return setting{tag: "P", size: 1, lead: 1, after: 12, together: true, loose: true, keepNext: true}
	case Subject:
		return setting{tag: "H1", size: 1.05, lead: 1.05, before: 4, after: 12, bold: true, even: true, together: true, keepNext: true}
	case Salutation:
		return setting{tag: "P", size: 1, lead: 1, after: s.after + 1, together: true, keepNext: true}
	case Heading:
		return setting{tag: "H2", size: 1, lead: 1, before: 6, after: 4, bold: true, even: true, together: true, keepNext: true}
	case Notice:
		return setting{tag: "P", size: 1, lead: 1, before: 5, after: s.after + 5, align: centred, even: true, together: true}
	case Closing:
		return setting{tag: "P", size: 1, lead: 1, before: 2, after: 4, align: justified, indent: true, together: true, keepNext: true}
	case Signatory:
		return setting{tag: "P", size: 1, lead: 1, before: 44, least: 34, after: 10, inset: 0.5, even: true, together: true, keepNext: true}
	case Initials:
		return setting{tag: "P", size: 1, lead: 1, after: 6, align: end, together: true, keepNext: true}
	case PlaceDate:
		return setting{tag: "P", size: 1, lead: 1, before: 10, after: 10, align: end, together: true, keepNext: true}
	case Enclosures:
		return setting{tag: "P", size: 0.88, lead: 0.88, before: 12, after: 2, together: true, loose: true}
	}
	return setting{tag: "P", size: 1, lead: 1, after: s.after, align: justified, indent: true}
}
