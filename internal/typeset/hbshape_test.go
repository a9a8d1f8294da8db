package typeset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chancery/fonts"
	"chancery/internal/locale"
)

// drawing is what a run draws: the clusters in visual order, each with its glyphs, their places from the cluster's origin and its advance,
// all in font units. face, direction, script and language are those that itemization chose; text[from:to] is the run.
type drawing struct {
	face, script, lang string
	rtl                bool
	text               []rune
	from, to           int
	clusters           string
}

// drawings sets text as a document of the language l does, up to the shaped runs; missing are characters that no font has.
func drawings(t *testing.T, e *Engine, l locale.Lang, text string, bold bool) (list []drawing, missing []rune) {
	t.Helper()
	c, err := e.composer(&Document{Lang: l})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paragraphs([]Span{{Text: text, Bold: bold}}, l.RTL()) {
		runs, none := c.face.itemize(p, 10)
		for _, i := range none {
			missing = append(missing, p.text[i])
		}
		if len(none) > 0 {
			continue
		}
		for _, r := range runs {
			c.shaper.shape(p.text, r, c.lang)
			list = append(list, drawing{face: r.face.Name, script: r.script.String(), lang: string(l), rtl: r.level&1 == 1,
				text: p.text, from: r.start, to: r.end, clusters: clustersOf(r)})
		}
	}
	return list, missing
}

// clustersOf reads the units as the PDF does: a plain glyph stands at its mark's origin, parts where their offsets say.
func clustersOf(r *run) string {
	var b strings.Builder
	for _, u := range r.units {
		if !u.drawn {
			continue
		}
		fmt.Fprintf(&b, "%d:", u.start-r.start)
		x := 0
		for _, m := range u.marks {
			switch {
			case m.Blank:
			case m.Parts == "":
				writeGlyph(&b, int(m.Glyph), x, 0)
			default:
				for p := []byte(m.Parts); len(p) >= 6; p = p[6:] {
					at := func(i int) int { return int(int16(binary.BigEndian.Uint16(p[i:]))) }
					writeGlyph(&b, int(binary.BigEndian.Uint16(p)), x+at(2), at(4))
				}
			}
			x += m.Advance
		}
		fmt.Fprintf(&b, "+%d ", x)
	}
	return b.String()
}

func writeGlyph(b *strings.Builder, glyph, x, y int) { fmt.Fprintf(b, "%d@%d,%d;", glyph, x, y) }

// command is the line of hb-shape --batch that shapes the run among its neighbours. RTL clusters are kept apart, as shape asks for.
func (d drawing) command(dir string) string {
	direction, level := "ltr", 0
	if d.rtl {
		direction, level = "rtl", 1
	}
	line := fmt.Sprintf("%s;--no-glyph-names;--direction=%s;--script=%s;--language=%s;--cluster-level=%d;--unicodes=%s",
		filepath.Join(dir, d.face+".ttf"), direction, d.script, d.lang, level, codes(d.text[d.from:d.to]))
	if d.from > 0 {
		line += ";--unicodes-before=" + codes(d.text[max(0, d.from-5):d.from])
	}
	if d.to < len(d.text) {
		line += ";--unicodes-after=" + codes(d.text[d.to:min(len(d.text), d.to+5)])
	}
	return line
}

func codes(text []rune) string {
	list := make([]string, len(text))
	for i, r := range text {
		list[i] = fmt.Sprintf("U+%04X", r)
	}
	return strings.Join(list, ",")
}

// fontFolder writes the built-in fonts to files that hb-shape can open.
func fontFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := fonts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := fonts.Files.ReadFile(f.Name())
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, f.Name()), data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// harfBuzz answers the commands, one line each, with one process.
func harfBuzz(t *testing.T, commands []string) []string {
	t.Helper()
	cmd := exec.Command("hb-shape", "--batch")
	cmd.Stdin = strings.NewReader(strings.Join(commands, "\n") + "\n")
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil || problems.Len() > 0 {
		t.Fatalf("hb-shape: %v: %.500s", err, problems.String())
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(commands) {
		t.Fatalf("hb-shape gave %d lines for %d runs", len(lines), len(commands))
	}
	return lines
}

// fromHarfBuzz reads "[66=1@5,-3+595|8=0+238]". A glyph of no advance for characters that shape only is nothing to draw.
func fromHarfBuzz(t *testing.T, d drawing, line string) string {
	t.Helper()
	var b strings.Builder
	cluster, x := -1, 0
	for item := range strings.SplitSeq(strings.Trim(line, "[]"), "|") {
		glyph, rest, ok := strings.Cut(item, "=")
		if !ok {
			continue
		}
		rest, advance, _ := strings.Cut(rest, "+")
		at, offset, _ := strings.Cut(rest, "@")
		dx, dy, _ := strings.Cut(offset, ",")
		n := func(s string) int {
			v, err := strconv.Atoi(s)
			if err != nil && s != "" {
				t.Fatalf("hb-shape says %q: %v", line, err)
			}
			return v
		}
		if n(advance) == 0 && ignorable(d.text[d.from+n(at)]) {
			continue
		}
		if n(at) != cluster {
			if cluster >= 0 {
				fmt.Fprintf(&b, "+%d ", x)
			}
			cluster, x = n(at), 0
			fmt.Fprintf(&b, "%d:", cluster)
		}
		writeGlyph(&b, n(glyph), x+n(dx), n(dy))
		x += n(advance)
	}
	if cluster >= 0 {
		fmt.Fprintf(&b, "+%d ", x)
	}
	return b.String()
}

// compare shapes all runs by hb-shape and names those that are drawn in another way.
func compare(t *testing.T, list []drawing) {
	t.Helper()
	dir := fontFolder(t)
	commands := make([]string, len(list))
	for i, d := range list {
		commands[i] = d.command(dir)
	}
	wrong := 0
	for i, line := range harfBuzz(t, commands) {
		d := list[i]
		if want := fromHarfBuzz(t, d, line); d.clusters != want {
			if wrong++; wrong <= 20 {
				t.Errorf("%s %s %s %q:\n got %s\nwant %s", d.lang, d.face, d.script, string(d.text[d.from:d.to]), d.clusters, want)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d runs are drawn differently", wrong, len(list))
	}
}
