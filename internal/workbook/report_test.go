package workbook

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"chancery/internal/locale"
)

func written(t testing.TB, r Report) []byte {
	t.Helper()
	data, err := WriteReport(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// rowsOf gives a data sheet's header and the rows below it that have content.
func rowsOf(t testing.TB, f *excelize.File, name string) (head []string, rows [][]string) {
	t.Helper()
	panes, err := f.GetPanes(name)
	if err != nil || !panes.Freeze {
		t.Fatalf("%s is not frozen: %v", name, err)
	}
	all, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[panes.YSplit:] {
		if strings.Join(row, "") != "" {
			rows = append(rows, row)
		}
	}
	return all[panes.YSplit-1], rows
}

func TestReportHasTheTenSheetsAndColumns(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, reportOf(t, locale.English, 40)))
	if got := strings.Join(f.GetSheetList(), ","); got != "Summary,Delegations,Participants,Speakers,Gender,No reply,Delivery,Questions,Changes,About" {
		t.Errorf("sheets %s", got)
	}
	for name, want := range map[string]string{
		"Delegations":  "Ref,Delegation,Class,Group,Language,Sent,Delivery,First answer,Status,Head,Delegates,Women,Items,Reminders",
		"Participants": "Number,Delegation,Capacity,Honorific,Name,Function,Gender,Mode,Days,Received,Source mail,Decided by,Accessibility needs,Visa letter",
		"Speakers":     "Item,Order,Delegation,On behalf of,Speaker,Minutes,Received,On time,Statement,Language,Minutes taken,Slot,Remarks",
		"Questions":    "ID,Ref,Delegation,From,Subject,Excerpt,Reason,Received,Age (days)",
	} {
		head, rows := rowsOf(t, f, name)
		if strings.Join(head, ",") != want {
			t.Errorf("%s: header %v", name, head)
		}
		tables, err := f.GetTables(name)
		if err != nil || len(tables) != 1 || !strings.HasSuffix(tables[0].Range, fmt.Sprint(dataHead+len(rows))) {
			t.Errorf("%s: table %+v %v for %d rows", name, tables, err, len(rows))
		}
	}
}

func TestEveryCountAgreesAcrossSheetsInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, l := range locale.All {
		r := reportOf(t, l, 60)
		f := opened(t, written(t, r))
		names := f.GetSheetList()
		_, delegations := rowsOf(t, f, names[1])
		_, people := rowsOf(t, f, names[2])
		_, speakers := rowsOf(t, f, names[3])
		_, genders := rowsOf(t, f, names[4])
		_, silent := rowsOf(t, f, names[5])
		women, women2 := 0, 0
		for _, p := range people {
			if p[6] == word(l, "value.female") {
				women++
			}
		}
		for _, d := range delegations {
			var n int
			if _, err := fmt.Sscan(d[11], &n); err != nil {
				t.Fatal(err)
			}
			women2 += n
		}
		total := genders[len(genders)-1]
		if len(delegations) != r.Figures.Invited || len(people) != r.Figures.Registrations || len(speakers) != r.Figures.Interventions || women != r.Figures.Women || women2 != women ||
			len(silent) != r.Figures.Invited-r.Figures.Answered || total[2] != fmt.Sprint(len(people)) || total[3] != fmt.Sprint(women) {
			t.Errorf("%s: %d %d %d %d %d %d %v against %+v", l, len(delegations), len(people), len(speakers), women, women2, len(silent), total, r.Figures)
		}
		about, err := f.GetRows(names[9])
		if err != nil {
			t.Fatal(err)
		}
		agree := 0
		for _, row := range about {
			if len(row) == 4 && row[3] == word(l, "word.agree") {
				agree++
			}
		}
		if agree != 11 {
			t.Errorf("%s: %d of 11 counts agree: %v", l, agree, about[len(about)-12:])
		}
	}
}

func TestFormulasOfAboutAgreeWhenTheyAreCalculated(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, reportOf(t, locale.French, 60)))
	name := f.GetSheetList()[9]
	rows, err := f.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for i := range rows {
		for _, col := range []int{2, 3, 4} {
			formula, err := f.GetCellFormula(name, at(col, i+1))
			if err != nil {
				t.Fatal(err)
			}
			if formula == "" {
				continue
			}
			had := rows[i][col-1]
			if got, err := f.CalcCellValue(name, at(col, i+1)); err != nil || got != had {
				t.Errorf("%s: %s gives %q (%v), the sheet says %q", at(col, i+1), formula, got, err, had)
			}
			checked++
		}
	}
	if checked != 33 {
		t.Errorf("%d formulas", checked)
	}
}

func TestSummaryFigureStandsRightOfItsLabelWithItsChange(t *testing.T) {
	t.Parallel()
	r := reportOf(t, locale.English, 40)
	rows, err := opened(t, written(t, r)).GetRows("Summary", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, row := range rows {
		if len(row) >= 3 && got[row[0]] == nil {
			got[row[0]] = row[1:3]
		}
	}
	for label, want := range map[string]string{"Invited": "40 0", "Answered": fmt.Sprintf("%d %d", r.Figures.Answered, r.Figures.Answered-3), "Attending": fmt.Sprintf("%d -2", r.Figures.Attending),
		"Delivered": "39 first report", "Share of women": "0.5 0.25", "Open questions": "1 first report"} {
		if strings.Join(got[label], " ") != want {
			t.Errorf("%s: %v, wanted %s", label, got[label], want)
		}
	}
}

func TestUserTextIsTextAsWrittenAndNeverAFormula(t *testing.T) {
	t.Parallel()
	r := reportOf(t, locale.English, 40)
	r.Questions[0].Excerpt = "bell \a and lone \xed\xa0\x80 and _x0041_ " + strings.Repeat("é", 40_000)
	f := opened(t, written(t, r))
	subject, err := f.GetCellValue("Questions", "E4")
	if err != nil || subject != "=cmd|' /C calc'!A0" {
		t.Errorf("subject %q %v", subject, err)
	}
	for _, cell := range []string{"Questions!E4", "Delegations!B7", "Participants!E4"} {
		sheet, at, _ := strings.Cut(cell, "!")
		if formula, err := f.GetCellFormula(sheet, at); err != nil || formula != "" {
			t.Errorf("%s is the formula %q", cell, formula)
		}
		kind, err := f.GetCellType(sheet, at)
		if err != nil || kind != excelize.CellTypeInlineString {
			t.Errorf("%s has type %v %v", cell, kind, err)
		}
		id, err := f.GetCellStyle(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		if q := f.Styles.CellXfs.Xf[id].QuotePrefix; q == nil || !*q {
			t.Errorf("%s has no quotePrefix", cell)
		}
	}
	excerpt, err := f.GetCellValue("Questions", "F4")
	if err != nil || !strings.HasPrefix(excerpt, "bell \ufffd and lone ") || !strings.Contains(excerpt, "_x0041_") || !strings.HasSuffix(excerpt, "… cut here: the whole text has 40032 characters") ||
		len([]rune(excerpt)) > cellLimit {
		t.Errorf("excerpt %.60q … %.80q %v", excerpt, excerpt[max(0, len(excerpt)-70):], err)
	}
}

func TestTimesAreInTheMeetingsZoneAndLateHasItsWord(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, reportOf(t, locale.English, 40)))
	_, rows := rowsOf(t, f, "Speakers")
	late := 0
	for i, row := range rows {
		if row[7] != "late" {
			continue
		}
		late++
		raw, err := f.GetCellValue("Speakers", at(7, dataHead+1+i), excelize.Options{RawCellValue: true})
		if err != nil || raw != "44723" { // 11 June 2022, 00:00 in Zurich
			t.Errorf("received %q %v", raw, err)
		}
	}
	if late != 3 || rows[0][7] != "on time" {
		t.Errorf("%d late, first %v", late, rows[0])
	}
}

func TestTimesKeepTheirMinuteWhereDigitsAreDropped(t *testing.T) {
	t.Parallel()
	for minute := range 24 * 60 {
		wall := time.Date(2022, 4, 26, 0, minute, 0, 0, time.UTC)
		digits := strconv.FormatFloat(serial(wall), 'f', -1, 64)
		kept, err := strconv.ParseFloat(digits[:min(len(digits), 16)], 64)
		if err != nil || int(kept*1440+1e-5)-44677*1440 != minute {
			t.Errorf("%s is %s, cut to %d min %v", wall.Format("15:04"), digits, int(kept*1440+1e-5)-44677*1440, err)
		}
	}
}

func TestArabicIsRightToLeftThroughout(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, reportOf(t, locale.Arabic, 40)))
	for _, name := range f.GetSheetList() {
		view, err := f.GetSheetView(name, 0)
		if err != nil || view.RightToLeft == nil || !*view.RightToLeft {
			t.Errorf("%s is not right-to-left: %v", name, err)
		}
		layout, err := f.GetPageLayout(name)
		if err != nil || *layout.Size != paperA4 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: page %+v %v", name, layout, err)
		}
		hf, err := f.GetHeaderFooter(name)
		if err != nil || !strings.Contains(hf.OddFooter, "&P") || !strings.Contains(hf.OddFooter, "&N") || strings.Contains(hf.OddHeader, "R&D") {
			t.Errorf("%s: header and footer %+v %v", name, hf, err)
		}
	}
	props, err := f.GetDocProps()
	if err != nil || props.Language != "ar" || props.Title == "" || props.Created != "2022-06-13T06:30:00Z" {
		t.Errorf("properties %+v %v", props, err)
	}
}

func TestChartsHaveAlternativeText(t *testing.T) {
	t.Parallel()
	data := written(t, reportOf(t, locale.English, 40))
	found := map[string]int{}
	for _, part := range []string{"xl/drawings/drawing1.xml", "xl/drawings/drawing2.xml"} {
		withPart(t, data, part, func(s string) string {
			found[part] = strings.Count(s, `descr="Chart: `)
			return s
		})
	}
	if found["xl/drawings/drawing1.xml"]+found["xl/drawings/drawing2.xml"] != 7 {
		t.Errorf("alternative texts: %v", found)
	}
}

func TestDelegationsLinkToTheirParticipants(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, reportOf(t, locale.English, 40)))
	ok, target, err := f.GetCellHyperLink("Delegations", "B4")
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	to, err := f.GetCellValue("Participants", target[strings.LastIndex(target, "!")+1:])
	if err != nil {
		t.Fatal(err)
	}
	if from, err := f.GetCellValue("Delegations", "B4"); err != nil || from != to || from == "" {
		t.Errorf("%q leads to %q (%s) %v", from, to, target, err)
	}
}

func TestSameReportSameBytes(t *testing.T) {
	t.Parallel()
	for range 3 {
		if !bytes.Equal(written(t, reportOf(t, locale.Chinese, 30)), written(t, reportOf(t, locale.Chinese, 30))) {
			t.Fatal("the same report gave other bytes")

		}
	}
}

func TestEmptyReportHasItsSheets(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, Report{Lang: locale.Spanish, Campaign: "x", Title: "X", CutOff: time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC)}))
	if n := len(f.GetSheetList()); n != 10 {
		t.Errorf("%d sheets", n)
	}
	if _, rows := rowsOf(t, f, "Preguntas"); len(rows) != 0 {
		t.Errorf("rows %v", rows)
	}
}

func TestWordsAreWholeAndSheetNamesFit(t *testing.T) {
	t.Parallel()
	for key, text := range words {
		for _, l := range locale.All {
			if text[l] == "" {
				t.Errorf("%s has no word in %s", key, l)
			}
			if strings.HasPrefix(key, "sheet.") && (len([]rune(text[l])) > 31 || strings.ContainsAny(text[l], `[]:*?/\`)) {
				t.Errorf("%s in %s is no name of a sheet: %s", key, l, text[l])
			}
		}
	}
	for _, key := range sheetKeys {
		if _, ok := words["sheet."+key]; !ok {
			t.Errorf("sheet %s has no name", key)
		}
	}
}

// The guide's table of reasons is the list of codes that mails wait for.
func TestReasonsOfTheGuideHaveWordsInEveryLanguage(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../../docs/office.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(guide), "| reason | what made it wait |")
	table, _, _ = strings.Cut(table, "\n\n")
	codes := regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(regexp.MustCompile(`(?m)\|[^|]*\|$`).ReplaceAllString(table, ""), -1)
	if !found || len(codes) < 15 {
		t.Fatalf("the guide has no table of reasons: %q", codes)
	}
	for _, code := range codes {
		if words["reason."+code[1]] == nil {
			t.Errorf("%s has no word", code[1])
		}
	}
}

func TestLabelsOfDaysKeepApart(t *testing.T) {
	t.Parallel()
	for span, want := range map[int]int{0: 1, 5: 1, 6: 2, 17: 3, 20: 7, 41: 7, 60: 14, 365: 63} {
		first := locale.Date{Year: 2022, Month: 4, Day: 26}
		if got := daysApart([]DayCount{{first, 1}, {first.AddDays(span), 1}}); got != want || span/got > mostDayLabels {
			t.Errorf("%d days: a label each %d days, wanted %d", span, got, want)
		}
	}
}

func TestNumberThatDoesNotFitOnItsPartOfABarIsLeftOut(t *testing.T) {
	t.Parallel()
	c := chart{values: []int{2, 3, 4}, counts: [][]any{{50, 48, 2}, {1, 1, 0}, {"withheld", "withheld", "withheld"}, {500, 400, 100}}}
	if got := c.crowded(); !reflect.DeepEqual(got, [][]int{nil, nil, {0, 3}}) {
		t.Errorf("left out %v, wanted 2 of 100 and 100 of 1,000", got)
	}
	got := string(leaveOut([]byte(`<ser><dLbls>a</dLbls></ser><ser><dLbls>b</dLbls></ser><dLbls>c</dLbls>`), [][]int{{1}, nil}))
	if want := `<ser><dLbls><dLbl><idx val="1"></idx><delete val="1"></delete></dLbl>a</dLbls></ser><ser><dLbls>b</dLbls></ser><dLbls>c</dLbls>`; got != want {
		t.Errorf("%s, wanted %s", got, want)
	}
}
