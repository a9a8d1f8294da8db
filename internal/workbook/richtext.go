package workbook

// richText gathers a text that may be in runs (ECMA-376 part 1, §18.4.4): they are joined, and how a word is spoken (rPh, §18.4.6) is no content.
type richText struct {
	whole  []byte
	left   []byte // what of it is not crossed out
	inText bool
	struck bool // the run is crossed out
	spoken int  // rPh that are open
}

// reset makes ready for the next text, in the room of the last.
func (r *richText) reset() { *r = richText{whole: r.whole[:0], left: r.left[:0]} }

func (r *richText) take(t token, dec *scanner) {
	if t == textToken {
		r.add(dec.value)
		return
	}
	begins := t == startToken
	switch string(dec.name) {
	case "t":
		r.inText = begins
	case "r":
		r.struck = false
	case "strike":
		r.struck = r.struck || begins && dec.strikes()
	case "rPh":
		if begins {
			r.spoken++
		} else {
			r.spoken--
		}
	}
}

func (r *richText) add(s []byte) {
	if !r.inText || r.spoken != 0 {
		return
	}
	r.whole = append(r.whole, s...)
	if !r.struck {
		r.left = append(r.left, s...)
	}
}
