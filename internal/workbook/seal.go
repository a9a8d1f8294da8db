package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

// properties are a workbook's document properties.
type properties struct {
	Title, Subject, Creator, Language string
	Made                              time.Time // zero: a fixed day, so that the same content gives the same bytes
}

// unmade stands where nothing says when a workbook was made.
var unmade = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// seal turns a workbook into bytes that depend on its content only: excelize writes streamed sheets in the random order of a map, and dates of its own.
func seal(f *excelize.File, p properties) ([]byte, error) { return sealRows(f, p, nil, nil) }

// sealRows is seal for a workbook with sheets whose rows are written while it is packed, and charts with labels that have no room, by the names of their parts.
func sealRows(f *excelize.File, p properties, bodies map[string]*body, crowded map[string][][]int) ([]byte, error) {
	if p.Made.IsZero() {
		p.Made = unmade
	}
	if p.Creator == "" {
		p.Creator = "chancery"
	}
	stamp := p.Made.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: p.Title, Subject: p.Subject, Creator: p.Creator, LastModifiedBy: p.Creator,
		Language: p.Language, Created: stamp, Modified: stamp}); err != nil {
		return nil, fmt.Errorf("set document properties: %w", err)
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", AppVersion: "16.0300"}); err != nil {
		return nil, fmt.Errorf("set document properties: %w", err)
	}
	var out bytes.Buffer
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter {
		return &sortedZip{to: &out, bodies: bodies, crowded: crowded, lang: locale.Lang(p.Language)}
	})
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	return out.Bytes(), nil
}

// sortedZip packs parts as they come and writes them in the order of their names, "[Content_Types].xml" first, without times.
type sortedZip struct {
	to      io.Writer
	parts   []*packedPart
	pack    *flate.Writer
	bodies  map[string]*body
	crowded map[string][][]int
	lang    locale.Lang
}

type packedPart struct {
	name   string
	packed bytes.Buffer
	pack   *flate.Writer
	crc    uint32
	size   uint64
	closed bool
	body   *body  // rows to come
	frame  []byte // the sheet that they go into
	lang   locale.Lang

	crowded [][]int // of a chart, see leaveOut
}

// Create begins a part; the one before it is complete then (archive/zip has the same rule).
func (z *sortedZip) Create(name string) (io.Writer, error) {
	if err := z.finish(); err != nil {
		return nil, err
	}
	p := &packedPart{name: name, body: z.bodies[name], lang: z.lang, crowded: z.crowded[name]}
	if z.pack == nil {
		w, err := flate.NewWriter(&p.packed, flate.DefaultCompression)
		if err != nil {
			return nil, err
		}
		z.pack = w
	} else {
		z.pack.Reset(&p.packed)
	}
	p.pack = z.pack
	z.parts = append(z.parts, p)
	return p, nil
}

func (p *packedPart) Write(b []byte) (int, error) {
	if p.body != nil {
		p.frame = append(p.frame, b...)
		return len(b), nil
	}
	out := b
	switch {
	case p.name == contentTypes:
		out = sortTypes(b)
	case strings.HasPrefix(p.name, "xl/drawings/drawing"):
		out = anchorToCells(b)
	case strings.HasPrefix(p.name, "xl/charts/chart"):
		out = leaveOut(turnTitles(timeAxis(speaking(b, p.lang))), p.crowded)
	}
	if _, err := p.store(out); err != nil {
		return 0, err
	}
	return len(b), nil
}

// speaking gives a chart its language, and its texts the direction of it (ECMA-376 part 1, §21.2.2.87 and §21.1.2.2.7).
func speaking(chart []byte, l locale.Lang) []byte {
	if l == "" {
		return chart
	}
	chart = bytes.Replace(chart, []byte(`<lang val="en-US">`), []byte(`<lang val="`+l+`">`), 1)
	chart = bytes.ReplaceAll(chart, []byte(` lang="en-US" altLang="en-US"`), []byte(` lang="`+l+`"`))
	if l.RTL() {
		chart = bytes.ReplaceAll(chart, []byte(`<a:pPr>`), []byte(`<a:pPr rtl="1">`))
	}
	return chart
}

var anchoredAtOne = regexp.MustCompile(`(?s)(<xdr:from><xdr:col>(\d+)</xdr:col>.*?<xdr:row>(\d+)</xdr:row>.*?</xdr:from>)<xdr:to><xdr:col>\d+</xdr:col><xdr:colOff>(\d+)</xdr:colOff><xdr:row>\d+</xdr:row>` +
	`<xdr:rowOff>(\d+)</xdr:rowOff></xdr:to>`)

// emuPerPixel: excelize gives sizes in English Metric Units.
const emuPerPixel = 9525

// anchorToCells ends a chart at the cells that its size in columns and rows leads to (ECMA-376 part 1, §20.5.2.33), so that it stays beside its neighbours whatever
// the font that a program measures columns by. excelize writes a size as the offset of the second anchor in the first cell, a pixel here standing for a cell.
func anchorToCells(drawing []byte) []byte {
	return anchoredAtOne.ReplaceAllFunc(drawing, func(m []byte) []byte {
		part := anchoredAtOne.FindSubmatch(m)
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(string(part[i+2])) // digits, by the pattern
		}
		return fmt.Appendf(nil, `%s<xdr:to><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`, part[1], n[0]+n[2]/emuPerPixel, n[1]+n[3]/emuPerPixel)
	})
}

func (p *packedPart) store(b []byte) (int, error) {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.pack.Write(b)
}

const contentTypes = "[Content_Types].xml"

var typeElement = regexp.MustCompile(`<(?:Default|Override) [^>]*>(?:</(?:Default|Override)>)?`)

// sortTypes puts the list of content types in order, which excelize takes from a map; it writes the part at once.
func sortTypes(b []byte) []byte {
	all := typeElement.FindAllIndex(b, -1)
	if len(all) == 0 {
		return b
	}
	elements := typeElement.FindAll(b, -1)
	slices.SortFunc(elements, bytes.Compare)
	out := append([]byte{}, b[:all[0][0]]...)
	out = append(out, bytes.Join(elements, nil)...)
	return append(out, b[all[len(all)-1][1]:]...)
}

func (z *sortedZip) finish() error {
	if len(z.parts) == 0 {
		return nil
	}
	last := z.parts[len(z.parts)-1]
	if last.closed {
		return nil
	}
	last.closed = true
	if last.body != nil {
		if err := last.body.write(last, last.frame); err != nil {
			return err
		}
	}
	return last.pack.Close()
}

// AddFS is not used by what we write.
func (z *sortedZip) AddFS(fs.FS) error {
	return errors.New("add file system to workbook: not supported")
}

// Close writes the archive.
func (z *sortedZip) Close() error {
	if err := z.finish(); err != nil {
		return err
	}
	slices.SortFunc(z.parts, func(a, b *packedPart) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	w := zip.NewWriter(z.to)
	for _, p := range z.parts {
		part, err := w.CreateRaw(&zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.crc,
			CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.packed.WriteTo(part); err != nil {
			return err
		}
	}
	return w.Close()
}
