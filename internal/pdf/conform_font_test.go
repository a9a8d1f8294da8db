package pdf

import (
	"encoding/binary"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"unicode"
)

// fontReading is a font of the file with the codes that the pages show.
type fontReading struct {
	dict, cid, descriptor dictionary
	widths                map[int]float64
	glyphs                []byte // CIDToGIDMap
	texts                 map[int][]rune
	program               trueType
	used                  map[int]bool
}

// trueType is what the rules need of a font program.
type trueType struct {
	tables map[string][]byte
	glyphs int
	units  int
}

func readTrueType(data []byte) (t trueType, err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("the font program of %d bytes is cut off", len(data))
		}
	}()
	be := binary.BigEndian
	t.tables = map[string][]byte{}
	for i := range int(be.Uint16(data[4:])) {
		e := data[12+16*i:]
		t.tables[string(e[:4])] = data[be.Uint32(e[8:]) : be.Uint32(e[8:])+be.Uint32(e[12:])]
	}
	t.glyphs = int(be.Uint16(t.tables["maxp"][4:]))
	t.units = int(be.Uint16(t.tables["head"][18:]))
	return t, nil
}

// advance is the width of a glyph in thousandths of an em.
func (t trueType) advance(glyph int) float64 {
	if t.tables == nil {
		return math.NaN()
	}
	be := binary.BigEndian
	last := int(be.Uint16(t.tables["hhea"][34:])) - 1
	return float64(be.Uint16(t.tables["hmtx"][4*min(glyph, last):])) * 1000 / float64(t.units)
}

func (d *document) readFonts() error {
	for _, p := range d.pages {
		fonts := d.dict(d.dict(p.dict["Resources"])["Font"])
		var current *fontReading
		for _, op := range p.ops {
			switch op.name {
			case "Tf":
				ref, _ := fonts[op.operands[0].(name)].(reference)
				if d.fonts[ref] == nil {
					f, err := d.readFont(ref)
					if err != nil {
						return fmt.Errorf("font %v: %w", op.operands[0], err)
					}
					d.fonts[ref] = f
				}
				current = d.fonts[ref]
			case "TJ", "Tj":
				for _, s := range d.list(op.operands[0]) {
					if b, ok := s.(text16); ok {
						for i := 0; i+1 < len(b); i += 2 {
							current.used[int(b[i])<<8|int(b[i+1])] = true
						}
					}
				}
			}
		}
	}
	return nil
}

func (d *document) readFont(ref reference) (*fontReading, error) {
	f := &fontReading{dict: d.dict(ref), used: map[int]bool{}, widths: map[int]float64{}, texts: map[int][]rune{}}
	f.cid = d.dict(d.list(f.dict["DescendantFonts"])[0])
	f.descriptor = d.dict(f.cid["FontDescriptor"])
	f.glyphs = d.stream(f.cid["CIDToGIDMap"])
	w := d.list(f.cid["W"])
	for i := 0; i+1 < len(w); i += 2 {
		for k, v := range d.list(w[i+1]) {
			f.widths[w[i].(int)+k] = float(v)
		}
	}
	for _, m := range bfchar.FindAllStringSubmatch(string(d.stream(f.dict["ToUnicode"])), -1) {
		code, _ := strconv.ParseUint(m[1], 16, 16)
		l := lexer{src: []byte("<FEFF" + m[2] + ">")}
		v, err := l.next()
		if err != nil {
			return nil, err
		}
		f.texts[int(code)] = []rune(words(v))
	}
	program := d.stream(f.descriptor["FontFile2"])
	if program == nil {
		return f, nil
	}
	var err error
	f.program, err = readTrueType(program)
	return f, err
}

var bfchar = regexp.MustCompile(`(?m)^<([0-9A-F]{4})><([0-9A-F]+)>$`)

func float(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return math.NaN()
}

// eachFont tells what is wrong with the fonts that the pages use.
func eachFont(check func(d *document, f *fontReading) string) func(*document) []string {
	return func(d *document) (found []string) {
		if len(d.fonts) == 0 {
			return []string{"no fonts"}
		}
		for _, f := range d.fonts {
			if s := check(d, f); s != "" {
				found = append(found, fmt.Sprintf("%s: %s", f.dict["BaseFont"], s))
			}
		}
		return found
	}
}

// eachCode tells the first code that is wrong.
func eachCode(check func(f *fontReading, code int) string) func(*document) []string {
	return eachFont(func(_ *document, f *fontReading) string {
		for code := range f.used {
			if s := check(f, code); s != "" {
				return fmt.Sprintf("code %d: %s", code, s)
			}
		}
		return ""
	})
}

func (f *fontReading) glyph(code int) int {
	if 2*code+1 >= len(f.glyphs) {
		return 0
	}
	return int(f.glyphs[2*code])<<8 | int(f.glyphs[2*code+1])
}

var fontRules = []rule{
	{"fonts are composite fonts with all entries", "7.21.2", "", "6.2.11.2", eachFont(func(d *document, f *fontReading) string {
		if f.dict["Type"] != name("Font") || f.dict["Subtype"] != name("Type0") || f.cid["Subtype"] != name("CIDFontType2") || f.dict["BaseFont"] != f.cid["BaseFont"] ||
			f.descriptor["Type"] != name("FontDescriptor") || f.descriptor["FontName"] != f.dict["BaseFont"] {
			return "type, subtype or name"
		}
		for _, key := range []name{"Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "CapHeight", "StemV"} {
			if f.descriptor[key] == nil {
				return "no " + string(key)
			}
		}
		return ""
	})},
	{"the CIDSystemInfo goes with the encoding Identity-H, which is predefined", "7.21.3.1", "31-001 31-002 31-003 31-006", "6.2.11.3.1", eachFont(func(d *document, f *fontReading) string {
		info := d.dict(f.cid["CIDSystemInfo"])
		if f.dict["Encoding"] != name("Identity-H") || words(info["Registry"]) != "Adobe" || words(info["Ordering"]) != "Identity" || info["Supplement"] != 0 {
			return fmt.Sprint(f.dict["Encoding"], info)
		}
		return ""
	})},
	{"CIDToGIDMap is a stream of two bytes a code", "7.21.3.2", "31-004 31-005", "6.2.11.3.2", eachFont(func(d *document, f *fontReading) string {
		if len(f.glyphs) == 0 || len(f.glyphs)%2 != 0 {
			return fmt.Sprint(f.cid["CIDToGIDMap"])
		}
		return ""
	})},
	{"the font program is embedded, with the tables that drawing needs", "7.21.4.1", "31-009", "6.2.11.4.1", eachFont(func(d *document, f *fontReading) string {
		for _, table := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
			if f.program.tables[table] == nil {
				return "no table " + table
			}
		}
		return ""
	})},
	{"every glyph that is shown is in the program", "7.21.4.1", "31-010", "6.2.11.4.1", eachCode(func(f *fontReading, code int) string {
		if g := f.glyph(code); g >= f.program.glyphs {
			return fmt.Sprintf("glyph %d of %d", g, f.program.glyphs)
		}
		return ""
	})},
	{"a CIDSet is left out: where there is one it has to name every glyph", "7.21.4.2", "31-013 31-014", "6.2.11.4.2", eachFont(func(d *document, f *fontReading) string {
		if f.descriptor["CIDSet"] != nil || f.descriptor["CharSet"] != nil {
			return "CIDSet or CharSet"
		}
		return ""
	})},
	{"widths of dictionary and program agree to a thousandth of an em", "7.21.5", "31-015", "6.2.11.5", eachCode(func(f *fontReading, code int) string {
		w, ok := f.widths[code]
		if g := f.program.advance(f.glyph(code)); !ok || !(math.Abs(w-g) <= 1) {
			return fmt.Sprintf("width %.1f, in the program %.1f", w, g)
		}
		return ""
	})},
	{"every code that is shown has text", "7.21.7", "31-027", "6.2.11.7.2", eachCode(func(f *fontReading, code int) string {
		if len(f.texts[code]) == 0 {
			return "no text"
		}
		return ""
	})},
	{"no text is U+0000, U+FEFF or U+FFFE", "7.21.7", "31-028 31-029", "6.2.11.7.2", eachCode(func(f *fontReading, code int) string {
		for _, r := range f.texts[code] {
			if r == 0 || r == 0xFEFF || r == 0xFFFE || r == unicode.ReplacementChar {
				return fmt.Sprintf("%U", r)
			}
		}
		return ""
	})},
	{"no text is of a private-use area", "", "", "6.2.11.7.3", eachCode(func(f *fontReading, code int) string {
		for _, r := range f.texts[code] {
			if unicode.Is(unicode.Co, r) {
				return fmt.Sprintf("%U", r)
			}
		}
		return ""
	})},
	{"no code shows .notdef", "7.21.8", "31-030", "6.2.11.8", eachCode(func(f *fontReading, code int) string {
		if f.glyph(code) == 0 {
			return ".notdef"
		}
		return ""
	})},
}
