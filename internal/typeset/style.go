package typeset

import "chancery/internal/locale"

// style is the measures of a language's letters, in points unless said otherwise. The scripts differ in apparent size: Naskh needs a
// larger body and more lead than Latin, Han more lead.
type style struct {
	body, lead float64
	latin      float64 // ratio: Latin letters and digits beside Arabic
	indent     float64 // first line of a paragraph
	after      float64 // below a paragraph
	justify    bool
}

func styleOf(l locale.Lang) style {
	switch l {
	case locale.Arabic:
		return style{body: 13, lead: 20.5, latin: 0.83, after: 7, justify: true}
	case locale.Chinese:
		return style{body: 11, lead: 18.5, latin: 1, indent: 22, after: 4, justify: true}
	}
	return style{body: 10.5, lead: 15, latin: 1, after: 7.5, justify: true}
}

// alignment within the text's width; start and end follow the document's direction.
type alignment uint8

const (
	start alignment = iota
	justified
	centred
	end
)

// setting is how a block is set: the role's place in the letter.
type setting struct {
	tag           string
	size, lead    float64 // ratios of the style's
	before, after float64 // points
	align         alignment
	bold          bool
	indent        bool    // first line, where the language indents
	inset         float64 // from the start edge, as a share of the text's width
	together      bool    // never parted by a page break
	keepNext      bool    // stays with what follows
}

func settingOf(r Role, s style) setting {
	switch r {
	case Reference:
		return setting{tag: "P", size: 1, lead: 1, after: 6, together: true, keepNext: true}
	case DateLine:
		return setting{tag: "P", size: 1, lead: 1, after: 14, align: end, together: true, keepNext: true}
	case Addressee:
		return setting{tag: "P", size: 1, lead: 1, after: 12, together: true, keepNext: true}
	case Subject:
		return setting{tag: "H1", size: 1.05, lead: 1.05, before: 4, after: 12, bold: true, together: true, keepNext: true}
	case Salutation:
		return setting{tag: "P", size: 1, lead: 1, after: s.after + 1, together: true, keepNext: true}
	case Heading:
		return setting{tag: "H2", size: 1, lead: 1, before: 6, after: 4, bold: true, together: true, keepNext: true}
	case Notice:
		return setting{tag: "P", size: 1, lead: 1, before: 5, after: s.after + 5, align: centred, together: true}
	case Closing:
		return setting{tag: "P", size: 1, lead: 1, before: 2, after: 4, align: justified, indent: true, together: true, keepNext: true}
	case Signatory:
		return setting{tag: "P", size: 1, lead: 1, before: 44, after: 10, inset: 0.5, together: true, keepNext: true}
	case Enclosures:
		return setting{tag: "P", size: 0.88, lead: 0.88, before: 12, after: 2, together: true}
	}
	return setting{tag: "P", size: 1, lead: 1, after: s.after, align: justified, indent: true}
}

// frame is the page and the margins of its text.
type frame struct {
	width, height       float64
	left, right         float64
	top, firstTop, foot float64
}

func frameOf(paper string) frame {
	f := frame{width: 595.28, height: 841.89, left: 70.9, right: 70.9, top: 62, firstTop: 48, foot: 34}
	if paper == "Letter" {
		f.width, f.height = 612, 792
	}
	return f
}

func (f frame) textWidth() float64 { return f.width - f.left - f.right }
