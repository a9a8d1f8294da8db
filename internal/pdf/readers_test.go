package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/needed"
)

// reading is what a program read of one file, and what it complained of.
type reading struct {
	Pages    []string `json:"pages"`
	Tree     []string `json:"tree"` // pdf.js alone: what the structure tree says
	Warnings []string `json:"warnings"`
}

func (r reading) text() string { return strings.Join(r.Pages, "\n") }

// reader is a program that reads PDF files. It skips the test where it is missing, and fails it in CI.
type reader struct {
	name string
	read func(t *testing.T, paths []string) []reading
}

var readers = []reader{{"pdftotext", popplerReads}, {"pdfium", nodeReads("pdfium.mjs")}, {"pdf.js", nodeReads("pdfjs.mjs")}}

// readAll writes files into a folder and has a program read them.
func (r reader) readAll(t *testing.T, files [][]byte) []reading {
	t.Helper()
	dir := t.TempDir()
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = filepath.Join(dir, fmt.Sprintf("%d.pdf", i))
		if err := os.WriteFile(paths[i], f, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := r.read(t, paths)
	if len(got) != len(files) {
		t.Fatalf("%s read %d of %d files", r.name, len(got), len(files))
	}
	return got
}

// run returns the standard output of a program, and its complaints.
func run(t *testing.T, program string, args ...string) (out, complaints string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		needed.Missing(t, "%s is not installed; .ci/run brings it", program)
	}
	var stdout, stderr bytes.Buffer
	c := exec.Command(program, args...)
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, stderr.Bytes())
	}
	return stdout.String(), strings.TrimSpace(stderr.String())
}

// popplerReads takes the text, and draws the pages for what poppler says of the drawing.
func popplerReads(t *testing.T, paths []string) []reading {
	t.Helper()
	var got []reading
	for _, p := range paths {
		text, words := run(t, "pdftotext", p, "-")
		_, lines := run(t, "pdftoppm", "-r", "20", p, p)
		r := reading{Pages: strings.Split(strings.TrimSuffix(text, "\f"), "\f")}
		for _, w := range []string{words, lines} {
			if w != "" {
				r.Warnings = append(r.Warnings, w)
			}
		}
		got = append(got, r)
	}
	return got
}

// nodeReads runs a script of testdata/node with the packages that CHANCERY_NODE_MODULES holds.
func nodeReads(script string) func(*testing.T, []string) []reading {
	return func(t *testing.T, paths []string) []reading {
		t.Helper()
		if os.Getenv("CHANCERY_NODE_MODULES") == "" {
			needed.Missing(t, "CHANCERY_NODE_MODULES does not name the packages of internal/pdf/testdata/node")
		}
		out, complaints := run(t, "node", append([]string{filepath.Join("testdata", "node", script)}, paths...)...)
		var got []reading
		for line := range strings.Lines(out) {
			var r reading
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatalf("%s: %v in %.200q", script, err, line)
			}
			if complaints != "" {
				r.Warnings = append(r.Warnings, complaints)
			}
			got = append(got, r)
		}
		return got
	}
}
