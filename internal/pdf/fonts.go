package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"

	"chancery/internal/font"
)

// encoding gives the text of one document its fonts. A face has up to two: the base's, for what letters of the template have alike, and
// the letter's own, for marks of its personal words that the base lacks.
type encoding struct {
	base  *base
	bases *bases
	own   []*fontCode // in the order in which the text needs them
}

// fontCode is a font of the file, the codes of its marks, and its name in the page's resources.
type fontCode struct {
	*font.Encoder
	name  string
	ready *program // of a base: packed already
}

func newFontCode(f *font.Face, name string, known int) *fontCode {
	return &fontCode{Encoder: font.NewEncoder(f), name: name + strconv.Itoa(known+1)}
}

// of is the letter's own font of a face.
func (e *encoding) of(f *font.Face) *fontCode {
	for _, c := range e.own {
		if c.Face() == f {
			return c
		}
	}
	c := newFontCode(f, "F", len(e.own))
	e.own = append(e.own, c)
	return c
}

// write adds the fonts and returns the entries of the font resources.
func (e *encoding) write(f *file) string {
	entries := ""
	for _, c := range e.base.fonts {
		entries += fmt.Sprintf("/%s %d 0 R", c.name, f.font(c.ready))
	}
	for _, c := range e.own {
		entries += fmt.Sprintf("/%s %d 0 R", c.name, f.font(f.packer.program(c.Encoder)))
	}
	return entries
}

// program is a font ready to be put into files.
type program struct {
	face                   *font.Face
	name                   string // with the subset's tag
	file, mapping, unicode []byte // stream objects
	widths                 []byte
}

// program makes the subset of an encoder's marks with its map from codes to glyphs, widths and texts.
func (p *packer) program(e *font.Encoder) *program {
	subset := e.Subset()
	gids := make([]byte, 0, 2*len(subset.Glyphs))
	for _, g := range subset.Glyphs {
		gids = append(gids, byte(g>>8), byte(g))
	}
	return &program{face: e.Face(), name: tag(subset.File) + "+" + e.Face().Name,
		file:    p.stream(fmt.Sprintf("/Length1 %d", len(subset.File)), subset.File),
		mapping: p.stream("", gids), unicode: p.stream("", toUnicode(e.Marks())), widths: widths(e)}
}

// font adds a composite font (ISO 32000-1 §9.7): codes are CIDs of two bytes; the map to glyphs, the widths and the texts are exact.
func (f *file) font(p *program) int {
	face := p.face
	flags := 4 | 2 // symbolic, serif
	angle := 0
	if face.Italic {
		flags, angle = flags|64, -12
	}
	stem := 80
	if face.Bold {
		stem = 140
	}
	em := func(v int) int { return v * 1000 / face.Units }
	descriptor := f.add(fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		p.name, flags, em(face.Bounds[0]), em(face.Bounds[1]), em(face.Bounds[2]), em(face.Bounds[3]), angle, em(face.Ascent), em(face.Descent), em(face.CapHeight), stem, f.add(p.file)))
	cid := f.add(fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[1[%s]]/CIDToGIDMap %d 0 R>>",
		p.name, descriptor, p.widths, f.add(p.mapping)))
	return f.add(fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", p.name, cid, f.add(p.unicode)))
}

// tag is the six letters that mark a subset (§9.6.4), drawn from its bytes.
func tag(file []byte) string {
	sum := sha256.Sum256(file)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return string(letters)
}

// widths of the codes from 1 up, in thousandths of an em, as the text streams reckon with them.
func widths(e *font.Encoder) []byte {
	var b []byte
	for _, m := range e.Marks() {
		b = strconv.AppendFloat(b, milliEm(m.Advance, e.Face()), 'f', -1, 64)
		b = append(b, ' ')
	}
	return b
}

// milliEm is an advance in thousandths of an em, to three decimals.
func milliEm(advance int, f *font.Face) float64 {
	return float64(advance*1000000/f.Units) / 1000
}

const cmapHead = `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
`

// toUnicode is the CMap from codes to text (§9.10.3), at most 100 entries a section. A mark without text has no entry.
func toUnicode(marks []font.Mark) []byte {
	b := []byte(cmapHead)
	for from := 0; from < len(marks); from += 100 {
		section := marks[from:min(from+100, len(marks))]
		n := 0
		for _, m := range section {
			if m.Text != "" {
				n++
			}
		}
		if n == 0 {
			continue
		}
		b = fmt.Appendf(b, "%d beginbfchar\n", n)
		for i, m := range section {
			if m.Text != "" {
				b = append(appendHex(append(b, '<'), uint16(from+i+1)), '>', '<')
				b = append(append(b, utf16Hex(m.Text)...), '>', '\n')
			}
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

func appendHex(b []byte, c uint16) []byte {
	const hex = "0123456789ABCDEF"
	return append(b, hex[c>>12], hex[c>>8&15], hex[c>>4&15], hex[c&15])
}
