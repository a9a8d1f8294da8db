package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
)

// assembly is a file being put together: where each object stands.
type assembly struct {
	out    []byte
	places []place // by number of the object
}

// place is an offset in the file, or an index in an object stream.
type place struct {
	stream int // number of the object stream; 0: the object stands in the file
	at     int
}

// packed is how many objects an object stream holds at most; a letter has some 150.
const packed = 1000

// assemble writes header, objects and the cross-reference stream (ISO 32000-1 §7.5). The comment of four bytes past 127 marks the file as
// binary; the identifier is drawn from the bytes before it. Objects that are no streams stand in object streams, packed: with the
// structure of a letter they are a third of its size.
func (f *file) assemble(u underlay, plain bool) []byte {
	var loose []int
	size := 256
	for n := 1; n < len(f.objects); n++ {
		size += len(f.objects[n]) + 48
		if !isStream(f.objects[n]) {
			loose = append(loose, n)
		}
	}
	a := assembly{out: make([]byte, 0, size), places: make([]place, len(f.objects))}
	a.out = append(a.out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	if plain {
		return a.table(f, u)
	}
	a.pack(f, loose)
	return a.crossReference(f, u)
}

// pack writes the streams, then the other objects in object streams of the numbers that follow.
func (a *assembly) pack(f *file, loose []int) {
	for i, n := range loose {
		a.places[n] = place{stream: len(f.objects) + i/packed, at: i % packed}
	}
	for n := 1; n < len(f.objects); n++ {
		if a.places[n].stream == 0 {
			a.write(n, f.objects[n])
		}
	}
	for from := 0; from < len(loose); from += packed {
		a.places = append(a.places, place{})
		a.write(len(a.places)-1, f.objectStream(loose[from:min(from+packed, len(loose))]))
	}
}

// isStream tells streams by their last word, which no other object ends with.
func isStream(object []byte) bool { return bytes.HasSuffix(object, []byte("endstream")) }

func (a *assembly) write(n int, object []byte) {
	a.places[n].at = len(a.out)
	a.out = append(strconv.AppendInt(a.out, int64(n), 10), " 0 obj\n"...)
	a.out = append(append(a.out, object...), "\nendobj\n"...)
}

// objectStream holds the objects of the numbers (§7.5.7): pairs of number and offset, then the objects.
func (f *file) objectStream(numbers []int) []byte {
	var head, body []byte
	for _, n := range numbers {
		head = append(strconv.AppendInt(head, int64(n), 10), ' ')
		head = append(strconv.AppendInt(head, int64(len(body)), 10), ' ')
		body = append(append(body, f.objects[n]...), '\n')
	}
	return f.packer.stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(numbers), len(head)), append(head, body...))
}

// crossReference ends the file with a cross-reference stream (§7.5.8): fields of 1, 4 and 2 bytes.
func (a *assembly) crossReference(f *file, u underlay) []byte {
	start, sum := len(a.out), sha256.Sum256(a.out)
	rows := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF} // object 0: free
	row := func(kind byte, at, last int) {
		rows = binary.BigEndian.AppendUint32(append(rows, kind), uint32(at))
		rows = binary.BigEndian.AppendUint16(rows, uint16(last))
	}
	for _, p := range append(a.places[1:], place{at: start}) {
		if p.stream != 0 {
			row(2, p.stream, p.at)
			continue
		}
		row(1, p.at, 0)
	}
	n := len(a.places)
	a.places = append(a.places, place{})
	a.write(n, f.packer.stream(fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]", n+1, u.root, u.info, sum[:16], sum[:16]), rows))
	return fmt.Appendf(a.out, "startxref\n%d\n%%%%EOF\n", start)
}

// table writes all objects as they are, and a cross-reference table.
func (a *assembly) table(f *file, u underlay) []byte {
	for n := 1; n < len(f.objects); n++ {
		a.write(n, f.objects[n])
	}
	xref := len(a.out)
	a.out = fmt.Appendf(a.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, p := range a.places[1:] {
		a.out = fmt.Appendf(a.out, "%010d 00000 n \n", p.at)
	}
	sum := sha256.Sum256(a.out)
	return fmt.Appendf(a.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), u.root, u.info, sum[:16], sum[:16], xref)
}
