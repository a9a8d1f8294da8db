package bidi

// Line applies rule L1 to the line text[start:end] and returns its levels (a copy): separators, and the spaces and isolate formatting before them and at
// the line's end, take the paragraph's level. Removed characters stay Removed. A caller that leaves out the spaces at the ends of its lines, as typeset does,
// and has no separators, needs Order alone.
func Line(text []rune, levels []int8, paragraph int8, start, end int) []int8 {
	line := append(make([]int8, 0, end-start), levels[start:end]...)
	trailing := true
	for i := end - 1; i >= start; i-- {
		switch classOf(text[i]) {
		case classB, classS:
			trailing = true
			line[i-start] = paragraph
		case classWS, classLRI, classRLI, classFSI, classPDI:
			if trailing {
				line[i-start] = paragraph
			}
		default:
			if levels[i] != Removed {
				trailing = false
			}
		}
	}
	return line
}

// Order applies rule L2: the indexes of a line's characters (or runs, by a level each) in visual order, left to right; removed ones are left out.
func Order(levels []int8) []int {
	order := make([]int, 0, len(levels))
	highest, lowestOdd := int8(0), int8(127)
	for i, l := range levels {
		if l == Removed {
			continue
		}
		order = append(order, i)
		highest = max(highest, l)
		if l&1 == 1 {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for level := highest; level >= lowestOdd; level-- {
		reverseFrom(order, levels, level)
	}
	return order
}

// reverseFrom reverses every contiguous part of the order whose levels are at least level.
func reverseFrom(order []int, levels []int8, level int8) {
	for i := 0; i < len(order); i++ {
		if levels[order[i]] < level {
			continue
		}
		end := i + 1
		for end < len(order) && levels[order[end]] >= level {
			end++
		}
		for a, b := i, end-1; a < b; a, b = a+1, b-1 {
			order[a], order[b] = order[b], order[a]
		}
		i = end
	}
}
