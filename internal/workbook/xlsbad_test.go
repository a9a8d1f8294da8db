package workbook

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// changed overwrites numbers of a file at their places.
func changed(data []byte, at map[int]uint32) []byte {
	out := bytes.Clone(data)
	for where, n := range at {
		binary.LittleEndian.PutUint32(out[where:], n)
	}
	return out
}

func TestDamagedAndHostileXLSGetOneClearSentence(t *testing.T) {
	t.Parallel()
	text := func(row int, s string) []byte {
		return xlsRecord(recText, uint16(row), uint16(0), uint16(0), xlsText(s))
	}
	good := handXLS{sheets: []handXLSSheet{{"a", 0, bytes.Repeat(text(0, "x"), 400)}}}
	file := good.bytes()
	const dir = 512 // of the file, the first sector
	fat := len(file) - 512
	noEnd := good.stream()
	books := func(records ...[]byte) []byte {
		return handXLS{book: joined(records...), sheets: good.sheets}.bytes()
	}
	older := good.stream()
	binary.LittleEndian.PutUint16(older[4:], 0x0500)
	for name, c := range map[string]struct {
		data  []byte
		words string // "" : it is read, and is no form
	}{
		"the header alone":              {[]byte(compoundMagic + " and more"), "damaged"},
		"cut within the header":         {file[:300], "damaged"},
		"no size of sectors":            {changed(file, map[int]uint32{30: 5}), "damaged"},
		"cut in half":                   {file[:len(file)/2], "damaged"},
		"more FATs than sectors":        {changed(file, map[int]uint32{44: math.MaxUint32}), "damaged"},
		"a list of FATs without end":    {changed(file, map[int]uint32{68: 0, 72: 9}), ""},
		"a FAT outside the file":        {changed(file, map[int]uint32{76: 0xfffffff0}), "damaged"},
		"a directory in a circle":       {changed(file, map[int]uint32{fat: 0}), "damaged"},
		"a stream in a circle":          {changed(file, map[int]uint32{fat + 4*5: 3}), "damaged"},
		"a stream that ends early":      {changed(file, map[int]uint32{fat + 4*5: 0xfffffffe}), "damaged"},
		"a stream longer than the file": {changed(file, map[int]uint32{dir + entrySize + 120: math.MaxUint32}), "damaged"},
		"entries in a circle":           {changed(file, map[int]uint32{dir + entrySize + 68: 1, dir + entrySize + 72: 1, dir + entrySize: 0}), "without a workbook"},
		"no entries":                    {changed(file, map[int]uint32{dir + 76: noEntry}), "without a workbook"},
		"a document of Word":            {compoundOf("WordDocument", noEnd), "without a workbook"},
		"an XLSX with a password":       {compoundOf("EncryptedPackage", noEnd), "encrypted with a password"},
		"Excel 95":                      {compoundOf("Book", noEnd), "older than Excel 97"},
		"a version of Excel 95":         {compoundOf("Workbook", older), "older than Excel 97"},
		"no records":                    {compoundOf("Workbook", make([]byte, 5000)), "damaged"},
		"a sheet that ends early":       {compoundOf("Workbook", noEnd[:len(noEnd)-8]), "damaged"},
		"a record longer than the rest": {compoundOf("Workbook", append(noEnd[:len(noEnd)-4], 4, 2, 0xff, 0xff)), "damaged"},
		"strings that are not there":    {books(xlsRecord(recStrings, uint32(9), uint32(math.MaxUint32), uint16(9), byte(0), []byte("few"))), "damaged"},
		"a count of strings that lies":  {books(xlsRecord(recStrings, uint32(math.MaxUint32), uint32(0), uint16(1), byte(0), []byte("a"))), ""},
		"runs without end":              {books(xlsRecord(recStrings, uint32(1), uint32(1), uint16(1), byte(withRuns|withPhonetic), uint16(math.MaxUint16), uint32(math.MaxUint32), []byte("a"))), "damaged"},
		"names of nothing":              {books(xlsRecord(recName, uint16(0), byte(0), byte(4), uint16(7), make([]byte, 8), byte(0), []byte("code"), byte(0x3a), uint16(99), uint16(0), uint16(0))), ""},
		"names cut short":               {books(xlsRecord(recName, uint16(0)), xlsRecord(recExternSheet, uint16(math.MaxUint16)), xlsRecord(recSheet, uint32(1))), ""},
		"empty records":                 {books(bytes.Repeat(xlsRecord(recContinue), 1000), xlsRecord(recStrings), xlsRecord(recNumberFormat), xlsRecord(recStyle)), ""},
	} {
		_, ok, err := ReadForm(c.data)
		switch {
		case ok, c.words == "" && err != nil, c.words != "" && (err == nil || !strings.Contains(err.Error(), c.words) || len(err.Error()) > 300):
			t.Errorf("%s: ok %v, %v", name, ok, err)
		}
	}
}

// A workbook that is embedded in a document stands in a folder below the root.
func TestAnEmbeddedWorkbookIsNotTheDocuments(t *testing.T) {
	t.Parallel()
	file := handXLS{sheets: []handXLSSheet{{name: "a"}}}.bytes()
	dir := file[512:1024]
	copy(dir[2*entrySize:], dir[entrySize:2*entrySize]) // the workbook, now below the first entry, a folder
	copy(dir[entrySize:], "M\x00B\x00D\x000\x000\x000\x000\x001\x00")
	dir[entrySize+66] = 1
	binary.LittleEndian.PutUint32(dir[entrySize+76:], 2)
	if _, _, err := ReadForm(file); !errors.Is(err, errOtherOLE) {
		t.Error(err)
	}
}

// 4,000 sheets claim the same records, which one of them gets, and each text takes four bytes. Not parallel: it counts what is allocated.
func TestXLSThatClaimsMuchIsReadOnceAndInLittleMemory(t *testing.T) {
	book := bytes.Repeat(xlsRecord(recSheet, uint32(0), byte(0), byte(0), byte(1), byte(0), []byte("s")), 4000)
	book = append(book, xlsRecord(recStrings, uint32(0), uint32(0))...)
	for range 1000 {
		book = append(book, xlsRecord(recContinue, bytes.Repeat([]byte{1, 0, 0, 'x'}, 2000))...)
	}
	stream := joined(xlsBegin, book, xlsEnd)
	start := len(stream)
	stream = joined(stream, xlsBegin, bytes.Repeat(xlsRecord(recNumber, uint16(0), uint16(0), uint16(0), 1.0), 1000), xlsEnd)
	for i := range 4000 {
		binary.LittleEndian.PutUint32(stream[len(xlsBegin)+i*13+4:], uint32(start))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b, err := openXLS(compoundOf("Workbook", stream))
	runtime.ReadMemStats(&after)
	if err != nil || len(b.list()) != 4000 || len(b.(*xlsBook).strings) != 2_000_000 {
		t.Fatalf("%v", err)
	}
	with := 0
	for _, s := range b.list() {
		rows := 0
		if _, err := b.eachRow(s, func(line) error { rows++; return nil }); err == nil && rows > 0 {
			with++
		}
	}
	if with != 1 {
		t.Errorf("%d sheets have the records", with)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 300<<20 {
		t.Errorf("%d MB for a file of %d", took>>20, len(stream)>>20)
	}
}

func TestFilesUnderTheNameOfAWorkbookAreToldAsWhatTheyAre(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]error{
		"\xef\xbb\xbf\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>": errWebPage,
		"<!DOCTYPE HTML><body>":              errWebPage,
		"<table border=1><tr><td>Ref":        errWebPage,
		"<?xml version=\"1.0\"?><html>":      errWebPage,
		"\xff\xfe<\x00h\x00t\x00m\x00l\x00>": errWebPage,
		"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook><Worksheet><Table>": errXMLTable,
		"Ref\tClass\r\nA\tngo\r\n":              errPlainText,
		"Nom;Prénom\n":                          errPlainText,
		"\xff\xfeR\x00e\x00f\x00\t\x00\x16\x04": errPlainText,
		"\x09\x08\x10\x00\x00\x06\x05\x00":      errNotXLSX,
		"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00":     errNotXLSX,
	} {
		if _, ok, err := ReadForm([]byte(data)); ok || !errors.Is(err, want) {
			t.Errorf("%q: %v, wanted %v", data, err, want)
		}
	}
}

// FuzzFormRecords spoils what a form in XLS says rather than the compound file that it is packed in.
func FuzzFormRecords(f *testing.F) {
	saved, err := os.ReadFile(filepath.Join("testdata", "form-en.xls"))
	if err != nil {
		f.Fatal(err)
	}
	c, err := openCompound(saved)
	if err != nil {
		f.Fatal(err)
	}
	e, _ := c.find("Workbook")
	stream, err := c.content(e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(stream)
	sheets, refs := sheetsOf(f, filledIn(f, locale.Chinese))
	f.Add(asXLS(sheets, handNames(refs), recSharedText).stream())
	f.Add(asXLS(sheets[:1], nil, recRichText).stream())
	f.Fuzz(func(t *testing.T, stream []byte) {
		if len(stream) > 1<<20 {
			t.Skip("longer than a form")
		}
		form, ok, err := ReadForm(compoundOf("Workbook", stream))
		if ok && (err != nil || form.Fields == nil) {
			t.Errorf("ok with %v", err)
		}
		if err != nil && len(err.Error()) > 400 {
			t.Errorf("a long sentence: %v", fmt.Sprintf("%.500v", err))
		}
	})
}
