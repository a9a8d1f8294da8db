package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"

	"chancery/internal/font"
	"chancery/internal/typeset"
)

// encoding gives each face of a document an encoder and a resource name, in the order in which the text needs them.
type encoding struct {
	faces map[*font.Face]*faceCode
	list  []*faceCode
}

type faceCode struct {
	*font.Encoder
	name string // in the page's resources
}

func newEncoding(l *typeset.Layout) *encoding {
	return &encoding{faces: map[*font.Face]*faceCode{}}
}

func (e *encoding) of(f *font.Face) *faceCode {
	if c, ok := e.faces[f]; ok {
		return c
	}
	c := &faceCode{font.NewEncoder(f), "F" + strconv.Itoa(len(e.list)+1)}
	e.faces[f], e.list = c, append(e.list, c)
	return c
}

// write adds the fonts and returns the entries of the font resources.
func (e *encoding) write(f *file) string {
	entries := ""
	for _, c := range e.list {
		entries += fmt.Sprintf("/%s %d 0 R", c.name, c.write(f))
	}
	return entries
}

// write adds a composite font (ISO 32000-1 §9.7): codes are CIDs of two bytes; the map to glyphs, the widths and the texts are exact.
func (c *faceCode) write(f *file) int {
	subset := c.Subset()
	face := c.Face()
	name := tag(subset.File) + "+" + face.Name
	program := f.stream(fmt.Sprintf("/Length1 %d", len(subset.File)), subset.File)
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
		name, flags, em(face.Bounds[0]), em(face.Bounds[1]), em(face.Bounds[2]), em(face.Bounds[3]), angle, em(face.Ascent), em(face.Descent), em(face.CapHeight), stem, program))
	gids := make([]byte, 0, 2*len(subset.Glyphs))
	for _, g := range subset.Glyphs {
		gids = append(gids, byte(g>>8), byte(g))
	}
	mapping := f.stream("", gids)
	cid := f.add(fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[1[%s]]/CIDToGIDMap %d 0 R>>",
		name, descriptor, c.widths(), mapping))
	unicode := f.stream("", c.toUnicode())
	return f.add(fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, unicode))
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
func (c *faceCode) widths() []byte {
	var b []byte
	for _, m := range c.Marks() {
		b = strconv.AppendFloat(b, milliEm(m.Advance, c.Face()), 'f', -1, 64)
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
func (c *faceCode) toUnicode() []byte {
	b := []byte(cmapHead)
	marks := c.Marks()
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
				b = append(appendCode(append(b, '<'), uint16(from+i+1)), '>', '<')
				b = append(append(b, utf16Hex(m.Text)...), '>', '\n')
			}
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}

func appendCode(b []byte, c uint16) []byte {
	const hex = "0123456789ABCDEF"
	return append(b, hex[c>>12], hex[c>>8&15], hex[c>>4&15], hex[c&15])
}
