package main

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// helpWidth keeps help within a terminal of 80 columns.
const helpWidth = 79

// fitTerminal folds the help of a command and those below it.
func fitTerminal(cmd *cobra.Command) {
	cmd.Long = fold(cmd.Long, helpWidth)
	if !cmd.HasParent() {
		cmd.SetUsageTemplate(strings.ReplaceAll(cmd.UsageTemplate(), ".FlagUsages", ".FlagUsagesWrapped 79"))
	}
	for _, sub := range cmd.Commands() {
		fitTerminal(sub)
	}
}

// fold fills each paragraph to the width; paragraphs are parted by empty lines.
func fold(text string, width int) string {
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs {
		var b strings.Builder
		column := 0
		for _, word := range strings.Fields(p) {
			n := utf8.RuneCountInString(word)
			switch {
			case column == 0:
			case column+1+n > width:
				b.WriteByte('\n')
				column = 0
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += n
		}
		paragraphs[i] = b.String()
	}
	return strings.Join(paragraphs, "\n\n")
}
