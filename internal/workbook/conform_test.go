package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

// conform gives what breaks the rules in a workbook of ours.
func conform(t testing.TB, data []byte) ([]string, []*grid) {
	t.Helper()
	p := openPack(t, data)
	p.elementOrder()
	grids := p.sheets()
	p.names()
	p.charts(grids)
	p.properties()
	return p.faults, grids
}

func TestReportKeepsTheRulesOfOpenXML(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		for _, delegations := range []bool{false, true} {
			for _, n := range []int{0, 1, 24} {
				r := reportOf(t, l, n)
				r.ForDelegations = delegations
				if n == 0 {
					r.Questions, r.Failures, r.Changes, r.Answers = nil, nil, nil, nil
				}
				faults, grids := conform(t, written(t, r))
				for _, f := range faults {
					t.Errorf("%s, %d delegations: %s", l, n, f)
				}
				if want := map[bool]int{false: 10, true: 6}[delegations]; len(grids) != want {
					t.Errorf("%s: %d sheets", l, len(grids))
				}
			}
		}
	}
}

func TestArabicChartsAreRightToLeft(t *testing.T) {
	t.Parallel()
	for name, part := range partsOf(t, written(t, reportOf(t, locale.Arabic, 12))) {
		text := string(part)
		if strings.HasPrefix(name, "xl/charts/") && (!strings.Contains(text, `<lang val="ar">`) || !strings.Contains(text, `<a:pPr rtl="1">`) || strings.Contains(text, `<a:pPr>`) ||
			!strings.Contains(text, `<orientation val="maxMin">`)) {
			t.Errorf("%s is not right-to-left", name)
		}
	}
}

func TestDatesAreNumbersWithAFormatOfDates(t *testing.T) {
	t.Parallel()
	_, grids := conform(t, written(t, reportOf(t, locale.Russian, 60)))
	for i, columns := range map[int][]int{1: {6, 8}, 2: {10}, 3: {7}, 5: {4, 8}, 6: {8}, 7: {8}, 8: {8}} {
		for _, col := range columns {
			found := 0
			for ref, value := range grids[i].cells {
				a, _ := rangeOf(ref)
				if a.c1 != col || a.r1 <= dataHead {
					continue
				}
				if found++; !grids[i].dates[ref] {
					t.Errorf("%s!%s is no date: %q", grids[i].name, ref, value)
				}
			}
			if found == 0 {
				t.Errorf("%s has no dates in column %d", grids[i].name, col)
			}
		}
	}
}

func TestEachRuleOfOpenXMLIsSeenToFail(t *testing.T) {
	t.Parallel()
	data := written(t, reportOf(t, locale.English, 8))
	for _, c := range []struct{ rule, part, from, to string }{
		{"xml", "xl/styles.xml", "</styleSheet>", ""},
		{"types", "[Content_Types].xml", "/xl/worksheets/sheet2.xml", "/xl/worksheets/sheet99.xml"},
		{"outside", "[Content_Types].xml", "spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml"},
		{"outside", "xl/worksheets/_rels/sheet2.xml.rels", `Target="../tables/table1.xml"`, `Target="https://x.example" TargetMode="External"`},
		{"relations", "xl/worksheets/_rels/sheet2.xml.rels", "table1.xml", "table99.xml"},
		{"relations", "xl/workbook.xml", `r:id="rId1"`, `r:id="rId99"`},
		{"order", "xl/worksheets/sheet2.xml", "<sheetData>", "<pageMargins/><sheetData>"},
		{"order", "xl/charts/chart1.xml", "<plotArea>", "<legend></legend><plotArea>"},
		{"sheet name", "xl/workbook.xml", `name="No reply"`, `name="No/reply"`},
		{"sheet name", "xl/workbook.xml", `name="No reply"`, `name="SUMMARY"`},
		{"rows", "xl/worksheets/sheet2.xml", `<row r="5"`, `<row r="4"`},
		{"rows", "xl/worksheets/sheet2.xml", `r="B4"`, `r="A4"`},
		{"styles", "xl/worksheets/sheet2.xml", `r="B4" s="`, `r="B4" s="9`},
		{"styles", "xl/styles.xml", `fontId="1"`, `fontId="99"`},
		{"text", "xl/worksheets/sheet2.xml", `<t>R001</t>`, `<t> R001</t>`},
		{"text", "xl/worksheets/sheet2.xml", `<t>R001</t>`, `<t>` + strings.Repeat("x", 40_000) + `</t>`},
		{"number", "xl/worksheets/sheet3.xml", `<v>1</v>`, `<v>one</v>`},
		{"formula", "xl/worksheets/sheet10.xml", `<f>COUNTA(`, `<f>HYPERLINK(`},
		{"links", "xl/worksheets/sheet2.xml", `location="'Participants'!`, `location="'Nowhere'!`},
		{"page", "xl/worksheets/sheet4.xml", `orientation="landscape"`, `orientation="portrait"`},
		{"page", "xl/worksheets/sheet4.xml", "&amp;N", "N"},
		{"page", "xl/worksheets/sheet4.xml", `ySplit="3"`, `ySplit="2"`},
		{"tables", "xl/tables/table1.xml", `name="Delegation"`, `name="Ref"`},
		{"tables", "xl/tables/table1.xml", `id="1" name=`, `id="2" name=`},
		{"names", "xl/workbook.xml", `localSheetId="1"`, `localSheetId="77"`},
		{"charts", "xl/charts/chart1.xml", "<crossAx val=\"", "<crossAx val=\"9"},
		{"charts", "xl/charts/chart1.xml", "<a:t>Answers</a:t>", ""},
		{"charts", "xl/drawings/drawing1.xml", `descr="`, `title="`},
		{"charts", "xl/charts/chart1.xml", "&#39;Summary&#39;!", "&#39;Gender&#39;!"},
		{"properties", "docProps/core.xml", "<dc:title>", "<dc:other>"},
	} {
		changed := false
		broken := withPart(t, data, c.part, func(s string) string {
			out := strings.Replace(s, c.from, c.to, 1)
			if c.rule == "properties" {
				out = strings.ReplaceAll(strings.ReplaceAll(s, "<dc:title>", "<dc:other>"), "</dc:title>", "</dc:other>")
			}
			changed = out != s
			return out
		})
		if !changed {
			t.Errorf("%s: %q is not in %s", c.rule, c.from, c.part)
			continue
		}
		faults, _ := conform(t, broken)
		if !strings.Contains("\n"+strings.Join(faults, "\n"), "\n"+c.rule+": ") {
			t.Errorf("%s: %q for %q in %s was not seen: %q", c.rule, c.to, c.from, c.part, faults)
		}
	}
}

// LibreOffice reads all that we wrote, works the formulas out anew, and keeps tables, links and charts.
func TestReportSavedAgainByLibreOfficeSaysTheSame(t *testing.T) {
	t.Parallel()
	for _, l := range []locale.Lang{locale.English, locale.Arabic, locale.Chinese} {
		ours := written(t, reportOf(t, l, 40))
		theirs := soffice(t, ours, "xlsx")
		was, is := opened(t, ours), opened(t, theirs)
		if a, b := was.GetSheetList(), is.GetSheetList(); !slices.Equal(a, b) {
			t.Fatalf("%s: sheets %q, wanted %q", l, b, a)
		}
		for _, sheet := range was.GetSheetList() {
			a, err := was.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			b, err := is.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range a {
				for j, want := range row {
					got := ""
					if i < len(b) && j < len(b[i]) {
						got = b[i][j]
					}
					if got != want && !sameNumber(got, want) {
						t.Errorf("%s: %s!%s is %q, wanted %q", l, sheet, at(j+1, i+1), got, want)
					}
				}
			}
			tables, err := was.GetTables(sheet)
			if err != nil {
				t.Fatal(err)
			}
			if kept, err := is.GetTables(sheet); err != nil || len(kept) != len(tables) {
				t.Errorf("%s: %s has %d tables, wanted %d (%v)", l, sheet, len(kept), len(tables), err)
			}
		}
		if ok, target, err := is.GetCellHyperLink(was.GetSheetList()[1], "B4"); !ok || err != nil || target == "" {
			t.Errorf("%s: the link to the participants is lost: %v", l, err)
		}
		charts := 0
		for name := range partsOf(t, theirs) {
			if strings.HasPrefix(name, "xl/charts/chart") {
				charts++
			}
		}
		if charts != 7 {
			t.Errorf("%s: %d charts, wanted 7", l, charts)
		}
	}
}

func sameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) < 1e-6
}
