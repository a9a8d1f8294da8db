package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// xmp is the properties of the metadata, each as prefix:name with the prefixes that ISO 16684-1 prefers, and their first values.
type xmp struct {
	values map[string]string
	err    error
}

func (x xmp) value(path string) string { return x.values[path] }

// schemas are the predefined ones that the letters use (ISO 19005-2 §6.6.2.3.2), with their properties.
var schemas = map[string]string{
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://ns.adobe.com/xap/1.0/":     "xmp",
	"http://ns.adobe.com/pdf/1.3/":     "pdf",
}

var properties = strings.Fields("dc:title dc:creator dc:description dc:language pdf:Producer xmp:CreateDate xmp:ModifyDate")

func readXMP(d *document) xmp {
	x := xmp{values: map[string]string{}}
	dec := xml.NewDecoder(bytes.NewReader(d.stream(d.catalog["Metadata"])))
	var path []string
	for {
		t, err := dec.Token()
		if err != nil {
			if err.Error() != "EOF" {
				x.err = err
			}
			return x
		}
		switch t := t.(type) {
		case xml.StartElement:
			prefix, ok := schemas[t.Name.Space]
			if !ok {
				prefix = t.Name.Space
			}
			path = append(path, prefix+":"+t.Name.Local)
			if len(path) == 4 {
				x.values[path[3]] = ""
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" && len(path) > 3 && x.values[path[3]] == "" {
				x.values[path[3]] = s
			}
		}
	}
}

var metadataRules = []rule{
	{"the catalog has metadata, which other programs can read as they stand", "5", "06-001", "6.6.2.1", func(d *document) []string {
		s, _ := d.get(d.catalog["Metadata"]).(*stream)
		if s == nil {
			return []string{"no metadata"}
		}
		head, _, _ := bytes.Cut(s.raw, []byte("?>"))
		ok := s.dict["Type"] == name("Metadata") && s.dict["Subtype"] == name("XML") && s.dict["Filter"] == nil && bytes.HasPrefix(s.raw, []byte("<?xpacket begin=\"\uFEFF\"")) &&
			!bytes.Contains(head, []byte("bytes=")) && !bytes.Contains(head, []byte("encoding="))
		return append(unless(ok, "metadata %v", s.dict), unless(readXMP(d).err == nil, "XML: %v", readXMP(d).err)...)
	}},
	{"metadata have properties of predefined schemas alone", "", "", "6.6.2.3.1", func(d *document) (found []string) {
		for path := range readXMP(d).values {
			found = append(found, unless(slices.Contains(properties, path), "%s", path)...)
		}
		return found
	}},
	{"the file has a title, and readers show it", "7.1", "06-003 07-001 07-002", "", func(d *document) []string {
		return append(unless(readXMP(d).value("dc:title") != "", "no dc:title"),
			unless(d.dict(d.catalog["ViewerPreferences"])["DisplayDocTitle"] == true, "DisplayDocTitle")...)
	}},
	{"no conformance is claimed that a validator has not seen", "5", "06-002", "6.6.4", func(d *document) []string {
		raw := d.stream(d.catalog["Metadata"])
		return unless(!bytes.Contains(raw, []byte("pdfaid")) && !bytes.Contains(raw, []byte("pdfuaid")), "a claim")
	}},
}

// eachAnnotation tells what is wrong with the annotations of the pages.
func eachAnnotation(check func(d *document, ref reference, a dictionary) string) func(*document) []string {
	return func(d *document) (found []string) {
		for _, p := range d.pages {
			for _, v := range d.list(p.dict["Annots"]) {
				ref, _ := v.(reference)
				if s := check(d, ref, d.dict(v)); s != "" {
					found = append(found, fmt.Sprintf("annotation %d: %s", ref, s))
				}
			}
		}
		return found
	}
}

var annotationRules = []rule{
	{"annotations are links", "7.18.2", "28-006 28-007", "6.3.1", eachAnnotation(func(_ *document, _ reference, a dictionary) string {
		if a["Subtype"] != name("Link") {
			return fmt.Sprint(a["Subtype"])
		}
		return ""
	})},
	{"annotations are printed and not hidden", "7.18.1", "28-001", "6.3.2", eachAnnotation(func(_ *document, _ reference, a dictionary) string {
		if a["F"] != 4 {
			return fmt.Sprintf("F %v", a["F"])
		}
		return ""
	})},
	{"links have no appearance that could differ", "", "", "6.3.3", eachAnnotation(func(_ *document, _ reference, a dictionary) string {
		if a["AP"] != nil || a["C"] != nil || a["IC"] != nil {
			return "AP or colour"
		}
		return ""
	})},
	{"links say what they lead to", "7.18.5", "28-004 28-012", "", eachAnnotation(func(_ *document, _ reference, a dictionary) string {
		if words(a["Contents"]) == "" {
			return "no Contents"
		}
		return ""
	})},
	{"links stand in a Link element, which the parent tree names", "7.18.5", "28-002 28-011", "6.7.3.3", eachAnnotation(func(d *document, ref reference, a dictionary) string {
		key, _ := a["StructParent"].(int)
		owner, _ := d.numbers(d.dict(d.catalog["StructTreeRoot"])["ParentTree"])[key].(reference)
		for _, e := range d.nodes {
			if slices.Contains(e.annots, ref) {
				if e.tag == "Link" && e.ref == owner && len(e.kids) > 0 {
					return ""
				}
				return fmt.Sprintf("in %s %d, by the parent tree in %d", e.tag, e.ref, owner)
			}
		}
		return "not in the structure"
	})},
	{"tabs follow the structure on every page", "7.18.3", "28-008 28-009", "", func(d *document) (found []string) {
		for _, p := range d.pages {
			found = append(found, unless(p.dict["Tabs"] == name("S"), "page %d: Tabs %v", p.number, p.dict["Tabs"])...)
		}
		return found
	}},
	{"the only action is to open an address", "7.19", "29-001", "6.5.1", func(d *document) (found []string) {
		d.everywhere(func(n int, v any) {
			dict, _ := v.(dictionary)
			if s, ok := dict["S"].(name); ok && dict["Type"] == nil && s != "URI" && s != "Transparency" {
				found = append(found, fmt.Sprintf("object %d: %s", n, s))
			}
		})
		return found
	}},
	{"nothing happens by itself", "7.19", "29-001", "6.5.2", without("AA", "OpenAction", "JS")},
	{"no forms", "7.15", "25-001", "6.4.1 6.4.2", without("AcroForm", "XFA", "NeedsRendering")},
}
