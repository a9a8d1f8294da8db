package pdf

import (
	"bytes"
	"embed"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/fonts"
	"chancery/internal/locale"
	"chancery/internal/needed"
	"chancery/internal/typeset"
)

//go:embed testdata/letter.*.txt
var letters embed.FS

var library = sync.OnceValue(func() *typeset.Library { return typeset.NewLibrary(fonts.Files, fonts.Names) })

var created = Options{Created: time.Date(2022, 4, 26, 9, 0, 0, 0, time.UTC), Subject: "Invitation"}

// readLetter reads a letter of testdata: blocks parted by empty lines, each "role:" and its lines; "* " begins an item, "| " a row.
func readLetter(t testing.TB, lang locale.Lang) *typeset.Document {
	t.Helper()
	data, err := letters.ReadFile("testdata/letter." + string(lang) + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	d := &typeset.Document{Lang: lang, Title: "20MSP/2022/017", Author: "Implementation Support Unit"}
	d.Letterhead.Logo = logo(t)
	line := 1
	for chunk := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		role, body, ok := strings.Cut(chunk, ":\n")
		if !ok {
			t.Fatalf("letter.%s.txt: %q has no role", lang, chunk)
		}
		switch role {
		case "letterhead":
			d.Letterhead.Lines = strings.Split(body, "\n")
		case "footer":
			d.Footer = strings.Split(body, "\n")
		default:
			d.Blocks = append(d.Blocks, block(typeset.Role(role), body, line))
		}
		line += strings.Count(chunk, "\n") + 2
	}
	return d
}

func block(role typeset.Role, body string, line int) typeset.Block {
	b := typeset.Block{Role: role, Line: line}
	var lines []string
	for l := range strings.SplitSeq(body, "\n") {
		switch {
		case strings.HasPrefix(l, "* "):
			b.Items = append(b.Items, []typeset.Span{{Text: l[2:]}})
		case strings.HasPrefix(l, "| "):
			var row [][]typeset.Span
			for cell := range strings.SplitSeq(l[2:], " | ") {
				row = append(row, []typeset.Span{{Text: cell}})
			}
			b.Rows = append(b.Rows, row)
		default:
			lines = append(lines, l)
		}
	}
	if len(lines) > 0 {
		b.Spans = []typeset.Span{{Text: strings.Join(lines, "\n"), Bold: role == typeset.Notice}}
	}
	return b
}

func logo(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 120, 120))
	for y := range 120 {
		for x := range 120 {
			dx, dy := x-60, y-60
			if r := dx*dx + dy*dy; r < 3400 && (r > 2500 || x/12%2 == y/12%2) {
				img.SetNRGBA(x, y, color.NRGBA{20, 70, 140, 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// plainWriter writes files whose objects can be read as they are.
func plainWriter() *Writer {
	w := NewWriter()
	w.plain = true
	return w
}

func write(t testing.TB, d *typeset.Document) ([]byte, *typeset.Layout) {
	t.Helper()
	l, err := typeset.NewEngine(library()).Set(d)
	if err != nil {
		t.Fatal(err)
	}
	file, err := plainWriter().Write(l, created)
	if err != nil {
		t.Fatal(err)
	}
	return file, l
}

// outside runs a program of the system on a file; it skips without it, but fails in CI.
func outside(t *testing.T, file []byte, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		needed.Missing(t, "%s is not installed; .ci/run brings it", program)
	}
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = path
		}
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}
