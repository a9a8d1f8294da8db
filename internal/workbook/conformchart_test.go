package workbook

import (
	"strconv"
	"strings"
)

// charts: each drawing is of one sheet, stands in it and has an alternative text; each chart's axes are pairs and its references are cells of the sheet.
func (p *pack) charts(grids []*grid) {
	used := map[string]bool{}
	for _, g := range grids {
		id := p.parts[g.part].child("drawing").attrs["r:id"]
		if id == "" {
			continue
		}
		drawing := p.rels[g.part][id].target
		if used[drawing] {
			p.add("charts", "%s is of two sheets", drawing)
		}
		used[drawing] = true
		ids := map[string]bool{}
		for _, frame := range p.parts[drawing].all("graphicFrame") {
			about := frame.child("nvGraphicFramePr", "cNvPr").attrs
			if about["descr"] == "" || about["name"] == "" || ids[about["id"]] {
				p.add("charts", "%s: a frame with id %q, name %q, text %q", drawing, about["id"], about["name"], about["descr"])
			}
			ids[about["id"]] = true
			for _, c := range frame.all("chart") {
				target := p.rels[drawing][c.attrs["r:id"]].target
				if used[target] || p.parts[target] == nil {
					p.add("charts", "%s is of two frames, or not there", target)
					continue
				}
				used[target] = true
				p.chart(target, g)
			}
		}
		for _, a := range p.parts[drawing].children {
			from, to := anchorAt(a.child("from")), anchorAt(a.child("to"))
			if a.name == "twoCellAnchor" && (to[0] < from[0] || to[1] <= from[1]) {
				p.add("charts", "%s: from %v to %v", drawing, from, to)
			}
		}
	}
}

func anchorAt(e *element) (at [2]int) {
	at[0], _ = strconv.Atoi(e.child("col").text)
	at[1], _ = strconv.Atoi(e.child("row").text)
	return at
}

func (p *pack) chart(part string, g *grid) {
	root := p.parts[part]
	var axes, wanted []string
	for _, kind := range []string{"catAx", "valAx", "dateAx"} {
		for _, a := range root.all(kind) {
			if len(a.child("title").all("t")) == 0 {
				p.add("charts", "%s: an axis does not say what it counts", part)
			}
			axes = append(axes, a.child("axId").attrs["val"])
			wanted = append(wanted, a.child("crossAx").attrs["val"])
		}
	}
	for _, c := range root.all("barChart") {
		for _, e := range c.children {
			if e.name == "axId" {
				wanted = append(wanted, e.attrs["val"])
			}
		}
	}
	for _, id := range wanted {
		if len(axes) != 2 || id != axes[0] && id != axes[1] {
			p.add("charts", "%s: axis %s of %v", part, id, axes)
		}
	}
	for _, ser := range root.all("ser") {
		names, values := p.reference(part, g, ser.child("cat").all("f")), p.reference(part, g, ser.child("val").all("f"))
		if names.r1 != values.r1 || names.r2 != values.r2 || names.c1 != names.c2 || values.c1 != values.c2 {
			p.add("charts", "%s: a series of %v against %v", part, values, names)
		}
		if head := p.reference(part, g, ser.child("tx").all("f")); head.c1 != values.c1 || head.r1 != values.r1-1 && g.cells[at(head.c1, head.r1)] == "" {
			p.add("charts", "%s: a series named by %v", part, head)
		}
	}
	if root.all("title") == nil || len(root.all("ser")) == 0 {
		p.add("charts", "%s has no title or no series", part)
	}
}

func (p *pack) reference(part string, g *grid, f []*element) cellRange {
	if len(f) != 1 {
		p.add("charts", "%s: %d references", part, len(f))
		return cellRange{}
	}
	ref, ok := strings.CutPrefix(f[0].text, quoteSheet(g.name)+"!")
	a, valid := rangeOf(ref)
	if !ok || !valid {
		p.add("charts", "%s: %s is not on %s", part, f[0].text, g.name)
	}
	return a
}
