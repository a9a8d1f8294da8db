package workbook

import (
	"bytes"
	"errors"
	"io"
)

// Programs on the web give lists and tables the name of a workbook, and spreadsheet programs open them.
var (
	errWebPage   = errors.New("this is a web page (HTML), whatever its name says, and no .xlsx workbook; open it in a spreadsheet program and save it as .xlsx")
	errXMLTable  = errors.New("this is an XML file, such as Excel's \"XML Spreadsheet 2003\", and no .xlsx workbook; open it in a spreadsheet program and save it as .xlsx")
	errPlainText = errors.New("this is plain text, such as CSV, and no .xlsx workbook; open it in a spreadsheet program and save it as .xlsx")
)

// otherFile says what a file is that is no workbook.
func otherFile(data []byte) error {
	head, err := io.ReadAll(inUTF8(bytes.NewReader(data[:min(len(data), 4096)])))
	if err != nil {
		return errNotXLSX
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(bytes.ToLower(head), []byte("\xef\xbb\xbf")))
	has := func(part string) bool { return bytes.Contains(head, []byte(part)) }
	switch xml := bytes.HasPrefix(head, []byte("<?xml")); {
	case has("<html"), !xml && bytes.HasPrefix(head, []byte("<")) && (has("<table") || has("<!doctype html") || has("<head") || has("<meta")):
		return errWebPage
	case xml:
		return errXMLTable
	case isPrintable(head):
		return errPlainText
	}
	return errNotXLSX
}

// isPrintable tells of text in a charset that has ASCII: no control characters but white space.
func isPrintable(head []byte) bool {
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f {
			return false
		}
	}
	return len(head) > 0
}
