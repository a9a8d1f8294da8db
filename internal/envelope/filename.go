package envelope

import (
	"errors"
	"fmt"
	"mime"
	"net/textproto"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxFileName is in octets of UTF-8: percent-encoded it fits a line of 998.
const maxFileName = 240

// fileHeader is the header of an attachment, n counting from 1. The name stands in Content-Disposition, by RFC 2231 where it is not
// ASCII, and in ASCII in Content-Type for programs that do not read that: beside a plain filename some would leave filename* unread. go-mail's own
// header, encoded words within quotes, is what RFC 2047 §5 forbids.
func fileHeader(f File, n int) (textproto.MIMEHeader, error) {
	if err := checkFileName(f.Name); err != nil {
		return nil, err
	}
	typ, params, err := mime.ParseMediaType(f.Type)
	if err != nil || !strings.Contains(typ, "/") {
		return nil, fmt.Errorf("type %q is no media type", f.Type)
	}
	params["name"] = asciiName(f.Name, n)
	return textproto.MIMEHeader{
		"Content-Type":        {mime.FormatMediaType(typ, params)},
		"Content-Disposition": {mime.FormatMediaType("attachment", map[string]string{"filename": f.Name})},
	}, nil
}

func checkFileName(name string) error {
	if err := checkLine(name); err != nil {
		return err
	}
	switch {
	case strings.Trim(name, ". ") == "":
		return errors.New("it has no name")
	case strings.ContainsAny(name, `/\`):
		return errors.New("its name has a folder; wanted the name alone")
	case len(name) > maxFileName:
		return fmt.Errorf("its name has %d octets, at most %d are allowed", len(name), maxFileName)
	}
	return nil
}

// asciiName is what is left of a name in ASCII, or "attachment-N" and the extension where nothing readable is.
func asciiName(name string, n int) string {
	ext := path.Ext(name)
	if nonASCII(ext) > 0 || len(ext) > 16 {
		ext = ""
	}
	base := strings.TrimSuffix(name, ext)
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(base) {
		switch {
		case unicode.Is(unicode.Mn, r): // é is e
		case r >= utf8.RuneSelf || strings.ContainsRune(`"*:<>?|%`, r):
			gap = true
		default:
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		}
	}
	if strings.Trim(b.String(), " ._-()") == "" || nonASCII(name) > len(name)/2 {
		return fmt.Sprintf("attachment-%d%s", n, ext)
	}
	return b.String() + ext
}
