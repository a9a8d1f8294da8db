package message

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// hidingStyles are the styles of a Word file (§17.7) whose text is hidden or crossed out, by their identifiers. What they are based on is not followed.
func hidingStyles(f *zip.File) (map[string]bool, error) {
	if f == nil {
		return nil, nil
	}
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
