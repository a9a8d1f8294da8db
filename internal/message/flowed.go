package message

import "strings"

// unflow joins the soft lines of format=flowed text (RFC 3676 §4): a line that ends with a blank goes on in the next of the same
// quoting depth, space-stuffing is undone, and the signature's "-- " stands alone. With delsp the blank itself goes (§4.1).
func unflow(text string, delsp bool) string {
	var out strings.Builder
	out.Grow(len(text))
	open := -1 // depth of the line that goes on, -1 for none
	for i, line := range strings.Split(text, "\n") {
		depth := 0
		for depth < len(line) && line[depth] == '>' {
			depth++
		}
		line = strings.TrimPrefix(line[depth:], " ")
		signature := line == "-- "
		if open != depth || signature {
			if i > 0 {
				out.WriteByte('\n')
			}
			if depth > 0 {
				out.WriteString(strings.Repeat(">", depth) + " ")
			}
		}
		open = -1
		if strings.HasSuffix(line, " ") && !signature {
			open = depth
			if delsp {
				line = line[:len(line)-1]
			}
		}
		out.WriteString(line)
	}
	return out.String()
}
