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
	"time"

	"github.com/xuri/excelize/v2"
)

// properties are a workbook's document properties.
type properties struct {
	Title, Subject, Creator, Language string
	Made                              time.Time // zero: a fixed day, so that the same content gives the same bytes
}

// unmade stands where nothing says when a workbook was made.
var unmade = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// seal turns a workbook into bytes that depend on its content only: excelize writes streamed sheets in the random order of a map, and dates of its own.
func seal(f *excelize.File, p properties) ([]byte, error) { return sealRows(f, p, nil) }

// sealRows is seal for a workbook with sheets whose rows are written while it is packed, by the name of the sheet's part.
func sealRows(f *excelize.File, p properties, bodies map[string]*body) ([]byte, error) {
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
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &sortedZip{to: &out, bodies: bodies} })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	return out.Bytes(), nil
}

// sortedZip packs parts as they come and writes them in the order of their names, "[Content_Types].xml" first, without times.
type sortedZip struct {
	to     io.Writer
	parts  []*packedPart
	pack   *flate.Writer
	bodies map[string]*body
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
}

// Create begins a part; the one before it is complete then (archive/zip has the same rule).
func (z *sortedZip) Create(name string) (io.Writer, error) {
	if err := z.finish(); err != nil {
		return nil, err
	}
	p := &packedPart{name: name, body: z.bodies[name]}
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
	if p.name == contentTypes {
		if _, err := p.store(sortTypes(b)); err != nil {
			return 0, err
		}
		return len(b), nil
	}
	return p.store(b)
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
