package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// grid is a sheet with what its cells show.
type grid struct {
	part  string
	name  string
	cells map[string]string // text of strings, numbers as written
	dates map[string]bool
}

// cellRange is a range of cells.
type cellRange struct{ c1, r1, c2, r2 int }

func rangeOf(ref string) (a cellRange, ok bool) {
	first, last, two := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !two {
		last = first
	}
	var err1, err2 error
	a.c1, a.r1, err1 = excelize.CellNameToCoordinates(first)
	a.c2, a.r2, err2 = excelize.CellNameToCoordinates(last)
	return a, err1 == nil && err2 == nil && a.c1 <= a.c2 && a.r1 <= a.r2
}

// sheets checks workbook.xml: names, numbers, and where each sheet is.
func (p *pack) sheets() (grids []*grid) {
	const part = "xl/workbook.xml"
	seen := map[string]bool{}
	for _, s := range p.parts[part].child("sheets").children {
		name := s.attrs["name"]
		if name == "" || len(utf16.Encode([]rune(name))) > 31 || strings.ContainsAny(name, `[]:*?/\`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") {
			p.add("sheet name", "%q", name)
		}
		if seen[strings.ToLower(name)] || seen[s.attrs["sheetId"]] {
			p.add("sheet name", "%q or its number is there twice", name)
		}
		seen[strings.ToLower(name)], seen[s.attrs["sheetId"]] = true, true
		r := p.rels[part][s.attrs["r:id"]]
		if r.kind != "worksheet" {
			p.add("relations", "sheet %s is a %q", name, r.kind)
			continue
		}
		grids = append(grids, p.grid(name, r.target))
	}
	return grids
}

// ours are the functions that our formulas may call; text of people is in none.
var ours = regexp.MustCompile(`^(COUNTA|COUNTIF|SUM|IF)\(|^'[^']+'!\$[A-Z]+\$[0-9]+(-|$)`)

func (p *pack) grid(name, part string) *grid {
	g := &grid{part: part, name: name, cells: map[string]string{}, dates: map[string]bool{}}
	formats := p.formats()
	lastRow := 0
	for _, row := range p.parts[part].child("sheetData").children {
		n, err := strconv.Atoi(row.attrs["r"])
		if err != nil || n <= lastRow || n > maxRow {
			p.add("rows", "%s: row %q after %d", name, row.attrs["r"], lastRow)
		}
		lastRow = n
		if h := row.attrs["ht"]; h != "" {
			if f, err := strconv.ParseFloat(h, 64); err != nil || f > 409.5 {
				p.add("rows", "%s: row %d is %s high", name, n, h)
			}
		}
		lastCol := 0
		for _, c := range row.children {
			ref := c.attrs["r"]
			a, ok := rangeOf(ref)
			if !ok || a.r1 != n || a.c1 <= lastCol {
				p.add("rows", "%s: cell %q in row %d after column %d", name, ref, n, lastCol)
			}
			lastCol = a.c1
			p.cell(g, c, formats)
		}
	}
	p.sheetRules(g)
	return g
}

func (p *pack) cell(g *grid, c *element, formats []int) {
	ref := c.attrs["r"]
	style, err := strconv.Atoi(c.attrs["s"])
	if c.attrs["s"] != "" && (err != nil || style >= len(formats)) {
		p.add("styles", "%s!%s has style %q of %d", g.name, ref, c.attrs["s"], len(formats))
	}
	value := c.child("v").text
	switch kind := c.attrs["t"]; kind {
	case "inlineStr":
		value = c.child("is", "t").text
		if units := len(utf16.Encode([]rune(unescape(value)))); units > cellLimit || value == "" {
			p.add("text", "%s!%s has %d characters", g.name, ref, units)
		}
		if strings.Trim(value, " \t\r\n") != value && c.child("is", "t").attrs["space"] != "preserve" {
			p.add("text", "%s!%s loses white space", g.name, ref)
		}
		if c.child("f").name != "" || c.child("v").name != "" {
			p.add("text", "%s!%s is a text and a formula or a number", g.name, ref)
		}
	case "", "n", "str", "b":
		if _, err := strconv.ParseFloat(value, 64); value != "" && kind != "str" && err != nil {
			p.add("number", "%s!%s has %q", g.name, ref, value)
		}
		if kind == "" && value != "" && style < len(formats) {
			g.dates[ref] = isDate(formats[style], p.codes())
		}
	default:
		p.add("number", "%s!%s is of kind %q", g.name, ref, kind)
	}
	if f := c.child("f"); f.name != "" && !ours.MatchString(f.text) {
		p.add("formula", "%s!%s is %s", g.name, ref, f.text)
	}
	if value != "" {
		g.cells[ref] = unescape(value)
	}
}

// formats are the number formats of the cell styles; every style must refer to what is there.
func (p *pack) formats() (ids []int) {
	s := p.parts["xl/styles.xml"]
	counts := map[string]int{"fontId": len(s.child("fonts").children), "fillId": len(s.child("fills").children), "borderId": len(s.child("borders").children), "xfId": len(s.child("cellStyleXfs").children)}
	codes := p.codes()
	for i, xf := range s.child("cellXfs").children {
		for attr, n := range counts {
			if v, err := strconv.Atoi(xf.attrs[attr]); xf.attrs[attr] != "" && (err != nil || v >= n) {
				p.add("styles", "cell style %d has %s %s of %d", i, attr, xf.attrs[attr], n)
			}
		}
		id, err := strconv.Atoi(xf.attrs["numFmtId"])
		if err != nil || id >= 164 && codes[id] == "" {
			p.add("styles", "cell style %d has the number format %q, which is not there", i, xf.attrs["numFmtId"])
		}
		ids = append(ids, id)
	}
	for _, list := range []string{"fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "numFmts"} {
		if e := s.child(list); e.name != "" && e.attrs["count"] != strconv.Itoa(len(e.children)) {
			p.add("styles", "%s says %s, there are %d", list, e.attrs["count"], len(e.children))
		}
	}
	return ids
}

func (p *pack) codes() map[int]string {
	codes := map[int]string{}
	for _, f := range p.parts["xl/styles.xml"].child("numFmts").children {
		id, _ := strconv.Atoi(f.attrs["numFmtId"])
		codes[id] = f.attrs["formatCode"]
	}
	return codes
}

func isDate(id int, codes map[int]string) bool { return formatKind(id, codes[id]) != plainNumber }

// sheetRules are those that Excel has beyond the schema.
func (p *pack) sheetRules(g *grid) {
	root := p.parts[g.part]
	for _, h := range root.child("hyperlinks").children {
		sheet, ref, ok := strings.Cut(h.attrs["location"], "!")
		if _, valid := rangeOf(ref); !ok || !valid || !p.hasSheet(strings.ReplaceAll(strings.Trim(sheet, "'"), "''", "'")) {
			p.add("links", "%s!%s leads to %q", g.name, h.attrs["ref"], h.attrs["location"])
		}
	}
	hf := root.child("headerFooter")
	for _, e := range hf.children {
		if len(utf16.Encode([]rune(e.text))) > 255 {
			p.add("page", "%s: %s has more than 255 characters", g.name, e.name)
		}
	}
	setup := root.child("pageSetup").attrs
	if setup["paperSize"] != "9" || setup["orientation"] != "landscape" || setup["fitToHeight"] != "0" || root.child("sheetPr", "pageSetUpPr").attrs["fitToPage"] == "" {
		p.add("page", "%s is not A4 landscape fitted to its width: %v", g.name, setup)
	}
	if !strings.Contains(hf.child("oddFooter").text, "&P") || !strings.Contains(hf.child("oddFooter").text, "&N") {
		p.add("page", "%s has no page number", g.name)
	}
	lastCol := 0
	for _, c := range root.child("cols").children {
		from, _ := strconv.Atoi(c.attrs["min"])
		to, _ := strconv.Atoi(c.attrs["max"])
		width, _ := strconv.ParseFloat(c.attrs["width"], 64)
		if from <= lastCol || to < from || width <= 0 || width > 255 {
			p.add("rows", "%s: columns %d to %d, %g wide, after %d", g.name, from, to, width, lastCol)
		}
		lastCol = to
	}
	p.tables(g)
}

func (p *pack) hasSheet(name string) bool {
	return slices.ContainsFunc(p.parts["xl/workbook.xml"].child("sheets").children, func(s *element) bool { return s.attrs["name"] == name })
}

// tables: §18.5.1.2; Excel repairs a table whose column names are not those of the header cells, or not unique.
func (p *pack) tables(g *grid) {
	parts := p.parts[g.part].child("tableParts")
	if parts.name != "" && parts.attrs["count"] != strconv.Itoa(len(parts.children)) {
		p.add("tables", "%s says %s tables", g.name, parts.attrs["count"])
	}
	for _, tp := range parts.children {
		t := p.parts[p.rels[g.part][tp.attrs["r:id"]].target]
		if t == nil {
			continue
		}
		a, ok := rangeOf(t.attrs["ref"])
		if !ok || a.r2 <= a.r1 || t.child("autoFilter").attrs["ref"] != t.attrs["ref"] {
			p.add("tables", "%s: range %s, filter %s", g.name, t.attrs["ref"], t.child("autoFilter").attrs["ref"])
			continue
		}
		columns := t.child("tableColumns")
		if len(columns.children) != a.c2-a.c1+1 || columns.attrs["count"] != strconv.Itoa(len(columns.children)) {
			p.add("tables", "%s: %d columns in %s", g.name, len(columns.children), t.attrs["ref"])
		}
		names := map[string]bool{}
		for i, c := range columns.children {
			name := strings.ToLower(c.attrs["name"])
			if head := g.cells[at(a.c1+i, a.r1)]; head != c.attrs["name"] || name == "" || names[name] {
				p.add("tables", "%s: column %q, its header is %q", g.name, c.attrs["name"], head)
			}
			names[name] = true
		}
		pane := p.parts[g.part].child("sheetViews", "sheetView", "pane")
		if pane.attrs["state"] != "frozen" || pane.attrs["ySplit"] != strconv.Itoa(a.r1) {
			p.add("page", "%s: the header in row %d does not stay", g.name, a.r1)
		}
	}
}

var tableName = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_.]*$`)

// names: table names and numbers are unique in the workbook, defined names lead to a sheet.
func (p *pack) names() {
	seen := map[string]bool{}
	for name, t := range p.parts {
		if t.space != nsSheet || t.name != "table" {
			continue
		}
		for _, key := range []string{"id " + t.attrs["id"], "name " + strings.ToLower(t.attrs["displayName"])} {
			if seen[key] {
				p.add("tables", "%s: %s is there twice", name, key)
			}
			seen[key] = true
		}
		if !tableName.MatchString(t.attrs["displayName"]) {
			p.add("tables", "%s is named %q", name, t.attrs["displayName"])
		}
	}
	book := p.parts["xl/workbook.xml"]
	sheets := len(book.child("sheets").children)
	for _, d := range book.child("definedNames").children {
		n, err := strconv.Atoi(d.attrs["localSheetId"])
		key := fmt.Sprint("defined ", d.attrs["name"], d.attrs["localSheetId"])
		if err != nil || n >= sheets || seen[key] {
			p.add("names", "%s is of sheet %s", d.attrs["name"], d.attrs["localSheetId"])
			continue
		}
		seen[key] = true
		own := book.child("sheets").children[n].attrs["name"]
		if !strings.HasPrefix(d.text, quoteSheet(own)+"!$") {
			p.add("names", "%s of %s is %s", d.attrs["name"], own, d.text)
		}
	}
}

// properties: part 2, §11, and part 1, §22.2.
func (p *pack) properties() {
	for _, name := range []string{"title", "creator", "created", "language"} {
		if e := p.parts["docProps/core.xml"]; e == nil || e.child(name).text == "" {
			p.add("properties", "there is no %s", name)
		}
	}
}
