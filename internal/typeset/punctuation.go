package typeset

func (m *measure) hang(start, end int) int {
	n := 0
	if start > 0 && opensWide(m.text[start]) {
		n++
	}
	if closesWide(m.text[end-1]) && end-start > 1 {
		n++
	}
	return n
}

// tighten is how much nearer the rune i stands to the one before it: full-width punctuation beside full-width punctuation gives up one
// of the blank halves between them.
func tighten(text []rune, i int, em float64) float64 {
	if i == 0 || i >= len(text) {
		return 0
	}
	before, after := text[i-1], text[i]
	if closesWide(before) && (opensWide(after) || closesWide(after)) || opensWide(before) && opensWide(after) {
		return em / 2
	}
	return 0
}

func opensWide(r rune) bool {
	switch r {
	case '（', '《', '「', '『', '【', '〈', '〔':
		return true
	}
	return false
}

func closesWide(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '）', '》', '」', '』', '】', '〉', '〕':
		return true
	}
	return false
}
