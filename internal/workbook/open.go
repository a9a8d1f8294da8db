// Package workbook reads and writes the spreadsheets of a campaign: contacts in, reply forms out and back, the report of the president's office out.
// It owns no rules: what counts as late, or who speaks before whom, comes from roster. Excelize writes; reading is a bounded stream of cells of our own,
// since a person's workbook may be damaged, hostile, or a hundred times larger than it looks.
package workbook

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	// plainLimit is the unpacked size, in bytes, that every workbook may have.
	plainLimit = 32 << 20
	// hardLimit is the unpacked size that none may pass, and honestRatio the compression up to which a larger one than plainLimit is believed:
	// sheets of real text pack 5 to 20 to 1, in ODS, whose elements have long names, 65 to 1, and bombs 1,000 to 1.
	hardLimit   = 256 << 20
	honestRatio = 40
	odsRatio    = 150
	// partsLimit is how many parts a workbook may have; Excel's own have tens.
	partsLimit = 5000
)

// Errors that a person can act on; openSource wraps none of them in another.
var (
	errEncrypted = errors.New("the workbook is encrypted with a password; save it without one")
	errNotXLSX   = errors.New("this is no .xlsx workbook, and no .ods; open it in a spreadsheet program and save it as .xlsx")
	errEmptyFile = errors.New("the file is empty (0 bytes)")
	errBomb      = errors.New("the workbook unpacks to far more than its size allows, as a damaged or hostile one does; copy its cells into a new workbook")
	errDamaged   = errors.New("the workbook is damaged")
)

// book is an opened XLSX workbook: parts are unpacked when they are read, never all at once.
type book struct {
	numbers
	parts   map[string]*zip.File
	sheets  []sheet
	names   map[string]string // defined name, lower case: reference as written
	strings []string          // shared strings
	left    map[int]string    // of shared strings that are crossed out in part, what is left
	struck  map[int]bool      // cell styles that cross out
}

type sheet struct {
	name, part string
	hidden     bool
}

// readAll reads what the cells refer to: sheets, names, styles, shared strings.
func (b *book) readAll() error {
	for _, read := range []func() error{b.readWorkbook, b.readStyles, b.readStrings} {
		if err := read(); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) list() []sheet              { return b.sheets }
func (b *book) defined() map[string]string { return b.names }

func (b *book) index(z *zip.Reader, packed int) error {
	ratio := uint64(honestRatio)
	if len(z.File) > 0 && z.File[0].Name == "mimetype" { // ODF 1.3 part 2, §3.3: it is the first
		ratio = odsRatio
	}
	limit := min(uint64(hardLimit), max(uint64(plainLimit), uint64(packed)*ratio))
	var total uint64
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return errEncrypted
		}
		total += min(f.UncompressedSize64, hardLimit+1)
		if total > limit || len(z.File) > partsLimit {
			return errBomb
		}
		b.parts[partName(f.Name)] = f
	}
	return nil
}

// partName folds what some writers vary: backslashes, a leading slash, case (ECMA-376 part 2, §6.2.2.3: part names are equal without regard to case).
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/"))
}

// open gives a part's stream of XML. A missing part is no error: ok is false.
func (b *book) open(name string) (dec *scanner, done func() error, ok bool, err error) {
	f, ok := b.parts[partName(name)]
	if !ok {
		return nil, nil, false, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, false, fmt.Errorf("%w: part %s: %v", errDamaged, name, err)
	}
	return newScanner(inUTF8(io.LimitReader(r, int64(min(f.UncompressedSize64, hardLimit))))), r.Close, true, nil
}

// inUTF8 decodes a part in UTF-16, which ECMA-376 part 2, §6.2.5, allows beside UTF-8.
func inUTF8(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, 4096)
	head, _ := b.Peek(2)
	if string(head) == "\xff\xfe" || string(head) == "\xfe\xff" {
		return transform.NewReader(b, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	}
	return b
}

// each gives the starts and ends of a part to fn. A missing part has none.
func (b *book) each(name string, fn func(t token, dec *scanner) error) error {
	dec, done, ok, err := b.open(name)
	if err != nil || !ok {
		return err
	}
	defer done()
	for {
		t, err := dec.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = fn(t, dec)
		}
		if err != nil {
			return fmt.Errorf("%w: part %s: %v", errDamaged, name, err)
		}
	}
}

// related maps the relationship ids of a part to part names, and gives the first target whose type ends with kind.
func (b *book) related(part, kind string) (byID map[string]string, first string, err error) {
	dir, base := path.Split(part)
	byID = map[string]string{}
	err = b.each(dir+"_rels/"+base+".rels", func(t token, dec *scanner) error {
		if t != startToken || string(dec.name) != "Relationship" || len(byID) > partsLimit {
			return nil
		}
		target := strings.ReplaceAll(dec.word("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		byID[dec.word("Id")] = target
		if first == "" && strings.HasSuffix(dec.word("Type"), kind) {
			first = target
		}
		return nil
	})
	return byID, first, err
}

// namesLimit is how many defined names are kept; a form has some hundreds.
const namesLimit = 100_000

func (b *book) readWorkbook() error {
	_, part, err := b.related("", "/officeDocument")
	if err != nil {
		return err
	}
	if b.parts[partName(part)] == nil {
		return errNotXLSX
	}
	targets, _, err := b.related(part, "")
	if err != nil {
		return err
	}
	name, ref := "", []byte(nil)
	return b.each(part, func(t token, dec *scanner) error {
		switch {
		case t == textToken:
			if name != "" {
				ref = append(ref, dec.value...)
			}
		case string(dec.name) == "definedName" && t == startToken:
			name, ref = strings.ToLower(dec.word("name")), ref[:0]
		case string(dec.name) == "definedName":
			if len(b.names) < namesLimit {
				b.names[name] = strings.TrimSpace(string(ref))
			}
			name = ""
		case t == startToken && string(dec.name) == "workbookPr":
			b.is1904 = dec.yes("date1904")
		case t == startToken && string(dec.name) == "sheet":
			if target := targets[dec.relation()]; target != "" && len(b.sheets) < partsLimit {
				state := dec.word("state")
				b.sheets = append(b.sheets, sheet{dec.word("name"), target, state == "hidden" || state == "veryHidden"})
			}
		}
		return nil
	})
}
