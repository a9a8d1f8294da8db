package message

import (
	"net/url"
	"path"
	"sort"
	"strconv"
	"strings"
)

// parseMedia reads a Content-Type or Content-Disposition field as found in the wild: the value in lower case and its parameters by
// lower-case name, RFC 2231 pieces joined and decoded, RFC 2047 words in quoted values decoded too.
func parseMedia(field, hint string) (value string, params map[string]string) {
	value, rest, _ := strings.Cut(field, ";")
	value, _ = cutComments(value)
	value = strings.ToLower(strings.TrimSpace(value))
	if rest != "" {
		params = map[string]string{}
	}
	var pieces map[string][]piece
	for len(rest) > 0 && len(params) < 64 {
		var name, v string
		name, v, rest = cutParam(rest)
		name = strings.ToLower(name)
		if base, after, star := strings.Cut(name, "*"); star && base != "" {
			if pieces == nil {
				pieces = map[string][]piece{}
			}
			if len(pieces[base]) < 200 {
				pieces[base] = append(pieces[base], newPiece(after, v))
			}
		} else if _, twice := params[name]; name != "" && !twice {
			params[name] = decodeHeader(v, hint)
		}
	}
	for base, list := range pieces {
		params[base] = joinPieces(list)
	}
	return value, params
}

// cutParam reads one "name=value" and returns what follows its semicolon. A value may be quoted; one without quotes goes up to the
// semicolon, blanks included, since file names are written so.
func cutParam(s string) (name, value, rest string) {
	s = strings.TrimLeft(s, " \t;")
	i := strings.IndexAny(s, "=;")
	if i < 0 {
		return "", "", ""
	}
	if s[i] == ';' {
		return "", "", s[i:]
	}
	name = strings.TrimSpace(s[:i])
	s = strings.TrimLeft(s[i+1:], " \t")
	if !strings.HasPrefix(s, `"`) {
		value, rest, _ = strings.Cut(s, ";")
		return name, strings.TrimSpace(value), rest
	}
	if end := strings.IndexAny(s[1:], `"\`) + 1; end > 0 && s[end] == '"' { // nothing is escaped, as in nearly all
		_, rest, _ = strings.Cut(s[end+1:], ";")
		return name, s[1:end], rest
	}
	var b strings.Builder
	for i = 1; i < len(s); i++ {
		if s[i] == '"' {
			_, rest, _ = strings.Cut(s[i+1:], ";")
			return name, b.String(), rest
		}
		// A backslash escapes only quotes and itself: "C:\Temp\a.pdf" is met unescaped.
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
			i++
		}
		b.WriteByte(s[i])
	}
	return name, b.String(), ""
}

// piece is one section of an RFC 2231 parameter: "name*1*=…".
type piece struct {
	number  int
	encoded bool
	value   string
}

func newPiece(after, value string) piece {
	number, star := strings.CutSuffix(after, "*")
	n, err := strconv.Atoi(number)
	return piece{n, star || err != nil, value}
}

// joinPieces puts sections in order and decodes them: RFC 2231 §3 and §4. Only the first names the charset.
func joinPieces(list []piece) string {
	sort.SliceStable(list, func(i, j int) bool { return list[i].number < list[j].number })
	var raw []byte
	charset := ""
	for i, p := range list {
		v := p.value
		if !p.encoded {
			raw = append(raw, v...)
			continue
		}
		if i == 0 {
			if parts := strings.SplitN(v, "'", 3); len(parts) == 3 {
				charset, v = parts[0], parts[2]
			}
		}
		if decoded, err := url.PathUnescape(v); err == nil {
			v = decoded
		}
		raw = append(raw, v...)
	}
	if charset == "" && strings.Contains(string(raw), "=?") {
		return decodeHeader(string(raw), "")
	}
	return cleanLine(decodeCharset(raw, charset))
}

// fileName takes the folders off a file's name, in the ways of Unix and Windows.
func fileName(s string) string {
	s = path.Base(strings.ReplaceAll(strings.TrimSpace(s), `\`, "/"))
	if s == "." || s == "/" || s == ".." {
		return ""
	}
	return s
}

// typesByName mends application/octet-stream by the extension of the file's name.
var typesByName = map[string]string{
	".pdf": "application/pdf", ".doc": "application/msword", ".rtf": "application/rtf", ".txt": "text/plain", ".csv": "text/csv",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".xls":  "application/vnd.ms-excel", ".xlsm": "application/vnd.ms-excel.sheet.macroenabled.12",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".html": "text/html", ".htm": "text/html", ".eml": "message/rfc822", ".ics": "text/calendar", ".vcf": "text/vcard", ".zip": "application/zip",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".tif": "image/tiff", ".tiff": "image/tiff",
	".p7m": "application/pkcs7-mime", ".p7s": "application/pkcs7-signature", ".msg": "application/vnd.ms-outlook", ".dat": "",
}

func mendType(media, name string) string {
	switch media {
	case "", "application/octet-stream", "application/octetstream", "application/x-download", "application/force-download", "application/binary", "application/unknown", "application/x-unknown":
		if t := typesByName[strings.ToLower(path.Ext(name))]; t != "" {
			return t
		}
		return "application/octet-stream"
	}
	return media
}
