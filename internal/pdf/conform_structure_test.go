package pdf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// element is a structure element of the file.
type element struct {
	ref    reference
	tag    name
	dict   dictionary
	parent *element
	kids   []*element
	marks  []mark
	annots []reference
}

// mark is marked content: the object of its page, its MCID.
type mark struct{ page, id int }

func (d *document) readStructure() {
	root := d.dict(d.catalog["StructTreeRoot"])
	for _, k := range d.list(root["K"]) {
		d.readElement(k, nil)
	}
}

func (d *document) readElement(v any, parent *element) {
	dict := d.dict(v)
	switch dict["Type"] {
	case name("MCR"):
		page, _ := dict["Pg"].(reference)
		parent.marks = append(parent.marks, mark{int(page), dict["MCID"].(int)})
		return
	case name("OBJR"):
		annot, _ := dict["Obj"].(reference)
		parent.annots = append(parent.annots, annot)
		return
	}
	ref, _ := v.(reference)
	if id, ok := v.(int); ok {
		page, _ := parent.dict["Pg"].(reference)
		parent.marks = append(parent.marks, mark{int(page), id})
		return
	}
	tag, _ := dict["S"].(name)
	e := &element{ref: ref, tag: tag, dict: dict, parent: parent}
	if parent != nil {
		parent.kids = append(parent.kids, e)
	}
	d.nodes = append(d.nodes, e)
	for _, k := range d.list(dict["K"]) {
		d.readElement(k, e)
	}
}

// eachElement tells what is wrong with the elements of the structure.
func eachElement(check func(d *document, e *element) string) func(*document) []string {
	return func(d *document) (found []string) {
		for _, e := range d.nodes {
			if s := check(d, e); s != "" {
				found = append(found, fmt.Sprintf("%s, object %d: %s", e.tag, e.ref, s))
			}
		}
		return found
	}
}

// within are the types that an element may stand in, of those that letters have (ISO 32000-1 §14.8.4).
var within = map[name]string{
	"Document": "", "Part": "Document", "H1": "Document Part", "H2": "Document Part", "H3": "Document Part", "P": "Document Part",
	"L": "Document Part", "LI": "L", "Lbl": "LI", "LBody": "LI", "Table": "Document Part", "TR": "Table THead TBody", "TH": "TR", "TD": "TR",
	"THead": "Table", "TBody": "Table", "Caption": "Table L", "Figure": "Document Part P", "Link": "P H1 H2 H3 Lbl LBody TH TD Caption", "Span": "P H1 H2 H3 Lbl LBody TH TD Caption Link",
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$`)

func (d *document) attribute(e *element, owner, key name) any {
	for _, a := range d.list(e.dict["A"]) {
		if dict := d.dict(a); dict["O"] == owner && dict[key] != nil {
			return d.get(dict[key])
		}
	}
	return nil
}

func count(e *element, tags ...name) (n int) {
	for _, k := range e.kids {
		if slices.Contains(tags, k.tag) {
			n++
		}
	}
	return n
}

var structureRules = []rule{
	{"the file says that it is tagged, and nothing of suspects", "7.1", "06-001", "6.7.2.2", func(d *document) []string {
		mark := d.dict(d.catalog["MarkInfo"])
		return unless(mark["Marked"] == true && mark["Suspects"] != true, "MarkInfo %v", mark)
	}},
	{"the structure has a root, and a Document at its top", "7.1", "09-001", "6.7.3.3", func(d *document) []string {
		return unless(d.dict(d.catalog["StructTreeRoot"])["Type"] == name("StructTreeRoot") && len(d.nodes) > 1 && d.nodes[0].tag == "Document" && len(d.list(d.dict(d.catalog["StructTreeRoot"])["K"])) == 1, "no StructTreeRoot of one Document")
	}},
	{"types are standard ones, each where it may stand; no role map is needed", "7.1", "02-001 09-004 09-005 09-006 09-007 09-008", "6.7.3.4", eachElement(func(d *document, e *element) string {
		allowed, ok := within[e.tag]
		if e.parent == nil {
			return ""
		}
		if !ok || !slices.Contains(strings.Fields(allowed), string(e.parent.tag)) {
			return "in " + string(e.parent.tag)
		}
		if p, _ := e.dict["P"].(reference); p != e.parent.ref || d.dict(d.catalog["StructTreeRoot"])["RoleMap"] != nil {
			return "its P is not its parent, or a role map"
		}
		return ""
	})},
	{"all content is marked, as artifact or as content of the structure, never one in the other", "7.1", "01-003 01-004 01-005", "6.7.3.1", everyContentMarked},
	{"artifacts of letterhead and footer say what they are", "7.8", "18-001 18-002", "6.7.2.1", artifactsAreTyped},
	{"each marked content belongs to the element that the parent tree names, once", "7.1", "09-001", "6.7.3.3", parentTreeAgrees},
	{"headings begin with H1 and skip no level", "7.4.2", "14-002 14-003 14-006", "", func(d *document) (found []string) {
		last := 0
		for _, e := range d.nodes {
			if len(e.tag) == 2 && e.tag[0] == 'H' {
				level := int(e.tag[1] - '0')
				found = append(found, unless(level <= last+1, "%s after H%d", e.tag, last)...)
				last = level
			}
		}
		return found
	}},
	{"lists have items with label and body, and say how they are numbered", "7.6", "16-001 16-002 16-003", "", eachElement(func(d *document, e *element) string {
		switch {
		case e.tag == "L" && (count(e, "LI") == 0 || d.attribute(e, "List", "ListNumbering") == nil):
			return "no items, or no ListNumbering"
		case e.tag == "LI" && (count(e, "Lbl") != 1 || count(e, "LBody") != 1):
			return "label or body"
		}
		return ""
	})},
	{"header cells have a scope", "7.5", "15-003", "", eachElement(func(d *document, e *element) string {
		if s := d.attribute(e, "Table", "Scope"); e.tag == "TH" && s != name("Column") && s != name("Row") {
			return fmt.Sprintf("Scope %v", s)
		}
		return ""
	})},
	{"the rows of a table have as many columns, the first is its header", "7.5", "15-001 15-005", "", eachElement(func(d *document, e *element) string {
		if e.tag != "Table" {
			return ""
		}
		columns := -1
		for i, row := range e.kids {
			n := 0
			for _, cell := range row.kids {
				span, _ := d.attribute(cell, "Table", "ColSpan").(int)
				n += max(span, 1)
			}
			if columns >= 0 && n != columns || i == 0 && count(row, "TH") == 0 {
				return fmt.Sprintf("row %d has %d columns, those before it %d", i+1, n, columns)
			}
			columns = n
		}
		return ""
	})},
	{"pictures of the text have Alt and a box", "7.3", "13-004", "", eachElement(func(d *document, e *element) string {
		if e.tag == "Figure" && (words(e.dict["Alt"]) == "" || len(d.list(d.attribute(e, "Layout", "BBox"))) != 4) {
			return "no Alt or no BBox"
		}
		return ""
	})},
	{"the language is declared for the file and for each part in another one", "7.2", "11-001 11-002 11-006", "6.7.4", func(d *document) (found []string) {
		found = unless(languageTag.MatchString(words(d.catalog["Lang"])), "Lang of the catalog %v", d.catalog["Lang"])
		for _, e := range d.nodes {
			if lang, ok := e.dict["Lang"]; ok {
				found = append(found, unless(languageTag.MatchString(words(lang)), "object %d: Lang %v", e.ref, lang)...)
			}
			s := words(e.dict["ActualText"])
			found = append(found, unless(!strings.ContainsFunc(s, writtenUnlike(language(d, e))), "object %d: %q in %s", e.ref, s, language(d, e))...)
		}
		return found
	}},
	{"text for assistive technology is of no private-use area, and there is some", "7.2", "", "6.2.11.7.3", func(d *document) (found []string) {
		n := 0
		for _, e := range d.nodes {
			s := words(e.dict["ActualText"]) + words(e.dict["Alt"])
			n += len(s)
			found = append(found, unless(!strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Co, r) || unicode.IsControl(r) }), "object %d: %q", e.ref, s)...)
		}
		return append(found, unless(n > 0, "no ActualText")...)
	}},
}

// writtenUnlike tells letters of another script than a language's.
func writtenUnlike(lang string) func(rune) bool {
	own := map[string]string{"ar": "Arabic", "en": "Latin", "es": "Latin", "fr": "Latin", "ru": "Cyrillic", "zh": "Han"}[lang]
	return func(r rune) bool {
		for _, script := range []string{"Arabic", "Cyrillic", "Han", "Latin"} {
			if script != own && unicode.IsLetter(r) && unicode.Is(unicode.Scripts[script], r) {
				return true
			}
		}
		return false
	}
}

// language is what is in force for an element.
func language(d *document, e *element) string {
	for ; e != nil; e = e.parent {
		if lang := words(e.dict["Lang"]); lang != "" {
			return lang
		}
	}
	return words(d.catalog["Lang"])
}
