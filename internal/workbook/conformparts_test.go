package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// A check of our own of what we write against ECMA-376: the package (part 2), and of SpreadsheetML and DrawingML charts (part 1) the order of elements, what
// refers to what, and the rules of Excel beyond the schema, whose breach gives "We found a problem with some content". Each rule is seen to fail.

// element is an XML element with its namespace; text is that of its own.
type element struct {
	space, name string
	attrs       map[string]string // by local name; r:id as "r:id"
	children    []*element
	text        string
}

const (
	nsSheet         = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	nsChart         = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	nsDrawing       = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
	nsRelations     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relationsFolder = "/_rels/"
)

func parse(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	stack := []*element{top}
	for {
		t, err := d.Token()
		if err == io.EOF {
			if len(top.children) != 1 {
				return nil, fmt.Errorf("%d root elements", len(top.children))
			}
			return top.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		last := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{space: t.Name.Space, name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				name := a.Name.Local
				if a.Name.Space == nsRelations {
					name = "r:" + name
				}
				e.attrs[name] = a.Value
			}
			last.children = append(last.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(t)
		}
	}
}

// all are the elements of a name at any depth.
func (e *element) all(name string) (found []*element) {
	for _, c := range e.children {
		if c.name == name {
			found = append(found, c)
		}
		found = append(found, c.all(name)...)
	}
	return found
}

// child is the first child of a name, an empty one where there is none.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		i := slices.IndexFunc(e.children, func(c *element) bool { return c.name == name })
		if i < 0 {
			return &element{attrs: map[string]string{}}
		}
		e = e.children[i]
	}
	return e
}

// faults are what breaks a rule; the rule's word comes first.
type faults []string

func (f *faults) add(rule, format string, args ...any) {
	*f = append(*f, rule+": "+fmt.Sprintf(format, args...))
}

// opened package: parts as trees, and relationships resolved.
type pack struct {
	raw   map[string][]byte
	parts map[string]*element
	rels  map[string]map[string]relation // part: id: target
	kinds map[string]string              // part: content type
	faults
}

type relation struct{ kind, target string }

// partsOf are a workbook's parts by name.
func partsOf(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name] != nil {
			t.Errorf("two parts are named %s", f.Name)
		}
		parts[f.Name] = content
	}
	return parts
}

func openPack(t testing.TB, data []byte) *pack {
	t.Helper()
	p := &pack{raw: partsOf(t, data), parts: map[string]*element{}, rels: map[string]map[string]relation{}, kinds: map[string]string{}}
	for name, content := range p.raw {
		root, err := parse(content)
		if err != nil {
			p.add("xml", "%s: %v", name, err)
			root = &element{attrs: map[string]string{}}
		}
		p.parts[name] = root
	}
	p.contentTypes()
	p.relations()
	return p
}

// contentTypes: part 2, §10.1.2.2.
func (p *pack) contentTypes() {
	types := p.parts[contentTypes]
	if types == nil {
		p.add("types", "there is no %s", contentTypes)
		return
	}
	byExtension := map[string]string{}
	for _, d := range types.all("Default") {
		byExtension[d.attrs["Extension"]] = d.attrs["ContentType"]
	}
	for _, o := range types.all("Override") {
		name := strings.TrimPrefix(o.attrs["PartName"], "/")
		if p.raw[name] == nil {
			p.add("types", "there is a type for %s, which is no part", name)
		}
		p.kinds[name] = o.attrs["ContentType"]
	}
	for name := range p.raw {
		if name == contentTypes {
			continue
		}
		if p.kinds[name] == "" {
			p.kinds[name] = byExtension[strings.TrimPrefix(path.Ext(name), ".")]
		}
		if kind := p.kinds[name]; kind == "" || kind == "application/xml" {
			p.add("types", "%s has no type of its own", name)
		}
		if k := p.kinds[name]; strings.Contains(k, "macroEnabled") || strings.Contains(k, "vbaProject") || strings.Contains(k, "externalLink") || strings.Contains(k, "connections") {
			p.add("outside", "%s is %s", name, k)
		}
	}
}

// relations: part 2, §9.3; none leads outside the package, every part is reached from the root.
func (p *pack) relations() {
	for name, root := range p.parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		source := strings.TrimSuffix(strings.Replace("/"+name, relationsFolder, "/", 1), ".rels")[1:]
		if source != "" && p.raw[source] == nil {
			p.add("relations", "%s is of no part", name)
		}
		p.rels[source] = map[string]relation{}
		for _, r := range root.all("Relationship") {
			target := r.attrs["Target"]
			if r.attrs["TargetMode"] == "External" {
				p.add("outside", "%s leads to %s", name, target)
				continue
			}
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(path.Dir(source), target)
			}
			if p.raw[target] == nil {
				p.add("relations", "%s leads to %s, which is no part", name, target)
			}
			if _, twice := p.rels[source][r.attrs["Id"]]; twice {
				p.add("relations", "%s has two %s", name, r.attrs["Id"])
			}
			p.rels[source][r.attrs["Id"]] = relation{path.Base(r.attrs["Type"]), target}
		}
	}
	p.reached()
	for name, root := range p.parts {
		used := map[string]bool{}
		for _, e := range append(root.all("drawing"), append(root.all("tablePart"), append(root.all("sheet"), root.all("chart")...)...)...) {
			id, ok := e.attrs["r:id"]
			if !ok {
				continue
			}
			if used[id] = true; p.rels[name][id].target == "" {
				p.add("relations", "%s: %s names %s, which is no relationship", name, e.name, id)
			}
		}
	}
}

func (p *pack) reached() {
	seen := map[string]bool{contentTypes: true}
	var follow func(string)
	follow = func(source string) {
		seen[strings.TrimPrefix(path.Join(path.Dir(source), "_rels", path.Base(source)+".rels"), "/")] = true
		for _, r := range p.rels[source] {
			if !seen[r.target] {
				seen[r.target] = true
				follow(r.target)
			}
		}
	}
	seen["_rels/.rels"] = true
	follow("")
	for name := range p.raw {
		if !seen[name] && name != "_rels/.rels" {
			p.add("relations", "nothing leads to %s", name)
		}
	}
}
