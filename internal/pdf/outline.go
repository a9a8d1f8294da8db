package pdf

import (
	"fmt"

	"chancery/internal/typeset"
)

// pagesWithoutOutline is how long a letter is that needs no bookmarks.
const pagesWithoutOutline = 4

// bookmark is a heading: its words, its level, where it stands.
type bookmark struct {
	title  string
	level  int
	page   int
	top    float64 // points
	object int
	parent int // index; -1: the outline itself
	kids   []int
}

// outline adds the bookmarks of a long letter (ISO 32000-1 §12.3.3) and returns the catalog's entries for them.
func (f *file) outline(u underlay, l *typeset.Layout, t *tree) string {
	if l.Pages() <= pagesWithoutOutline {
		return ""
	}
	marks := bookmarks(l, t)
	if len(marks) == 0 {
		return ""
	}
	top := nest(marks)
	root := f.reserve()
	for i := range marks {
		marks[i].object = f.reserve()
	}
	f.level(u, marks, top, root)
	f.objects[root] = fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", marks[top[0]].object, marks[top[len(top)-1]].object, len(marks))
	return fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
}

// bookmarks lists the headings in reading order; a heading of several lines is one.
func bookmarks(l *typeset.Layout, t *tree) []bookmark {
	var marks []bookmark
	var last *typeset.Element
	for page := range l.Sheets {
		for i := range l.Sheets[page].Lines {
			line := &l.Sheets[page].Lines[i]
			n := t.nodes[line.Element]
			if len(line.Glyphs) == 0 || n == nil || len(n.tag) != 2 || n.tag[0] != 'H' {
				continue
			}
			words := join(line.Text, t.joints[line])
			if line.Element == last {
				marks[len(marks)-1].title += words
				continue
			}
			g := &line.Glyphs[0]
			top := line.Y + float64(g.Face.Ascent)*g.Size/float64(g.Face.Units)
			marks = append(marks, bookmark{title: words, level: int(n.tag[1] - '0'), page: page, top: top})
			last = line.Element
		}
	}
	return marks
}

// nest hangs each bookmark under the nearest one before it that is of a higher level, and returns those that have none.
func nest(marks []bookmark) (top []int) {
	var open []int
	for i := range marks {
		for len(open) > 0 && marks[open[len(open)-1]].level >= marks[i].level {
			open = open[:len(open)-1]
		}
		marks[i].parent = -1
		if len(open) > 0 {
			marks[i].parent = open[len(open)-1]
			marks[marks[i].parent].kids = append(marks[marks[i].parent].kids, i)
		} else {
			top = append(top, i)
		}
		open = append(open, i)
	}
	return top
}

// level writes bookmarks that stand beside each other, and those below them, all open.
func (f *file) level(u underlay, marks []bookmark, beside []int, parent int) {
	for k, i := range beside {
		m := &marks[i]
		b := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ null %.2f null]", text(m.title), parent, u.pages[m.page], m.top)
		if k > 0 {
			b = fmt.Appendf(b, "/Prev %d 0 R", marks[beside[k-1]].object)
		}
		if k+1 < len(beside) {
			b = fmt.Appendf(b, "/Next %d 0 R", marks[beside[k+1]].object)
		}
		if n := len(m.kids); n > 0 {
			b = fmt.Appendf(b, "/First %d 0 R/Last %d 0 R/Count %d", marks[m.kids[0]].object, marks[m.kids[n-1]].object, below(marks, i))
			f.level(u, marks, m.kids, m.object)
		}
		f.objects[m.object] = append(b, ">>"...)
	}
}

// below counts all bookmarks under one.
func below(marks []bookmark, i int) int {
	n := len(marks[i].kids)
	for _, k := range marks[i].kids {
		n += below(marks, k)
	}
	return n
}
