package locale

import "strings"

// ReadWords reads a table of words as this project keeps them: tab-separated, a line of "key" and the languages' tags, then a key a line with its word in
// each of them. A line without all its columns is a mistake of the table, and panics when the program starts.
func ReadWords(table string) map[string]Text {
	lines := strings.Split(strings.TrimSpace(table), "\n")
	langs := strings.Split(lines[0], "\t")[1:]
	words := make(map[string]Text, len(lines))
	for _, line := range lines[1:] {
		fields := strings.Split(line, "\t")
		text := make(Text, len(langs))
		for i, l := range langs {
			text[Lang(l)] = fields[i+1]
		}
		words[fields[0]] = text
	}
	return words
}
