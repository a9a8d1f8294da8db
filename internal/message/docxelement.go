package message

import (
	"encoding/xml"
	"fmt"
	"strings"
)

func (d *docx) start(t xml.StartElement) {
	name := t.Name.Local
	if isFormer(name) {
		d.former++
	}
	if d.former > 0 || d.startTable(t) || d.startControl(t) {
		return
	}
	switch name {
	case "t":
		d.inText = t.Name.Space == "w"
	case "delText":
		d.inDeleted = true
	case "p":
		d.out.block(1)
		d.styled = false
	case "r":
		d.struck, d.vanished = false, false
	case "pStyle":
		d.styled = d.hiding[attr(t, "val")]
	case "rStyle":
		d.struck = d.hiding[attr(t, "val")]
	case "strike", "dstrike":
		d.struck = on(t)
	case "vanish":
		d.vanished = on(t)
	case "del", "moveFrom":
		d.deleted++
	case "altChunk", "subDoc":
		d.foreign = true
	case "OLEObject":
		d.foreign = d.foreign || !strings.Contains(attr(t, "ProgID"), "Equation")
	case "tab", "noBreakHyphen":
		if d.seen() {
			d.out.sign(map[string]string{"tab": " ", "noBreakHyphen": "-"}[name])
		}
	case "br", "cr":
		d.out.lineBreak()
	case "sym":
		d.symbol(t)
	case "textpath": // a watermark, or letters set along a line
		d.out.block(1)
		d.out.preformatted(attr(t, "string"))
		d.out.block(1)
	}
}

// isFormer tells elements whose content is no text of the document's: the properties before a tracked change of format (§17.13.5, w:rPrChange and its kin),
// and the signs above a word that say how it is pronounced (§17.3.3.24, w:rt).
func isFormer(name string) bool { return name == "rt" || strings.HasSuffix(name, "PrChange") }

// startTable tells whether an element is a table's.
func (d *docx) startTable(t xml.StartElement) bool {
	g := d.grid()
	switch t.Name.Local {
	case "tbl":
		d.openTable()
	case "tr":
		if g != nil {
			g.openRow()
		}
	case "tc":
		if g != nil {
			d.out = g.openCell(1, 1)
		}
	case "gridSpan":
		if g != nil {
			n := 0
			_, _ = fmt.Sscan(attr(t, "val"), &n)
			g.colspan = min(max(n, 1), maxColumns)
		}
	case "vMerge": // §17.4.84: the cell above goes on unless a new one begins
		if g != nil {
			g.goesOn = attr(t, "val") != "restart"
		}
	default:
		return false
	}
	return true
}

func (d *docx) openTable() {
	if len(d.grids) > 0 {
		g := d.grids[len(d.grids)-1]
		g.layout, g.blocky = true, true
	}
	if len(d.grids) < maxTableDepth {
		d.grids = append(d.grids, &grid{outer: d.out, spare: &d.padding})
	} else {
		d.depth++
	}
}

// startControl tells whether an element is of a content control or a box.
func (d *docx) startControl(t xml.StartElement) bool {
	switch t.Name.Local {
	case "sdt":
		if len(d.prompts) < maxControls {
			d.prompts = append(d.prompts, false)
		}
	case "showingPlcHdr":
		if len(d.prompts) > 0 && on(t) {
			d.prompts[len(d.prompts)-1] = true
		}
	case "checkBox":
		d.box, d.ticked = true, false
	case "checked", "default":
		if d.box {
			d.ticked = on(t)
		}
	default:
		return false
	}
	return true
}

func (d *docx) end(name string) {
	if isFormer(name) {
		d.former = max(0, d.former-1)
		return
	}
	if d.former > 0 {
		return
	}
	switch name {
	case "t":
		d.inText = false
	case "delText":
		d.inDeleted = false
	case "p":
		d.out.block(1)
	case "del", "moveFrom":
		d.deleted = max(0, d.deleted-1)
	case "sdt":
		d.prompts = d.prompts[:max(0, len(d.prompts)-1)]
	case "checkBox":
		d.box = false
		d.out.sign(map[bool]string{true: "☑ ", false: "☐ "}[d.ticked])
	case "tc":
		if g := d.grid(); g != nil && g.cell != nil {
			g.closeCell()
			d.out = g.outer
		}
	case "tr":
		if g := d.grid(); g != nil {
			g.closeRow()
			d.out = g.outer
		}
	case "tbl":
		if d.depth > 0 {
			d.depth--
		} else if len(d.grids) > 0 {
			d.closeTable()
		}
	}
}

func (d *docx) grid() *grid {
	if len(d.grids) == 0 || d.depth > 0 {
		return nil
	}
	return d.grids[len(d.grids)-1]
}

func (d *docx) closeTable() {
	g := d.grids[len(d.grids)-1]
	d.grids = d.grids[:len(d.grids)-1]
	g.closeRow()
	d.out = g.outer
	if t, ok := g.table(); ok {
		d.tables = append(d.tables, t)
	}
}

// symbol writes a character of a font of signs: <w:sym w:font="Wingdings" w:char="F0FE"/>.
func (d *docx) symbol(t xml.StartElement) {
	var l look
	l.setFamily(attr(t, "font"))
	code := 0
	if _, err := fmt.Sscanf(attr(t, "char"), "%x", &code); err != nil || !d.seen() {
		return
	}
	if sign, ok := l.symbol(rune(code)); ok {
		d.out.sign(string(sign))
	}
}
