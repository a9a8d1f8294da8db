package pdf

import (
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// What Chromium and LibreOffice make of the same text with the same fonts, read by the same measure. For the figures of
// docs/performance.md, not for CI: CHANCERY_PEERS=1 go test -run Peers -v ./internal/pdf
func TestPeersExtract(t *testing.T) {
	if os.Getenv("CHANCERY_PEERS") == "" {
		t.Skip("CHANCERY_PEERS is not set")
	}
	dir := t.TempDir()
	fonts, err := filepath.Abs("../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	config := fmt.Sprintf("<?xml version=\"1.0\"?><fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>", fonts, dir)
	if err := os.WriteFile(filepath.Join(dir, "fonts.conf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("FONTCONFIG_FILE", filepath.Join(dir, "fonts.conf"))
	t.Setenv("HOME", dir)
	for _, what := range texts {
		for _, lang := range []locale.Lang{locale.Arabic, locale.English, locale.Chinese} {
			d := what.of(t, lang)
			base := filepath.Join(dir, what.name+"."+string(lang))
			if err := os.WriteFile(base+".html", []byte(webPage(d)), 0o600); err != nil {
				t.Fatal(err)
			}
			run(t, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+base+".chromium.pdf", "file://"+base+".html")
			run(t, "soffice", "--headless", "-env:UserInstallation=file://"+dir+"/office", "--convert-to", "odt:writer8", "--outdir", dir, base+".html")
			run(t, "soffice", "--headless", "-env:UserInstallation=file://"+dir+"/office", "--convert-to", "pdf:writer_pdf_Export", "--outdir", dir, base+".odt")
			ours, _ := write(t, d)
			theirs := map[string][]byte{"ours": ours}
			for maker, path := range map[string]string{"Chromium": base + ".chromium.pdf", "LibreOffice": base + ".pdf"} {
				if theirs[maker], err = os.ReadFile(path); err != nil {
					t.Fatal(err)
				}
			}
			for _, maker := range slices.Sorted(maps.Keys(theirs)) {
				for _, r := range readers[:2] {
					t.Logf("%s %s, %s by %s:%s", what.name, lang, maker, r.name, shares(t, r, d, theirs[maker]))
				}
			}
		}
	}
}

func shares(t *testing.T, r reader, d *typeset.Document, file []byte) (line string) {
	by, any := map[string]*tally{}, map[string]*tally{}
	wanted, found := tokens(documentText(d)), tokens(r.readAll(t, [][]byte{file})[0].text())
	inOrder(wanted, found, by)
	inAnyOrder(wanted, found, any)
	for _, script := range slices.Sorted(maps.Keys(by)) {
		line += fmt.Sprintf(" %s %.1f %% (in any order %.1f %%) of %d;", script, 100*by[script].share(), 100*any[script].share(), by[script].wanted)
	}
	return line
}

// webPage is the document's text as a plain HTML page.
func webPage(d *typeset.Document) string {
	var b strings.Builder
	dir := "ltr"
	if d.Lang == locale.Arabic {
		dir = "rtl"
	}
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=%q dir=%q><head><meta charset=utf-8><title>Letter</title><style>body{font:12pt 'Noto Naskh Arabic','Noto Serif','Noto Serif SC';text-align:justify}</style></head><body>\n", d.Lang, dir)
	tag := func(name string, spans []typeset.Span) {
		fmt.Fprintf(&b, "<%s>", name)
		for _, s := range spans {
			b.WriteString(strings.ReplaceAll(html.EscapeString(s.Text), "\n", "<br>"))
		}
		fmt.Fprintf(&b, "</%s>\n", name)
	}
	for _, blk := range d.Blocks {
		if len(blk.Spans) > 0 {
			tag("p", blk.Spans)
		}
		if len(blk.Items) > 0 {
			b.WriteString("<ul>")
			for _, item := range blk.Items {
				tag("li", item)
			}
			b.WriteString("</ul>\n")
		}
		if len(blk.Rows) > 0 {
			b.WriteString("<table>")
			for _, row := range blk.Rows {
				b.WriteString("<tr>")
				for _, cell := range row {
					tag("td", cell)
				}
				b.WriteString("</tr>")
			}
			b.WriteString("</table>\n")
		}
	}
	return b.String() + "</body></html>\n"
}
