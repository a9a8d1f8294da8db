package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// A rule that nothing breaks is no rule: each is broken here in one place of a letter that keeps them all.
var breaks = map[string]func(file []byte) []byte{
	"the header names the version, a comment of four bytes past 127 follows":                    swap("%\xe2\xe3\xcf\xd3\n", "%abcd\n"),
	"the trailer has an identifier":                                                             swap("/ID[<", "/Ix[<"),
	"the file is not encrypted":                                                                 swap("trailer\n<<", "trailer\n<</Encrypt 1 0 R"),
	"nothing stands after the last end-of-file marker but an end of line":                       func(f []byte) []byte { return append(f, "more\n"...) },
	"the cross-reference table is spaced as it has to be and leads to every object":             change(`\d{10} 00000 n`, "0000000001 00000 n"),
	"the information dictionary says what the metadata say":                                     swap("/Producer(chancery)", "/Producer(Chancery)"),
	"hexadecimal strings have an even number of digits":                                         swap("/Type/Catalog", "/Type/Catalog/Odd<FEF>"),
	"streams begin and end at an end of line and are as long as they say":                       swap("/Subtype/XML/Length ", "/Subtype/XML/Length 1"),
	"no stream lies in another file":                                                            swap("/Length1 ", "/F(elsewhere)/Length1 "),
	"no filter but Flate":                                                                       swap("/Subtype/XML", "/Subtype/XML/Filter/LZWDecode"),
	"names are UTF-8":                                                                           inCatalog("/#FF true"),
	"objects begin and end on lines of their own":                                               swap("\nendobj\n", " endobj\n"),
	"no inline images":                                                                          onPage("BI /W 1 /H 1 ID EI"),
	"no permissions":                                                                            inCatalog("/Perms<<>>"),
	"numbers, strings and names keep to their limits":                                           inCatalog("/Large 99999999999"),
	"graphics states nest at most 28 deep":                                                      onPage(strings.Repeat("q ", 29) + strings.Repeat("Q ", 29)),
	"pages measure 3 to 14,400 units":                                                           change(`/Type/Page(/.*?)/MediaBox\[[^]]*\]`, "/Type/Page$1/MediaBox[0 0 2 2]"),
	"no embedded files":                                                                         inCatalog("/Names<</EmbeddedFiles<<>>>>"),
	"no optional content":                                                                       inCatalog("/OCProperties<<>>"),
	"no alternate presentations, transitions of steps, or requirements":                         inCatalog("/Requirements[]"),
	"pages have operators of ISO 32000-1 alone, and what these name stands in their resources":  onPage("beginning"),
	"one output intent with an RGB display profile of version 2 to 4":                           swap("/N 3", "/N 4"),
	"device colours are those that the intent gives a meaning: RGB and grey":                    onPage("0 0 0 1 k"),
	"no transfer functions, halftones or rendering intents":                                     onPage("/Perceptual ri"),
	"pictures have no alternates, no OPI, no interpolation":                                     swap("/Subtype /Image", "/Subtype /Image /Interpolate true"),
	"no PostScript, no reference to other files in form XObjects":                               swap("/Subtype /Form", "/Subtype /Form /Ref<<>>"),
	"form XObjects have no marked content of the structure":                                     swap("/Subtype /Form", "/Subtype /Form /StructParents 0"),
	"nothing is transparent":                                                                    swap("/Subtype /Image", "/Subtype /Image /SMask 1 0 R"),
	"fonts are composite fonts with all entries":                                                swap("/StemV ", "/StemX "),
	"the CIDSystemInfo goes with the encoding Identity-H, which is predefined":                  swap("/Ordering(Identity)", "/Ordering(GB1)"),
	"CIDToGIDMap is a stream of two bytes a code":                                               change(`/CIDToGIDMap \d+ 0 R`, "/CIDToGIDMap/Identity"),
	"the font program is embedded, with the tables that drawing needs":                          swap("/FontFile2 ", "/FontFile3 "),
	"every glyph that is shown is in the program":                                               inStream(`/CIDToGIDMap (\d+) 0 R`, func(s string) string { return strings.Repeat("\xFF", len(s)) }),
	"a CIDSet is left out: where there is one it has to name every glyph":                       swap("/StemV ", "/CIDSet 1 0 R/StemV "),
	"widths of dictionary and program agree to a thousandth of an em":                           swap("/W[1[", "/W[2["),
	"every code that is shown has text":                                                         inStream(`/ToUnicode (\d+) 0 R`, func(s string) string { return strings.ReplaceAll(s, "><", "> <") }),
	"no text is U+0000, U+FEFF or U+FFFE":                                                       inStream(`/ToUnicode (\d+) 0 R`, func(s string) string { return mapped.ReplaceAllString(s, "$1<FFFE>") }),
	"no text is of a private-use area":                                                          inStream(`/ToUnicode (\d+) 0 R`, func(s string) string { return mapped.ReplaceAllString(s, "$1<E000>") }),
	"no code shows .notdef":                                                                     inStream(`/CIDToGIDMap (\d+) 0 R`, func(s string) string { return strings.Repeat("\x00", len(s)) }),
	"the catalog has metadata, which other programs can read as they stand":                     swap("/Metadata ", "/Metadatx "),
	"metadata have properties of predefined schemas alone":                                      swap("pdf:Producer", "pdf:Trapped "),
	"the file has a title, and readers show it":                                                 swap("/DisplayDocTitle true", "/DisplayDocTitle false"),
	"no conformance is claimed that a validator has not seen":                                   swap(`xmlns:pdf="`, `xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdf="`),
	"annotations are links":                                                                     swap("/Subtype/Link", "/Subtype/Movie"),
	"annotations are printed and not hidden":                                                    swap("/F 4/", "/F 6/"),
	"links have no appearance that could differ":                                                swap("/F 4/", "/F 4/AP<<>>/"),
	"links say what they lead to":                                                               change(`/F 4/Rect(\[[^]]*\])/Contents`, "/F 4/Rect$1/Contentx"),
	"links stand in a Link element, which the parent tree names":                                change(`/StructParent \d+`, "/StructParent 0"),
	"tabs follow the structure on every page":                                                   swap("/Tabs/S", "/Tabs/R"),
	"the only action is to open an address":                                                     swap("/S/URI", "/S/Launch"),
	"nothing happens by itself":                                                                 inCatalog("/OpenAction<</S/JavaScript>>"),
	"no forms":                                                                                  inCatalog("/AcroForm<<>>"),
	"the file says that it is tagged, and nothing of suspects":                                  swap("/Marked true", "/Marked true/Suspects true"),
	"the structure has a root, and a Document at its top":                                       swap("/S/Document", "/S/Article"),
	"types are standard ones, each where it may stand; no role map is needed":                   swap("/S/LBody", "/S/Index"),
	"all content is marked, as artifact or as content of the structure, never one in the other": onPage("0 0 10 10 re f"),
	"artifacts of letterhead and footer say what they are":                                      inContent("/Subtype/Header", ""),
	"each marked content belongs to the element that the parent tree names, once":               change(`/Nums\[0\[(\d+ 0 R) (\d+ 0 R) (\d+ 0 R)`, "/Nums[0[$2 $1 $3"),
	"headings begin with H1 and skip no level":                                                  swap("/S/H2", "/S/H3"),
	"lists have items with label and body, and say how they are numbered":                       swap("/ListNumbering/", "/Numbering/"),
	"header cells have a scope":                                                                 swap("/Scope/Column", "/Scape/Column"),
	"the rows of a table have as many columns, the first is its header":                         change(`/S/TD/P (\d+) 0 R`, "/S/TD/A<</O/Table/ColSpan 2>>/P $1 0 R"),
	"pictures of the text have Alt and a box":                                                   change(`/S/Figure(.*?)/Alt`, "/S/Figure$1/Alx"),
	"the language is declared for the file and for each part in another one":                    swap("/Lang(en)/MarkInfo", "/Lang(English)/MarkInfo"),
	"text for assistive technology is of no private-use area, and there is some":                change(`/ActualText\([^)]*\)`, "/ActualText<FEFFE000>"),
}

var mapped = regexp.MustCompile(`(?m)^(<[0-9A-F]{4}>)<[0-9A-F]+>$`)

func swap(old, new string) func([]byte) []byte {
	return func(f []byte) []byte { return bytes.Replace(f, []byte(old), []byte(new), 1) }
}

func inCatalog(entries string) func([]byte) []byte {
	return swap("/Type/Catalog", "/Type/Catalog"+entries)
}

func change(pattern, new string) func([]byte) []byte {
	r := regexp.MustCompile(pattern)
	return func(f []byte) []byte {
		m := r.FindSubmatchIndex(f)
		if m == nil {
			return f
		}
		return append(append(append([]byte(nil), f[:m[0]]...), r.Expand(nil, []byte(new), f, m)...), f[m[1]:]...)
	}
}

// inStream changes the first stream whose number the pattern finds, and leaves it without a filter.
func inStream(pattern string, edit func(string) string) func([]byte) []byte {
	r := regexp.MustCompile(pattern)
	return func(f []byte) []byte {
		m := r.FindSubmatch(f)
		d, err := readDocument(f)
		if m == nil || err != nil {
			return f
		}
		head := fmt.Appendf(nil, "\n%s 0 obj\n", m[1])
		from := bytes.Index(f, head) + len(head)
		end := from + bytes.Index(f[from:], []byte("\nendstream\nendobj"))
		l := lexer{src: head[1:]}
		n, _ := l.next()
		data := edit(string(d.stream(reference(n.(int)))))
		return slices.Concat(f[:from], fmt.Appendf(nil, "<</Length %d>>\nstream\n%s", len(data), data), f[end:])
	}
}

// inContent changes the text of the first page, onPage adds to it.
func inContent(old, new string) func([]byte) []byte {
	return inStream(`/Type/Page/.*?/Contents\[\d+ 0 R (\d+) 0 R`, func(s string) string { return strings.Replace(s, old, new, 1) })
}

func onPage(operators string) func([]byte) []byte { return inContent("ET\n", "ET\n"+operators+"\n") }

// retable writes the cross-reference table anew, for an edit that moved objects.
func retable(f []byte) []byte {
	at := bytes.LastIndex(f, []byte("\nxref\n")) + 1
	tail := bytes.Index(f[at:], []byte("trailer\n")) + at
	places := map[string]int{}
	for _, m := range objectHead.FindAllSubmatchIndex(f[:at], -1) {
		places[string(f[m[2]:m[3]])] = m[2]
	}
	out := fmt.Appendf(bytes.Clone(f[:at]), "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for n := 1; n <= len(places); n++ {
		out = fmt.Appendf(out, "%010d 00000 n \n", places[fmt.Sprint(n)])
	}
	rest := regexp.MustCompile(`startxref\n\d+\n`).ReplaceAll(f[tail:], fmt.Appendf(nil, "startxref\n%d\n", at))
	return append(out, rest...)
}

func TestEveryRuleIsSeenToFail(t *testing.T) {
	t.Parallel()
	d := readLetter(t, locale.English)
	d.Signature = logo(t)
	whole, _ := write(t, d)
	for rule, found := range judge(t, retable(whole)) {
		t.Fatalf("before an edit: %s: %q", rule, found)
	}
	for _, r := range rules {
		edit := breaks[r.what]
		if edit == nil {
			t.Errorf("nothing breaks the rule: %s", r.what)
			continue
		}
		file := edit(bytes.Clone(whole))
		if bytes.Equal(file, whole) {
			t.Errorf("the edit finds nothing to change: %s", r.what)
			continue
		}
		if !strings.Contains(r.what, "cross-reference") && !strings.Contains(r.what, "end-of-file") {
			file = retable(file)
		}
		if broken := judge(t, file); len(broken[r.what]) == 0 {
			t.Errorf("the rule does not see its edit: %s; broken are %q", r.what, slices.Sorted(maps.Keys(broken)))
		}
	}
	if len(breaks) != len(rules) {
		t.Errorf("%d edits for %d rules", len(breaks), len(rules))
	}
}
