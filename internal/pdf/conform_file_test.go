package pdf

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// syntax gives the faults of one clause that were found while the file was read.
func syntax(clause string) func(*document) []string {
	return func(d *document) (found []string) {
		for _, f := range d.faults {
			if strings.HasPrefix(f, clause+" ") {
				found = append(found, f)
			}
		}
		return found
	}
}

// without tells keys that no dictionary of the file may have.
func without(keys ...name) func(*document) []string {
	return func(d *document) (found []string) {
		d.everywhere(func(n int, v any) {
			if dict, ok := v.(dictionary); ok {
				for _, key := range keys {
					if dict[key] != nil {
						found = append(found, fmt.Sprintf("object %d: %s", n, key))
					}
				}
			}
		})
		return found
	}
}

var (
	header  = regexp.MustCompile(`^%PDF-1\.[0-7]\n%[\x80-\xFF]{4}\n`)
	entries = regexp.MustCompile(`^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer\n`)
)

var fileRules = []rule{
	{"the header names the version, a comment of four bytes past 127 follows", "", "", "6.1.2", func(d *document) []string {
		return unless(matchBytes(header, d.src), "the file begins with %.16q", d.src)
	}},
	{"the trailer has an identifier", "", "", "6.1.3", func(d *document) []string {
		id := d.list(d.trailer["ID"])
		return unless(len(id) == 2 && len(id[0].(text16)) >= 16, "ID %v", id)
	}},
	{"the file is not encrypted", "7.16", "26-001 26-002", "6.1.3", func(d *document) []string {
		return unless(d.trailer["Encrypt"] == nil, "Encrypt")
	}},
	{"nothing stands after the last end-of-file marker but an end of line", "", "", "6.1.3", func(d *document) []string {
		return unless(bytes.HasSuffix(d.src, []byte("\n%%EOF\n")), "the file ends with %.16q", d.src[max(0, len(d.src)-16):])
	}},
	{"the cross-reference table is spaced as it has to be and leads to every object", "", "", "6.1.4", crossReferenceLeads},
	{"the information dictionary says what the metadata say", "", "", "6.1.5", func(d *document) (found []string) {
		info, xmp := d.dict(d.trailer["Info"]), readXMP(d)
		for key, path := range map[name]string{"Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Producer": "pdf:Producer"} {
			found = append(found, unless(words(info[key]) == xmp.value(path), "%s is %q, in the metadata %q", key, words(info[key]), xmp.value(path))...)
		}
		for key, path := range map[name]string{"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"} {
			plain := strings.NewReplacer("-", "", ":", "", "T", "").Replace(xmp.value(path))
			found = append(found, unless(words(info[key]) == "D:"+plain, "%s is %q, in the metadata %q", key, words(info[key]), xmp.value(path))...)
		}
		return found
	}},
	{"hexadecimal strings have an even number of digits", "", "", "6.1.6", syntax("6.1.6")},
	{"streams begin and end at an end of line and are as long as they say", "", "", "6.1.7.1", syntax("6.1.7.1")},
	{"no stream lies in another file", "", "", "6.1.7.1", func(d *document) (found []string) {
		for n, v := range d.objects {
			if s, ok := v.(*stream); ok && (s.dict["F"] != nil || s.dict["FFilter"] != nil || s.dict["FDecodeParms"] != nil) {
				found = append(found, fmt.Sprintf("object %d", n))
			}
		}
		return found
	}},
	{"no filter but Flate", "", "", "6.1.7.2", func(d *document) (found []string) {
		for n, v := range d.objects {
			if s, ok := v.(*stream); ok && s.dict["Filter"] != nil && s.dict["Filter"] != name("FlateDecode") {
				found = append(found, fmt.Sprintf("object %d: %v", n, s.dict["Filter"]))
			}
		}
		return found
	}},
	{"names are UTF-8", "", "", "6.1.8", func(d *document) (found []string) {
		d.everywhere(func(n int, v any) {
			if s, ok := v.(name); ok && !utf8.ValidString(string(s)) {
				found = append(found, fmt.Sprintf("object %d: %q", n, s))
			}
		})
		return found
	}},
	{"objects begin and end on lines of their own", "", "", "6.1.9", syntax("6.1.9")},
	{"no inline images", "", "", "6.1.10", func(d *document) []string { return operators(d, "BI", "ID", "EI") }},
	{"no permissions", "", "", "6.1.12", func(d *document) []string { return unless(d.catalog["Perms"] == nil, "Perms") }},
	{"numbers, strings and names keep to their limits", "", "", "6.1.13", limits},
	{"graphics states nest at most 28 deep", "", "", "6.1.13", func(d *document) (found []string) {
		for _, p := range d.pages {
			depth := 0
			for _, op := range p.ops {
				depth += strings.Count("qQ", string(op.name)) - 2*strings.Count("Q", string(op.name))
				if depth > 28 || depth < 0 {
					return []string{fmt.Sprintf("page %d: depth %d", p.number, depth)}
				}
			}
			found = append(found, unless(depth == 0, "page %d: q without Q", p.number)...)
		}
		return found
	}},
	{"pages measure 3 to 14,400 units", "", "", "6.1.13", func(d *document) (found []string) {
		for _, p := range d.pages {
			box := d.list(p.dict["MediaBox"])
			ok := len(box) == 4 && float(box[2])-float(box[0]) >= 3 && float(box[3])-float(box[1]) >= 3 && float(box[2]) <= 14400 && float(box[3]) <= 14400
			found = append(found, unless(ok, "page %d: %v", p.number, box)...)
		}
		return append(found, unless(len(d.pages) > 0, "no pages")...)
	}},
	{"no embedded files", "7.11", "21-001", "6.8", without("EmbeddedFiles", "EF", "AF")},
	{"no optional content", "7.10", "20-001 20-002 20-003", "6.9", without("OCProperties", "OC")},
	{"no alternate presentations, transitions of steps, or requirements", "", "", "6.10 6.11", without("AlternatePresentations", "PresSteps", "Requirements")},
}

func matchBytes(r *regexp.Regexp, b []byte) bool {
	// Bytes past 127 are no UTF-8 here: each is looked at as the character of its number.
	runes := make([]rune, 0, 32)
	for _, c := range b[:min(len(b), 32)] {
		runes = append(runes, rune(c))
	}
	return r.MatchString(string(runes))
}

// crossReferenceLeads holds the table, or the stream of fields of 1, 4 and 2 bytes, against where the objects stand.
func crossReferenceLeads(d *document) (found []string) {
	i := bytes.LastIndex(d.src, []byte("startxref\n"))
	start, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(string(d.src[i+len("startxref\n"):]), "%%EOF\n")))
	if i < 0 || err != nil || start >= len(d.src) {
		return []string{"startxref"}
	}
	at := map[int]int{}
	if m := entries.FindSubmatch(d.src[start:]); m != nil {
		rows := bytes.SplitAfter(m[2], []byte("\n"))
		for n, row := range rows[:len(rows)-1] {
			offset, _ := strconv.Atoi(string(row[:10]))
			if row[17] == 'n' {
				at[n] = offset
			}
		}
		found = unless(strconv.Itoa(len(rows)-1) == string(m[1]), "%s entries are said, %d there", m[1], len(rows)-1)
	} else if rows := d.stream(reference(d.objectAt(start))); rows != nil && d.trailer["Type"] == name("XRef") {
		for n := 0; 7*n+6 < len(rows); n++ {
			if row := rows[7*n:]; row[0] == 1 {
				at[n] = int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
			}
		}
	} else {
		return []string{fmt.Sprintf("no table of 20 bytes an entry, nor a stream, at %d", start)}
	}
	for n, where := range d.at {
		found = append(found, unless(at[n] == where, "object %d is at %d, said at %d", n, where, at[n])...)
	}
	return append(found, unless(len(at) == len(d.at), "%d objects are said to stand in the file, %d do", len(at), len(d.at))...)
}

func (d *document) objectAt(offset int) int {
	for n, at := range d.at {
		if at == offset {
			return n
		}
	}
	return 0
}

func limits(d *document) (found []string) {
	check := func(n int, v any) {
		ok := true
		switch v := v.(type) {
		case int:
			ok = v >= math.MinInt32 && v <= math.MaxInt32
		case float64:
			ok = math.Abs(v) <= math.MaxFloat32
		case text16:
			ok = len(v) <= 32767
		case name:
			ok = len(v) <= 127
		case *stream, dictionary, []any:
			ok = n <= 8388607
		}
		found = append(found, unless(ok, "object %d: %.40v", n, v)...)
	}
	d.everywhere(check)
	for _, p := range d.pages {
		for _, op := range p.ops {
			for _, v := range op.operands {
				check(p.number, v)
			}
		}
	}
	return found
}

// operators tells operators that no page may have.
func operators(d *document, names ...operator) (found []string) {
	for _, p := range d.pages {
		for _, op := range p.ops {
			if slices.Contains(names, op.name) {
				found = append(found, fmt.Sprintf("page %d: %s", p.number, op.name))
			}
		}
	}
	return found
}
