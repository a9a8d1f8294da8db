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
