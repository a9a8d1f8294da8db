package message

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// wordParts finds the parts of a Word file by their names, by kind: document.xml, header1.xml. Word for the web numbers all of them, document2.xml too; of
// those the first is the document, and of files under one name the first.
func wordParts(z *zip.Reader) (main *zip.File, of map[string][]*zip.File) {
	of = map[string][]*zip.File{}
	seen := map[string]bool{}
	for _, f := range z.File {
		name, ok := strings.CutPrefix(f.Name, "word/")
		name, isXML := strings.CutSuffix(name, ".xml")
		if kind := strings.TrimRight(name, "0123456789"); ok && isXML && !seen[f.Name] {
			seen[f.Name] = true
			of[kind] = append(of[kind], f)
		}
	}
	for _, files := range of {
		slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	}
	if len(of["document"]) > 0 {
		main = of["document"][0]
	}
	return main, of
}

// hidingStyles are the styles of a Word file (§17.7) whose text is hidden or crossed out, by their identifiers. What they are based on is not followed.
func hidingStyles(files []*zip.File) (map[string]bool, error) {
	if len(files) == 0 {
		return nil, nil
	}
	f := files[0]
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.Name, err)
	}
	defer in.Close()
	x := xml.NewDecoder(io.LimitReader(in, maxDocumentXML))
	x.Strict = false
	hiding, style := map[string]bool{}, ""
	for range maxTokens {
		token, err := x.RawToken()
		if errors.Is(err, io.EOF) {
			return hiding, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Name, err)
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch t.Name.Local {
		case "docDefaults", "latentStyles":
			style = ""
		case "style":
			style = attr(t, "styleId")
		case "strike", "dstrike", "vanish":
			if style != "" && on(t) {
				hiding[style] = true
			}
		}
	}
	return nil, errTooLarge
}
