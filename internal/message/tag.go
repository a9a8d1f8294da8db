package message

// tag is what an element's name means here. One look-up an element gives all of it.
type tag struct {
	name   string
	place  int // in renderer.last
	breaks int // line ends that part a block from what stands before and after it; 0 for what stands in a line
	void   bool
	flows  bool   // a block that a style may make a piece of a line
	unread bool   // its content is seen by nobody, or crossed out
	inside scope  // what the elements that it ends by itself are looked for in
	ends   []*tag // what its start tag ends by itself: a cell, a row, an item
}

// scope is what an element that has no end tag of its own lies in.
type scope byte

const (
	inBlock scope = iota
	inList
	inTable
	inSelect
)

// blocks are the elements that begin on a line of their own, with the line ends that part them from what stands before and after.
var blocks = map[string]int{
	"address": 1, "article": 1, "aside": 1, "blockquote": 1, "body": 1, "center": 1, "dd": 1, "details": 1, "dir": 1, "div": 1, "dl": 1, "dt": 1,
	"fieldset": 1, "figure": 1, "footer": 1, "form": 1, "h1": 2, "h2": 2, "h3": 2, "h4": 2, "h5": 2, "h6": 2, "header": 1, "html": 1, "legend": 1, "li": 1,
	"main": 1, "menu": 1, "nav": 1, "ol": 1, "p": 2, "pre": 2, "section": 1, "summary": 1, "table": 1, "ul": 1, "caption": 1, "tr": 1, "tbody": 1, "thead": 1, "tfoot": 1,
	"option": 1,
}

// flowing are the blocks that hold nothing but text and other blocks: no rows, no items, no quotations.
var flowing = []string{"address", "article", "aside", "center", "div", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "nav", "p", "section"}

// unread are the elements whose content no mail program shows.
var unread = []string{
	"title", "script", "style", "template", "iframe", "noframes", "noembed", "object", "svg", "math", "audio", "video", "canvas", "datalist", "xml",
}

var voids = []string{
	"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "basefont", "bgsound", "frame",
}

// others are the elements that mails have most of beside, or that the renderer asks for by name.
var others = []string{"a", "b", "body", "dialog", "em", "font", "i", "label", "noscript", "o:p", "q", "select", "span", "strong", "td", "textarea", "th", "u"}

// implied are the start tags that end elements by themselves (HTML §13.1.2.4): which, and in what.
var implied = []struct {
	in   scope
	tags []string
	ends []string
}{
	{inList, []string{"li"}, []string{"li"}},
	{inList, []string{"dt", "dd"}, []string{"dt", "dd"}},
	{inSelect, []string{"option"}, []string{"option"}},
	{inTable, []string{"td", "th"}, []string{"td", "th"}},
	{inTable, []string{"tr"}, []string{"td", "th", "tr"}},
	{inTable, []string{"tbody", "thead", "tfoot"}, []string{"td", "th", "tr", "tbody", "thead", "tfoot"}},
}

var tags = makeTags()

func makeTags() map[string]*tag {
	all := map[string]*tag{}
	of := func(name string) *tag {
		if all[name] == nil {
			all[name] = &tag{name: name, place: len(all) + 1}
		}
		return all[name]
	}
	for name, breaks := range blocks {
		of(name).breaks = breaks
	}
	for _, name := range flowing {
		of(name).flows = true
	}
	for _, name := range voids {
		of(name).void = true
	}
	for _, name := range unread {
		of(name).unread = true
	}
	for name := range struckTags {
		of(name).unread = true
	}
	for _, name := range others {
		of(name)
	}
	for _, rule := range implied {
		for _, name := range rule.tags {
			t := of(name)
			t.inside = rule.in
			for _, end := range rule.ends {
				t.ends = append(t.ends, of(end))
			}
		}
	}
	return all
}

var (
	tagP, tagTable, tagLI, tagUL, tagOL, tagDL, tagSelect = tags["p"], tags["table"], tags["li"], tags["ul"], tags["ol"], tags["dl"], tags["select"]
)

// tagOf finds the tag that a token "<name …" or "</name …" bears.
func (r *renderer) tagOf(token []byte) *tag {
	name := make([]byte, 0, 32) // stays on the stack
	for i, c := range token {
		if i == 0 || i == 1 && c == '/' {
			continue
		}
		if c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '/' || c == '>' {
			break
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		name = append(name, c)
	}
	if t := tags[string(name)]; t != nil {
		return t
	}
	if t := r.strange[string(name)]; t != nil {
		return t
	}
	t := &tag{name: string(name), place: len(r.last)}
	r.last = append(r.last, 0)
	if r.strange == nil {
		r.strange = map[string]*tag{}
	}
	r.strange[t.name] = t
	return t
}
