package typeset

// telephone gives where a telephone number that begins at i ends; i where there is none. It is "+" and groups of digits, or three groups and
// more with seven digits or more (022 730 93 11, also 1 000 000), in the digits of either script; one group may be in brackets: +41 (0)22,
// +1 (212) 963-1234, (022) 730 93 11. An extension belongs to it.
func telephone(text []rune, i int) int {
	if i > 0 && (token(text[i-1]) && text[i-1] != '(' && text[i-1] != '[' && text[i-1] != ':') {
		return i
	}
	p, plus := i, text[i] == '+'
	if plus {
		p++
		for p < len(text) && isSpace(text[p]) {
			p++
		}
	}
	if text[i] == '(' && (i+1 == len(text) || text[i+1] != '0') {
		return i
	}
	end, groups, digits, years := i, 0, 0, 0
	for {
		next, count := digitGroup(text, p)
		if count == 0 {
			break
		}
		if next-p == 4 && count == 4 && (text[p] == '1' || text[p] == '2') {
			years++
		}
		end, groups, digits = next, groups+1, digits+count
		if digits > 24 { // E.164 has 15, sextillions have 24
			return i
		}
		if next >= len(text) || !isSpace(text[next]) {
			break
		}
		p = next + 1
	}
	if plus && groups >= 1 || groups >= 3 && digits >= 7 && years < groups {
		return extension(text, end)
	}
	return i
}

// extension gives where " ext. 55" or " x55" ends that begins at the rune at; at where there is none.
func extension(text []rune, at int) int {
	p := at
	for p < len(text) && isSpace(text[p]) {
		p++
	}
	word := p
	for p < len(text) && latin(text[p]) {
		p++
	}
	switch string(text[word:p]) {
	case "ext", "Ext", "x":
	default:
		return at
	}
	for p < len(text) && (text[p] == '.' || isSpace(text[p])) {
		p++
	}
	end := p
	for end < len(text) && digit(text[end]) {
		end++
	}
	if end == p {
		return at
	}
	return end
}

// digitGroup reads digits, in brackets or not, with hyphens between, or 022/730; what follows is no letter and no other number's joint.
// count is of the digits; 0: no group.
func digitGroup(text []rune, p int) (end, count int) {
	start := p
	for p < len(text) {
		switch r := text[p]; {
		case figure(r):
			p++
			count++
			continue
		case r == '-' && p > start && p+1 < len(text) && figure(text[p+1]), r == '/' && p == start+3 && text[start] == '0' && p+1 < len(text) && figure(text[p+1]):
			p++
			continue
		case r == '(':
			shut := p + 1
			for shut < len(text) && shut < p+5 && figure(text[shut]) {
				shut++
			}
			if shut > p+1 && shut < len(text) && text[shut] == ')' {
				count += shut - p - 1
				p = shut + 1
				continue
			}
		case latin(r), joiner(r) && p+1 < len(text) && figure(text[p+1]):
			return start, 0
		}
		break
	}
	if count == 0 {
		return start, 0
	}
	return p, count
}
