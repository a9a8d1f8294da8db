package pdf

import (
	"strings"
	"testing"
)

func TestTextStringsAreReadAsTheyWere(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"Ref. (a) \\ 20MSP/2022/017)", "Żółć", "دعوة", "\u0a0d \u0d0a \u2829 \u5c28", "\U00020000 \U0001D11E", "ends with (", "\u00fe\u00ff"} {
		l := plainLayout(serif(t), nil, "one")
		l.Doc.Title = title
		file := writeLayout(t, l)
		if out := outside(t, file, "pdfinfo", "FILE"); !strings.Contains(out, title+"\n") {
			t.Errorf("wrote %q, pdfinfo reads\n%s", title, out)
		}
		if out := outside(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
			t.Error(out)
		}
	}
}
