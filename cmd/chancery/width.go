package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Columns of a terminal are counted by grapheme clusters (UAX #29) and East Asian width (UAX #11), not by runes: a Chinese character takes two, a vowel
// sign none.

func width(s string) int { return uniseg.StringWidth(s) }

// pad fills a text with spaces to n columns.
func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-width(s))) }

// cut shortens a text to n columns, with an ellipsis where something is left out.
func cut(s string, n int) string {
	if width(s) <= n {
		return s
	}
	if n < 1 {
		return ""
	}
	var b strings.Builder
	left := n - 1
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if left -= g.Width(); left < 0 {
			break
		}
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

// piece is a stretch of text; marked ones are the words that support a fact.
type piece struct {
	text   string
	marked bool
}

// marks are put around marked words: on a terminal bold and underlined, elsewhere brackets that mails do not use.
type marks struct{ on, off string }

var (
	plainMarks = marks{"[[", "]]"}
	styleMarks = marks{"\x1b[1;4m", "\x1b[0m"}
)

// wrap breaks text into lines of at most n columns, between words where it can; n 0 breaks at line feeds alone. Marks end and begin anew at a break.
func wrap(pieces []piece, n int, m marks) (lines []string) {
	w := wrapper{width: n, marks: m}
	for _, p := range pieces {
		for g := uniseg.NewGraphemes(p.text); g.Next(); {
			w.take(cell{g.Str(), g.Width(), p.marked})
		}
	}
	w.end()
	return w.lines
}

type cell struct {
	text   string
	width  int
	marked bool
}

type wrapper struct {
	width int
	marks marks
	line  []cell
	taken int // columns of line
	lines []string
}

func (w *wrapper) take(c cell) {
	switch {
	case strings.Contains(c.text, "\n"):
		w.end()
		return
	case c.text == "\t":
		c.text, c.width = "    ", 4
	}
	if w.width > 0 && w.taken+c.width > w.width && strings.TrimSpace(c.text) != "" {
		w.breakLine()
	}
	w.line = append(w.line, c)
	w.taken += c.width
}

// breakLine ends the line behind its last space; a word longer than a line is cut.
func (w *wrapper) breakLine() {
	at := len(w.line)
	for i := len(w.line) - 1; i > 0; i-- {
		if strings.TrimSpace(w.line[i].text) == "" {
			at = i + 1
			break
		}
	}
	rest := append([]cell(nil), w.line[at:]...)
	w.line = w.line[:at]
	w.end()
	for _, c := range rest {
		w.line, w.taken = append(w.line, c), w.taken+c.width
	}
}

func (w *wrapper) end() {
	var b strings.Builder
	marked := false
	for len(w.line) > 0 && strings.TrimSpace(w.line[len(w.line)-1].text) == "" {
		w.line = w.line[:len(w.line)-1]
	}
	for _, c := range w.line {
		if c.marked != marked {
			b.WriteString(map[bool]string{true: w.marks.on, false: w.marks.off}[c.marked])
			marked = c.marked
		}
		b.WriteString(c.text)
	}
	if marked {
		b.WriteString(w.marks.off)
	}
	w.lines = append(w.lines, b.String())
	w.line, w.taken = nil, 0
}

// wrapText breaks plain text.
func wrapText(s string, n int) []string { return wrap([]piece{{text: s}}, n, marks{}) }

// columns sets rows in columns two spaces apart. Where limit is not 0 no line is wider: the last columns share what the first leaves, and their cells are
// broken.
func columns(rows [][]string, limit int) (lines []string) {
	widths := columnWidths(rows, limit)
	for _, row := range rows {
		cells, height := make([][]string, len(row)), 1
		for i, text := range row {
			cells[i] = []string{text}
			if limit > 0 {
				cells[i] = wrapText(text, max(1, widths[i]))
			}
			height = max(height, len(cells[i]))
		}
		for k := range height {
			var b strings.Builder
			for i := range cells {
				text := ""
				if k < len(cells[i]) {
					text = cells[i][k]
				}
				if i < len(cells)-1 {
					text = pad(text, widths[i]) + "  "
				}
				b.WriteString(text)
			}
			lines = append(lines, strings.TrimRight(b.String(), " "))
		}
	}
	return lines
}

func columnWidths(rows [][]string, limit int) (widths []int) {
	for _, row := range rows {
		for i, text := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(text))
		}
	}
	if limit == 0 || len(widths) == 0 {
		return widths
	}
	free := limit - 2*(len(widths)-1)
	for {
		total, widest := 0, 0
		for i, w := range widths {
			total += w
			if w > widths[widest] {
				widest = i
			}
		}
		if total <= free || widths[widest] <= 4 {
			return widths
		}
		widths[widest] -= min(total-free, max(1, widths[widest]-secondWidest(widths, widest)))
	}
}

func secondWidest(widths []int, but int) (n int) {
	for i, w := range widths {
		if i != but {
			n = max(n, w)
		}
	}
	return n
}
