package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// scanner reads the XML of a spreadsheet's parts as a stream of elements and texts, in memory that does not grow with the part. It knows what spreadsheets
// use: elements, attributes, the five entities and character references, CDATA; a document type, and with it entities of one's own, is refused.
// encoding/xml takes six times as long for the same tokens.
type scanner struct {
	src      io.Reader
	buf      []byte // buf[pos:] is read and not taken yet
	pos      int
	ended    bool // src has no more
	depth    int
	selfEnd  bool // an end follows the start without being written
	name     []byte
	attrs    []byte // of the tag, unparsed
	value    []byte // of the text
	scratch  []byte
	attrText []byte
}

// token is what scanner.next found.
type token int

const (
	startToken token = iota + 1
	endToken
	textToken
)

const (
	scanBuffer     = 64 << 10
	tagLimit       = 1 << 20 // bytes of one tag, or of one CDATA section; real ones have hundreds
	depthLimit     = 200     // elements within each other; real ones have ten
	referenceLimit = 12      // bytes of a reference such as &#x10FFFF;
)

var (
	errCutShort = errors.New("the XML ends in the middle")
	errDocType  = errors.New("the XML has a document type declaration (<!DOCTYPE …>), which no spreadsheet program writes")
	errLongTag  = errors.New("the XML has a tag of more than 1 MB")
	errDeep     = errors.New("the XML has more than 200 elements within each other")
)

func newScanner(r io.Reader) *scanner {
	return &scanner{src: r, buf: make([]byte, 0, scanBuffer)}
}

// next gives the next start, end or piece of text; io.EOF after the last end. What it points to holds until the call after.
func (s *scanner) next() (token, error) {
	if s.selfEnd {
		s.selfEnd = false
		s.depth--
		return endToken, nil
	}
	for {
		if s.pos == len(s.buf) {
			if err := s.more(); err != nil {
				return 0, err
			}
		}
		if s.buf[s.pos] != '<' {
			return textToken, s.text()
		}
		t, err := s.markup()
		if t != 0 || err != nil {
			return t, err
		}
	}
}

// more reads on behind what is not taken yet. At the end of src it gives io.EOF, or errCutShort where something is open.
func (s *scanner) more() error {
	if s.ended {
		if s.depth > 0 || s.pos < len(s.buf) {
			return errCutShort
		}
		return io.EOF
	}
	s.buf = append(s.buf[:0], s.buf[s.pos:]...)
	s.pos = 0
	if len(s.buf) == cap(s.buf) {
		if cap(s.buf) > tagLimit {
			return errLongTag
		}
		s.buf = append(make([]byte, 0, 2*cap(s.buf)), s.buf...)
	}
	n, err := io.ReadAtLeast(s.src, s.buf[len(s.buf):cap(s.buf)], 1)
	s.buf = s.buf[:len(s.buf)+n]
	if err == io.EOF {
		s.ended = true
		return s.more()
	}
	return err
}

// until finds end in what follows from offset, reading on as needed; the index is from pos.
func (s *scanner) until(offset int, end string) (int, error) {
	for {
		if i := bytes.Index(s.buf[min(s.pos+offset, len(s.buf)):], []byte(end)); i >= 0 {
			return offset + i, nil
		}
		offset = max(offset, len(s.buf)-s.pos-len(end))
		if err := s.more(); err != nil {
			return 0, cutShort(err)
		}
	}
}

func cutShort(err error) error {
	if err == io.EOF {
		return errCutShort
	}
	return err
}

// markup takes what begins with "<". Comments and instructions give no token.
func (s *scanner) markup() (token, error) {
	for len(s.buf)-s.pos < len("<![CDATA[") && !s.ended {
		if err := s.more(); err != nil && err != errCutShort {
			return 0, err
		}
	}
	rest := s.buf[s.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return 0, s.skip(4, "-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		i, err := s.until(9, "]]>")
		if err != nil {
			return 0, err
		}
		s.value, s.scratch = lineEnds(s.buf[s.pos+9:s.pos+i], s.scratch)
		s.pos += i + 3
		return textToken, nil
	case bytes.HasPrefix(rest, []byte("<!")):
		return 0, errDocType
	case bytes.HasPrefix(rest, []byte("<?")):
		return 0, s.skip(2, "?>")
	}
	return s.tag()
}

// skip goes past end without keeping what stands before it.
func (s *scanner) skip(offset int, end string) error {
	s.pos += offset
	for {
		if i := bytes.Index(s.buf[s.pos:], []byte(end)); i >= 0 {
			s.pos += i + len(end)
			return nil
		}
		s.pos = max(s.pos, len(s.buf)-len(end)+1)
		if err := s.more(); err != nil {
			return cutShort(err)
		}
	}
}

func (s *scanner) tag() (token, error) {
	end, err := s.tagEnd()
	if err != nil {
		return 0, err
	}
	inside := s.buf[s.pos+1 : s.pos+end]
	s.pos += end + 1
	if len(inside) > 0 && inside[0] == '/' {
		s.name = local(bytes.TrimRight(inside[1:], " \t\r\n"))
		if s.depth--; s.depth < 0 {
			return 0, fmt.Errorf("the XML closes <%s>, which is not open", s.name)
		}
		return endToken, nil
	}
	if n := len(inside); n > 0 && inside[n-1] == '/' {
		s.selfEnd = true
		inside = inside[:n-1]
	}
	name := inside
	s.attrs = nil
	if i := bytes.IndexAny(inside, " \t\r\n"); i >= 0 {
		name, s.attrs = inside[:i], inside[i+1:]
	}
	if s.name = local(name); len(s.name) == 0 {
		return 0, errors.New("the XML has a tag without a name")
	}
	if s.depth++; s.depth > depthLimit {
		return 0, errDeep
	}
	return startToken, nil
}

// tagEnd finds the ">" that no quotes hold, from pos.
func (s *scanner) tagEnd() (int, error) {
	var quote byte
	for i := 1; ; i++ {
		for s.pos+i >= len(s.buf) {
			if err := s.more(); err != nil {
				return 0, cutShort(err)
			}
		}
		switch c := s.buf[s.pos+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i, nil
		case c == '<':
			return 0, errors.New(`the XML has a "<" within a tag`)
		}
	}
}

// local is a name without its prefix. A name with no prefix before its colon, or nothing behind it, is whole.
func local(name []byte) []byte {
	i := bytes.IndexByte(name, ':')
	if i <= 0 || i+1 == len(name) || bytes.IndexByte(name[i+1:], ':') >= 0 {
		return name
	}
	return name[i+1:]
}

// text takes the characters before the next "<", or as many as are there.
func (s *scanner) text() error {
	i := bytes.IndexByte(s.buf[s.pos:], '<')
	for i < 0 && !s.ended {
		// A reference or a line end is not cut in two.
		whole := s.buf[s.pos:]
		cut := len(whole)
		if amp := bytes.LastIndexByte(whole, '&'); amp >= 0 && len(whole)-amp < referenceLimit && bytes.IndexByte(whole[amp:], ';') < 0 {
			cut = amp
		}
		if cut > 0 && whole[cut-1] == '\r' {
			cut--
		}
		if cut > 0 {
			i = cut
			break
		}
		if err := s.more(); err != nil && err != errCutShort && err != io.EOF {
			return err
		}
		i = bytes.IndexByte(s.buf[s.pos:], '<')
	}
	if i < 0 {
		i = len(s.buf) - s.pos
	}
	raw := s.buf[s.pos : s.pos+i]
	s.pos += i
	var err error
	s.value, s.scratch, err = resolved(raw, s.scratch)
	return err
}
