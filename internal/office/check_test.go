package office

import (
	"bytes"
	"os"
	"regexp"
	"testing"
)

func TestCheckNamesASectionThatIsThere(t *testing.T) {
	t.Parallel()
	b := exportBench(t)
	b.Close()
	if err := os.WriteFile(b.path("chancery.db"), bytes.Repeat([]byte("no store "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := Open(b.Folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	c := o.checkStore(t.Context(), Checked{})
	manual, err := os.ReadFile("../../docs/administrator.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Problems) != 1 {
		t.Fatalf("a store of other bytes has the problems %v", c.Problems)
	}
	sections := regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(c.Problems[0].Remedy, -1)
	if len(sections) == 0 {
		t.Errorf("no section is named: %q", c.Problems[0].Remedy)
	}
	for _, s := range sections {
		if !bytes.Contains(manual, []byte("\n## "+s[1]+"\n")) {
			t.Errorf("docs/administrator.md has no section %q", s[1])
		}
	}
}
