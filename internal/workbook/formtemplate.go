package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
)

// FormTemplate is the reply form of one language with gaps for what differs between delegations: name and code. Excelize makes it once; a form is then
// its parts with the gaps filled, packed again only where they are. Several goroutines may use one.
type FormTemplate struct {
	parts []gapPart
}

// gapPart is one part of the workbook: pieces of XML, each packed by itself, with a gap after each but the last.
type gapPart struct {
	name   string
	plain  [][]byte
	packed [][]byte // parts of one deflate stream (RFC 1951): all but the last end at a byte, with an empty stored block
	gaps   []gap
}

type gap int

const (
	codeGap gap = iota
	delegationGap
	footerGap // the code, cut to a footer's length
)

// The marks of gaps in the XML: private characters, which no meeting's title has.
const (
	codeMark       = "\ue0c0code\ue0c1"
	delegationMark = "\ue0c0delegation\ue0c1"
)

// gapsWanted: the code stands in its cell, in the footer and in the document's properties.
var gapsWanted = map[gap]int{codeGap: 2, footerGap: 1, delegationGap: 1}

// NewFormTemplate makes the form that s describes; its Code and Delegation are gaps.
func NewFormTemplate(s FormSpec) (*FormTemplate, error) {
	s.Code, s.Delegation = codeMark, delegationMark
	data, err := layForm(s)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("make form template: %w", err)
	}
	t := &FormTemplate{}
	found := map[gap]int{}
	for _, f := range z.File {
		p, err := cutPart(f)
		if err != nil {
			return nil, fmt.Errorf("make form template, part %s: %w", f.Name, err)
		}
		for _, g := range p.gaps {
			found[g]++
		}
		t.parts = append(t.parts, p)
	}
	for g, n := range gapsWanted {
		if found[g] != n {
			return nil, fmt.Errorf("make form template: found %d places for gap %d, wanted %d", found[g], g, n)
		}
	}
	return t, nil
}

// cutPart cuts a part at its gaps and packs the pieces.
func cutPart(f *zip.File) (gapPart, error) {
	p := gapPart{name: f.Name}
	r, err := f.Open()
	if err != nil {
		return p, err
	}
	defer r.Close()
	content, err := io.ReadAll(r)
	if err != nil {
		return p, err
	}
	for {
		i, length, g := nextGap(content)
		if i < 0 {
			break
		}
		p.plain, p.gaps = append(p.plain, content[:i]), append(p.gaps, g)
		content = content[i+length:]
	}
	p.plain = append(p.plain, content)
	return p, p.pack()
}

func nextGap(content []byte) (at, length int, g gap) {
	code, delegation := bytes.Index(content, []byte(codeMark)), bytes.Index(content, []byte(delegationMark))
	switch {
	case code < 0 && delegation < 0:
		return -1, 0, 0
	case code < 0 || delegation >= 0 && delegation < code:
		return delegation, len(delegationMark), delegationGap
	case bytes.LastIndex(content[:code], []byte("<oddFooter>")) > bytes.LastIndex(content[:code], []byte("</oddFooter>")):
		return code, len(codeMark), footerGap
	}
	return code, len(codeMark), codeGap
}

func (p *gapPart) pack() error {
	for i, piece := range p.plain {
		var out bytes.Buffer
		w, err := flate.NewWriter(&out, flate.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(piece); err != nil {
			return err
		}
		end := w.Flush
		if i == len(p.plain)-1 {
			end = w.Close
		}
		if err := end(); err != nil {
			return err
		}
		p.packed = append(p.packed, out.Bytes())
	}
	return nil
}

// Form is the form of one delegation. Same template and words, same bytes.
func (t *FormTemplate) Form(code, delegation string) ([]byte, error) {
	words := map[gap][]byte{codeGap: xmlText(code), delegationGap: xmlText(delegation), footerGap: xmlText(printed(code))}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range t.parts {
		h := zip.FileHeader{Name: p.name, Method: zip.Deflate}
		for i, piece := range p.plain {
			h.CRC32 = crc32.Update(h.CRC32, crc32.IEEETable, piece)
			h.UncompressedSize64 += uint64(len(piece))
			h.CompressedSize64 += uint64(len(p.packed[i]))
			if i < len(p.gaps) {
				word := words[p.gaps[i]]
				h.CRC32 = crc32.Update(h.CRC32, crc32.IEEETable, word)
				h.UncompressedSize64 += uint64(len(word))
				h.CompressedSize64 += uint64(len(word) + storedHead)
			}
		}
		w, err := z.CreateRaw(&h)
		if err != nil {
			return nil, fmt.Errorf("write form %s: %w", code, err)
		}
		if err := p.write(w, words); err != nil {
			return nil, fmt.Errorf("write form %s: %w", code, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write form %s: %w", code, err)
	}
	return out.Bytes(), nil
}

// storedHead is the size of a stored block's header (RFC 1951 §3.2.4): type, length, length complemented.
const storedHead = 5

func (p *gapPart) write(w io.Writer, words map[gap][]byte) error {
	for i, piece := range p.packed {
		if _, err := w.Write(piece); err != nil {
			return err
		}
		if i == len(p.gaps) {
			return nil
		}
		word := words[p.gaps[i]]
		var head [storedHead]byte
		binary.LittleEndian.PutUint16(head[1:], uint16(len(word)))
		binary.LittleEndian.PutUint16(head[3:], ^uint16(len(word)))
		if _, err := w.Write(append(head[:], word...)); err != nil {
			return err
		}
	}
	return nil
}

// wordLimit keeps a filled gap, in bytes of UTF-8, within one stored block (65,535) when each of its characters is escaped.
const wordLimit = 8000

// xmlText is a person's text as the content of an element.
func xmlText(s string) []byte {
	s = strings.TrimSpace(clean(s))
	if len(s) > wordLimit {
		s = strings.ToValidUTF8(s[:wordLimit], "")
	}
	return appendText(nil, s)
}
