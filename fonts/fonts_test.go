package fonts

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

func TestFilesHaveTheRecordedSums(t *testing.T) {
	t.Parallel()
	sums, err := Files.ReadFile("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	recorded := map[string]string{}
	for line := range strings.Lines(string(sums)) {
		sum, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Fatalf("SHA256SUMS: line %q is not SUM, two spaces, NAME", line)
		}
		recorded[name] = sum
	}
	names, err := fs.Glob(Files, "*.ttf")
	if err != nil || len(names) == 0 {
		t.Fatalf("no fonts embedded: %v", err)
	}
	for _, name := range names {
		data, err := Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); got != recorded[name] {
			t.Errorf("%s: sum %s, recorded %q", name, got, recorded[name])
		}
		delete(recorded, name)
	}
	for name := range recorded {
		t.Errorf("SHA256SUMS names %s, which is not embedded", name)
	}
}

func TestEveryNamedFileIsEmbedded(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"ar", "en", "es", "fr", "ru", "zh", "pt"} {
		regular, bold, italic := Names(lang)
		if len(regular) == 0 || len(bold) == 0 {
			t.Errorf("%s: no regular or no bold font", lang)
		}
		for _, list := range [][]string{regular, bold, italic} {
			for _, name := range list {
				if _, err := fs.Stat(Files, name); err != nil {
					t.Errorf("%s: %v", lang, err)
				}
			}
		}
	}
}
