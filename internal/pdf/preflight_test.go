package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/needed"
)

// argued are the findings of PDFBox Preflight that stand, with the reason. Preflight knows PDF/A-1b alone (ISO 19005-1, of PDF 1.4);
// docs/architecture.md says the same at more length.
var argued = map[string]string{
	"7.11 : Error on MetaData, PDF/A identification schema http://www.aiim.org/pdfa/ns/id/ is missing": "no conformance is claimed that a validator for PDF/A-2a has not seen",
	"The CIDSet entry is missing for the Composite Subset":                                             "ISO 19005-2 §6.2.11.4.2 no longer asks for one",
	"1.4 : Trailer Syntax error, /XRef cross reference streams are not allowed":                        "PDF 1.5 has them, and ISO 19005-2 §6.1.4 allows them",
}

var jars = []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api"}

// preflight gives the findings on a file, a line each.
func preflight(t *testing.T, file []byte) []string {
	t.Helper()
	var class []string
	for _, j := range jars {
		jar := filepath.Join("/usr/share/java", j+".jar")
		if _, err := os.Stat(jar); err != nil {
			needed.Missing(t, "%s of Debian's libpdfbox2-java and what it needs is not installed", jar)
		}
		class = append(class, jar)
	}
	if _, err := exec.LookPath("java"); err != nil {
		needed.Missing(t, "java is not installed")
	}
	path := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", strings.Join(class, ":"), "org.apache.pdfbox.preflight.Validator_A1b", path).CombinedOutput()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(out), "valid PDF/A-1b file")
	if !ok {
		t.Fatalf("Preflight: %s", out)
	}
	_, rest, _ = strings.Cut(rest, "\n")
	return strings.Split(strings.TrimSpace(rest), "\n")
}

// unargued are the findings that no reason is given for.
func unargued(findings []string) (found []string) {
	for _, f := range findings {
		known := f == ""
		for finding := range argued {
			known = known || strings.HasSuffix(f, finding)
		}
		if !known {
			found = append(found, f)
		}
	}
	return found
}

func TestPreflightFindsWhatIsArguedAlone(t *testing.T) {
	t.Parallel()
	for _, lang := range []locale.Lang{locale.Arabic, locale.English, locale.Chinese} {
		_, l := write(t, readLetter(t, lang))
		file, err := Write(l, created)
		if err != nil {
			t.Fatal(err)
		}
		if found := unargued(preflight(t, file)); len(found) > 0 {
			t.Errorf("%s: %s", lang, strings.Join(found, "\n"))
		}
	}
}

func TestPreflightSeesABrokenLetter(t *testing.T) {
	t.Parallel()
	whole, _ := write(t, readLetter(t, locale.English))
	for _, edit := range []string{"one output intent with an RGB display profile of version 2 to 4", "annotations are printed and not hidden"} {
		if found := unargued(preflight(t, retable(breaks[edit](whole)))); len(found) == 0 {
			t.Errorf("nothing found in a letter that breaks the rule: %s", edit)
		}
	}
}
