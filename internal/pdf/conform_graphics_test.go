package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
)

var graphicsRules = []rule{
	{"pages have operators of ISO 32000-1 alone, and what these name stands in their resources", "", "", "6.2.2", func(d *document) (found []string) {
		for _, p := range d.pages {
			resources := d.dict(p.dict["Resources"])
			found = append(found, unless(resources != nil, "page %d: no resources", p.number)...)
			for _, op := range p.ops {
				found = append(found, unless(slices.Contains(known, string(op.name)), "page %d: operator %q", p.number, op.name)...)
				for operator, kind := range map[operator]name{"Tf": "Font", "Do": "XObject", "gs": "ExtGState", "cs": "ColorSpace", "sh": "Shading"} {
					if op.name == operator {
						n, _ := op.operands[0].(name)
						found = append(found, unless(d.get(d.dict(resources[kind])[n]) != nil, "page %d: no %s %s", p.number, kind, n)...)
					}
				}
			}
		}
		return found
	}},
	{"one output intent with an RGB display profile of version 2 to 4", "", "", "6.2.3", func(d *document) []string {
		list := d.list(d.catalog["OutputIntents"])
		if len(list) != 1 {
			return []string{fmt.Sprintf("%d output intents", len(list))}
		}
		intent := d.dict(list[0])
		icc := d.stream(intent["DestOutputProfile"])
		ok := intent["S"] == name("GTS_PDFA1") && words(intent["OutputConditionIdentifier"]) != "" && d.dict(intent["DestOutputProfile"])["N"] == 3 &&
			len(icc) > 128 && int(binary.BigEndian.Uint32(icc)) == len(icc) && icc[8] >= 2 && icc[8] < 5 && string(icc[12:20]) == "mntrRGB " && string(icc[36:40]) == "acsp"
		return unless(ok, "intent %v, profile of %d bytes", intent, len(icc))
	}},
	{"device colours are those that the intent gives a meaning: RGB and grey", "", "", "6.2.4.3", func(d *document) (found []string) {
		found = operators(d, "k", "K", "cs", "CS", "sh")
		d.everywhere(func(n int, v any) {
			if dict, ok := v.(dictionary); ok && dict["Subtype"] == name("Image") && dict["ColorSpace"] != name("DeviceRGB") && dict["ColorSpace"] != name("DeviceGray") {
				found = append(found, fmt.Sprintf("object %d: %v", n, dict["ColorSpace"]))
			}
		})
		return found
	}},
	{"no transfer functions, halftones or rendering intents", "", "", "6.2.5 6.2.6", func(d *document) []string {
		return append(without("TR", "TR2", "HT", "HTO")(d), operators(d, "ri", "gs")...)
	}},
	{"pictures have no alternates, no OPI, no interpolation", "", "", "6.2.8.1", without("Alternates", "OPI", "Interpolate")},
	{"no PostScript, no reference to other files in form XObjects", "7.20", "30-001", "6.2.9", func(d *document) []string {
		return append(without("PS", "Subtype2", "Ref")(d), operators(d, "PS")...)
	}},
	{"form XObjects have no marked content of the structure", "7.20", "30-002", "", func(d *document) (found []string) {
		for n, v := range d.objects {
			if s, ok := v.(*stream); ok && s.dict["Subtype"] == name("Form") {
				_, parents := s.dict["StructParents"]
				l := lexer{src: d.stream(s)}
				for v, err := l.next(); err == nil && !parents; v, err = l.next() {
					dict, ok := v.(dictionary)
					parents = ok && dict["MCID"] != nil
				}
				found = append(found, unless(!parents, "object %d", n)...)
			}
		}
		return found
	}},
	{"nothing is transparent", "", "", "6.2.10", func(d *document) (found []string) {
		return without("SMask", "SMaskInData", "Mask", "Group", "BM", "CA", "ca")(d)
	}},
}
