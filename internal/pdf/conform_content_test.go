package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// painting are the operators that put something on the page (ISO 32000-1 Annex A).
var painting = strings.Fields("S s f F f* B B* b b* sh Do Tj TJ ' \" EI")

// known are all operators of ISO 32000-1 that a page may have.
var known = append(strings.Fields("q Q cm w J j M d ri i gs m l c v y h re n W W* CS cs SC SCN sc scn G g RG rg K k BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* MP DP BMC BDC EMC BX EX"), painting...)

// everyContentMarked follows the stack of marked content.
func everyContentMarked(d *document) (found []string) {
	for _, p := range d.pages {
		var open []name
		for _, op := range p.ops {
			switch op.name {
			case "BMC", "BDC":
				tag, _ := op.operands[0].(name)
				if len(open) > 0 {
					found = append(found, fmt.Sprintf("page %d: %s in %s", p.number, tag, open[0]))
				}
				if tag != "Artifact" && (len(op.operands) < 2 || d.dict(op.operands[1])["MCID"] == nil) {
					found = append(found, fmt.Sprintf("page %d: %s without MCID", p.number, tag))
				}
				open = append(open, tag)
			case "EMC":
				if len(open) == 0 {
					return append(found, fmt.Sprintf("page %d: EMC without a beginning", p.number))
				}
				open = open[:len(open)-1]
			default:
				if len(open) == 0 && slices.Contains(painting, string(op.name)) {
					found = append(found, fmt.Sprintf("page %d: %s outside marked content", p.number, op.name))
				}
			}
		}
		found = append(found, unless(len(open) == 0, "page %d: marked content does not end", p.number)...)
	}
	return found
}

func artifactsAreTyped(d *document) (found []string) {
	for i, p := range d.pages {
		subtypes := map[name]int{}
		for _, op := range p.ops {
			if op.name == "BDC" && op.operands[0] == name("Artifact") {
				list := d.dict(op.operands[1])
				kind, _ := list["Type"].(name)
				subtype, _ := list["Subtype"].(name)
				subtypes[subtype]++
				found = append(found, unless(kind == "Layout" || kind == "Pagination" && (subtype == "Header" || subtype == "Footer"), "page %d: artifact %v", p.number, list)...)
			}
			if op.name == "BMC" {
				found = append(found, fmt.Sprintf("page %d: %v without a type", p.number, op.operands))
			}
		}
		found = append(found, unless(subtypes["Footer"] > 0 && (i > 0 || subtypes["Header"] > 0), "page %d: no header or footer: %v", i+1, subtypes)...)
	}
	return found
}

// parentTreeAgrees compares what stands on the pages, in the parent tree and in the structure.
func parentTreeAgrees(d *document) (found []string) {
	owners := map[mark]reference{}
	for _, e := range d.nodes {
		for _, m := range e.marks {
			found = append(found, unless(owners[m] == 0, "content %v stands twice in the structure", m)...)
			owners[m] = e.ref
		}
	}
	tree := d.numbers(d.dict(d.catalog["StructTreeRoot"])["ParentTree"])
	for _, p := range d.pages {
		key, ok := p.dict["StructParents"].(int)
		parents := d.list(tree[key])
		found = append(found, unless(ok, "page %d: no StructParents", p.number)...)
		for _, op := range p.ops {
			if op.name != "BDC" {
				continue
			}
			id, ok := d.dict(op.operands[1])["MCID"].(int)
			if !ok {
				continue
			}
			m := mark{p.number, id}
			found = append(found, unless(id < len(parents) && parents[id] == owners[m] && owners[m] != 0, "content %v is of object %d in the structure, of another in the parent tree", m, owners[m])...)
			delete(owners, m)
		}
	}
	return append(found, unless(len(owners) == 0, "the structure has content that no page has: %v", owners)...)
}

// numbers is a number tree of one node.
func (d *document) numbers(v any) map[int]any {
	tree := map[int]any{}
	list := d.list(d.dict(v)["Nums"])
	for i := 0; i+1 < len(list); i += 2 {
		tree[list[i].(int)] = list[i+1]
	}
	return tree
}
