package pdf

import (
	"bytes"
	"fmt"

	"chancery/internal/typeset"
)

// page replaces fpdf's page object by ours: its content, then the text; links; the key into the parent tree.
func (f *file) page(u underlay, i int, s *typeset.Sheet, c content, t *tree) {
	words := f.stream("", c.stream)
	b := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents[%d 0 R %d 0 R]/StructParents %d/Tabs/S",
		pageTree, s.Width, s.Height, resources, u.contents[i], words, i)
	if len(c.links) > 0 {
		b = append(b, "/Annots["...)
		for _, a := range c.links {
			b = fmt.Appendf(b, "%d 0 R ", f.annotation(a, i, t, len(u.pages)))
		}
		b = append(b, ']')
	}
	f.objects[u.pages[i]] = append(b, ">>"...)
}

// annotation adds a link: printed (F 4), described, tied to its element.
func (f *file) annotation(a area, page int, t *tree, pages int) int {
	n := f.reserve()
	key := t.annotate(a.node, page, n, pages)
	f.objects[n] = fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[%.2f %.2f %.2f %.2f]/Contents%s/StructParent %d/A<</S/URI/URI%s>>>>",
		a.box.X, a.box.Y, a.box.X+a.box.Width, a.box.Y+a.box.Height, text(a.link.Text), key, literal(a.link.URI))
	return n
}

// resources puts the fonts into fpdf's resources, which have an empty font dictionary.
func (f *file) resources(u underlay, fonts string) error {
	old := f.objects[resources]
	i := bytes.Index(old, []byte("/Font <<"))
	end := -1
	if i >= 0 {
		end = bytes.Index(old[i:], []byte(">>"))
	}
	if end < 0 || len(bytes.TrimSpace(old[i+len("/Font <<"):i+end])) > 0 {
		return fmt.Errorf("the pages' resources have no empty font dictionary: %.200q", old)
	}
	f.objects[resources] = fmt.Appendf(nil, "%s/Font <<%s%s", old[:i], fonts, old[i+end:])
	return nil
}
