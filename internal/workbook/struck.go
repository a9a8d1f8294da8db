package workbook

import (
	"bytes"
	"strconv"
)

// strikes are the fonts of a workbook that cross out (ECMA-376 part 1, §18.8.22), by their place among the fonts.
type strikes struct {
	within bool
	n      int
	struck map[int]bool
}

func (s *strikes) read(t token, dec *scanner) {
	if t == textToken {
		return
	}
	switch name := string(dec.name); {
	case name == "fonts":
		s.within = t == startToken
	case !s.within:
	case name == "font" && t == endToken:
		s.n++
	case name == "strike" && t == startToken && dec.strikes():
		if s.struck == nil {
			s.struck = map[int]bool{}
		}
		s.struck[s.n] = true
	}
}

// strikes tells whether the tag crosses out (§18.4.10): it is on where no value says otherwise.
func (s *scanner) strikes() bool {
	v, given := s.attr("val")
	return string(s.name) == "strike" && (!given || string(v) != "0" && string(v) != "false")
}

// crossedOut tells whether a cell is crossed out, whole by its style or in part by runs of its text, and what is left of it.
func (b *book) crossedOut(kind string, style int, raw, left []byte) (bool, string) {
	switch {
	case b.struck[style]:
		return true, ""
	case kind == "s":
		i, err := strconv.Atoi(string(bytes.TrimSpace(raw)))
		rest, struck := b.left[i]
		return err == nil && struck, rest
	case len(left) < len(raw):
		return true, unescape(string(left))
	}
	return false, ""
}
