package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf16"
)

// document is a file taken apart for the rules.
type document struct {
	src     []byte
	objects map[int]any
	at      map[int]int // where each object that stands in the file begins
	trailer dictionary
	catalog dictionary
	pages   []page
	fonts   map[reference]*fontReading
	nodes   []*element // the structure, in reading order
	faults  []string   // found while reading: the syntax that the rules of clause 6.1 ask for
}

type page struct {
	number int // of its object
	dict   dictionary
	ops    []operation
}

type operation struct {
	name     operator
	operands []any
}

var objectHead = regexp.MustCompile(`(?:^|\n)(\d+) 0 obj\n`)

// readDocument follows the cross-reference, table or stream.
func readDocument(src []byte) (d *document, err error) {
	defer func() { // a broken file is an error of the test's own
		if r := recover(); r != nil {
			err = fmt.Errorf("read PDF: %v", r)
		}
	}()
	d = &document{src: src, objects: map[int]any{}, at: map[int]int{}, fonts: map[reference]*fontReading{}}
	if err := d.readObjects(); err != nil {
		return nil, err
	}
	d.catalog = d.dict(d.trailer["Root"])
	d.readPages(d.catalog["Pages"])
	for i := range d.pages {
		if err := d.readContent(&d.pages[i]); err != nil {
			return nil, err
		}
	}
	d.readStructure()
	return d, d.readFonts()
}

// readObjects takes the objects where they stand, then those of object streams, and the trailer.
func (d *document) readObjects() error {
	for _, m := range objectHead.FindAllSubmatchIndex(d.src, -1) {
		n, _ := strconv.Atoi(string(d.src[m[2]:m[3]]))
		v, err := d.readObject(n, m[1])
		if err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
		d.objects[n], d.at[n] = v, m[2]
	}
	for n, v := range d.objects {
		s, ok := v.(*stream)
		switch {
		case !ok:
		case s.dict["Type"] == name("XRef"):
			d.trailer = s.dict
		case s.dict["Type"] == name("ObjStm"):
			if err := d.readPacked(n, s); err != nil {
				return err
			}
		}
	}
	if i := bytes.LastIndex(d.src, []byte("\ntrailer\n")); i >= 0 {
		l := lexer{src: d.src, at: i + len("\ntrailer\n")}
		v, err := l.next()
		if err != nil {
			return err
		}
		d.trailer, _ = v.(dictionary)
	}
	if d.trailer == nil {
		return fmt.Errorf("no trailer")
	}
	return nil
}

func (d *document) readObject(n, at int) (any, error) {
	l := lexer{src: d.src, at: at}
	v, err := l.next()
	if err != nil {
		return nil, err
	}
	if l.odd {
		d.fault("6.1.6", "object %d: a hexadecimal string has an odd number of digits", n)
	}
	dict, ok := v.(dictionary)
	if !ok || !bytes.HasPrefix(d.src[l.at:], []byte("\nstream")) {
		d.ends(n, l.at)
		return v, nil
	}
	l.at += len("\nstream")
	if !l.has("\r\n") && !l.has("\n") {
		d.fault("6.1.7.1", "object %d: no end of line after stream", n)
	}
	size, _ := dict["Length"].(int)
	if l.at+size > len(d.src) || !bytes.HasPrefix(d.src[l.at+size:], []byte("\nendstream")) {
		d.fault("6.1.7.1", "object %d: endstream does not follow %d bytes and an end of line", n, size)
		size = bytes.Index(d.src[l.at:], []byte("\nendstream"))
	}
	s := &stream{dict, d.src[l.at : l.at+size]}
	d.ends(n, l.at+size+len("\nendstream"))
	return s, nil
}

func (d *document) ends(n, at int) {
	if !bytes.HasPrefix(d.src[at:], []byte("\nendobj\n")) {
		d.fault("6.1.9", "object %d: %.12q where endobj is wanted", n, d.src[at:])
	}
}

func (d *document) readPacked(n int, s *stream) error {
	data, err := s.data()
	if err != nil {
		return err
	}
	head := lexer{src: data}
	for range s.dict["N"].(int) {
		number, _ := head.next()
		offset, _ := head.next()
		l := lexer{src: data, at: s.dict["First"].(int) + offset.(int)}
		if d.objects[number.(int)], err = l.next(); err != nil {
			return fmt.Errorf("object %v of stream %d: %w", number, n, err)
		}
		if l.odd {
			d.fault("6.1.6", "object %d: a hexadecimal string has an odd number of digits", number)
		}
	}
	return nil
}

func (d *document) fault(clause, format string, values ...any) {
	d.faults = append(d.faults, clause+" "+fmt.Sprintf(format, values...))
}

// get follows references.
func (d *document) get(v any) any {
	for {
		r, ok := v.(reference)
		if !ok {
			return v
		}
		v = d.objects[int(r)]
	}
}

func (d *document) dict(v any) dictionary {
	switch v := d.get(v).(type) {
	case dictionary:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (d *document) list(v any) []any {
	list, ok := d.get(v).([]any)
	if !ok && d.get(v) != nil {
		return []any{v}
	}
	return list
}

func (d *document) stream(v any) []byte {
	s, ok := d.get(v).(*stream)
	if !ok {
		return nil
	}
	data, err := s.data()
	if err != nil {
		return nil // a filter that the rule on filters names
	}
	return data
}

func (d *document) readPages(v any) {
	node := d.dict(v)
	if node["Type"] == name("Page") {
		number, _ := v.(reference)
		d.pages = append(d.pages, page{number: int(number), dict: node})
		return
	}
	for _, kid := range d.list(node["Kids"]) {
		d.readPages(kid)
	}
}

func (d *document) readContent(p *page) error {
	var all []byte
	for _, c := range d.list(p.dict["Contents"]) {
		all = append(append(all, d.stream(c)...), '\n')
	}
	l := lexer{src: all}
	var operands []any
	for {
		v, err := l.next()
		if err != nil {
			if l.odd {
				d.fault("6.1.6", "page %d: a hexadecimal string has an odd number of digits", p.number)
			}
			if err.Error() != "EOF" {
				return fmt.Errorf("content of page %d: %w", p.number, err)
			}
			return nil
		}
		if op, ok := v.(operator); ok {
			p.ops = append(p.ops, operation{op, operands})
			operands = nil
			continue
		}
		operands = append(operands, v)
	}
}

// words is a text string (§7.9.2.2).
func words(v any) string {
	b, ok := v.(text16)
	if !ok {
		return ""
	}
	if !bytes.HasPrefix(b, []byte("\xFE\xFF")) {
		return string(b) // ASCII here
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, binary.BigEndian.Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// everywhere visits every object with all that stands in it.
func (d *document) everywhere(visit func(n int, v any)) {
	var walk func(n int, v any)
	walk = func(n int, v any) {
		visit(n, v)
		switch v := v.(type) {
		case dictionary:
			for key, value := range v {
				visit(n, key)
				walk(n, value)
			}
		case []any:
			for _, value := range v {
				walk(n, value)
			}
		case *stream:
			walk(n, v.dict)
		}
	}
	for n, v := range d.objects {
		walk(n, v)
	}
}
