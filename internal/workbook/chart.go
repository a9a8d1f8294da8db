package workbook

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// chart is a native chart of columns of a table on the same sheet: categories in one column, each series in another, named by the header.
type chart struct {
	kind                      excelize.ChartType
	title, table              string // table: what the alternative text names
	across, up                string // titles of the axes, of categories and of values: what is counted, in what unit
	sheet, anchor             string
	names                     int // column of the categories
	values                    []int
	header, firstRow, lastRow int
	cols, rows                int     // how many it covers
	counts                    [][]any // of lying bars, line by line, as the values are: labels that do not fit on their part of a bar are left out
	dates                     bool    // the categories are days
	daysApart                 int     // of two labels of days
}

// seriesColours are told apart in grey too; values stand on the bars, so that colour is never the only sign.
var seriesColours = []string{"1F3864", "C55A11", "7F7F7F", "BFBFBF"}

func (w *reportWriter) chart(c chart) error {
	var series []excelize.ChartSeries
	for i, col := range c.values {
		series = append(series, excelize.ChartSeries{
			Name: c.cells(col, c.header, c.header), Categories: c.cells(c.names, c.firstRow, c.lastRow), Values: c.cells(col, c.firstRow, c.lastRow),
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{seriesColours[i%len(seriesColours)]}},
			DataLabel: excelize.ChartDataLabel{Font: excelize.Font{Size: 8, Color: labelColour(c, i)}},
		})
	}
	font := excelize.Font{Size: 9, Family: fontFamily(w.Lang), Color: "404040"}
	one, gap := false, uint(60) // colour a series; per cent of a bar's width between bars
	spec := &excelize.Chart{
		Type: c.kind, Series: series, VaryColors: &one,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &excelize.Font{Bold: true, Size: 11, Family: fontFamily(w.Lang), Color: navy}}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &font},
		Dimension: excelize.ChartDimension{Width: uint(c.cols), Height: uint(c.rows)}, // see anchorToCells
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0;;"}},
		XAxis:     excelize.ChartAxis{Font: font, Title: w.axisTitle(c.across)},
		YAxis:     excelize.ChartAxis{Font: font, Title: w.axisTitle(c.up), MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0"}},
		GapWidth:  &gap,
		Format:    excelize.GraphicOptions{AltText: w.word("chart.alt", "title", c.title, "table", c.table), OffsetX: 10, OffsetY: 6, Positioning: "oneCell"},
	}
	if c.dates {
		spec.XAxis.NumFmt, spec.XAxis.TickLabelSkip = excelize.ChartNumFmt{CustomNumFmt: shortDate(w.Lang)}, max(1, c.daysApart) // see timeAxis
	}
	if len(c.values) == 1 {
		spec.Legend.Position = "none"
	}
	rtl := w.Lang.RTL()
	if c.kind == excelize.BarPercentStacked {
		spec.YAxis.NumFmt.CustomNumFmt, spec.YAxis.MajorUnit = percent(w.Lang), 0.5
		spec.XAxis.ReverseOrder, spec.YAxis.ReverseOrder = true, rtl // the first line of the table on top
	} else {
		spec.XAxis.ReverseOrder = rtl
	}
	w.charts++
	w.crowded[fmt.Sprintf("xl/charts/chart%d.xml", w.charts)] = c.crowded() // excelize numbers charts as they come
	if err := w.file.AddChart(c.sheet, c.anchor, spec); err != nil {
		return fmt.Errorf("chart %q on %s: %w", c.title, c.sheet, err)
	}
	return nil
}

func (w *reportWriter) axisTitle(text string) excelize.ChartTitle {
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: &excelize.Font{Size: 9, Family: fontFamily(w.Lang), Color: "404040"}}}}
}

// labelColour stands out on the bar, or on the page where labels stand above it.
func labelColour(c chart, series int) string {
	if c.kind == excelize.BarPercentStacked && series < 3 {
		return white
	}
	return "000000"
}

// cells refers to rows of a column.
func (c chart) cells(col, first, last int) string { return fixed(c.sheet, col, first, col, last) }

// fixed refers to cells of a sheet, whatever moves.
func fixed(sheet string, col, row, lastCol, lastRow int) string {
	first, err := excelize.CoordinatesToCellName(col, row, true)
	if err != nil {
		return ""
	}
	last, err := excelize.CoordinatesToCellName(lastCol, lastRow, true)
	if err != nil {
		return ""
	}
	if first == last {
		return quoteSheet(sheet) + "!" + first
	}
	return quoteSheet(sheet) + "!" + first + ":" + last
}

var (
	daysAxis   = regexp.MustCompile(`(?s)<catAx>(.*?)<auto val="1"></auto><lblAlgn[^>]*></lblAlgn><lblOffset val="(\d+)"></lblOffset><tickLblSkip val="(\d+)"></tickLblSkip>.*?</catAx>`)
	daysSeries = regexp.MustCompile(`<cat><strRef>(<f>[^<]*</f>)</strRef></cat>`)
)

// timeAxis makes an axis of days of the axis of categories that has a distance of labels, and numbers of its categories (ECMA-376 part 1, §21.2.2.39): days without
// an answer keep their place, and a label stands at each so many days, where LibreOffice would print one over the other. excelize has no such axis.
func timeAxis(chart []byte) []byte {
	if !daysAxis.Match(chart) {
		return chart
	}
	chart = daysSeries.ReplaceAll(chart, []byte(`<cat><numRef>$1</numRef></cat>`))
	return daysAxis.ReplaceAll(chart, []byte(`<dateAx>$1<auto val="1"></auto><lblOffset val="$2"></lblOffset><baseTimeUnit val="days"></baseTimeUnit><majorUnit val="$3"></majorUnit>`+
		`<majorTimeUnit val="days"></majorTimeUnit></dateAx>`))
}

var (
	axisTitled  = regexp.MustCompile(`(?s)<(catAx|dateAx|valAx)>.*?<title>(.*?)</title>`)
	titleTurned = regexp.MustCompile(` rot="-?\d+"`)
)

// turnTitles sets the title of the upright axis along it and that of the level one level (ECMA-376 part 1, §21.1.2.1.1: 60,000ths of a degree). excelize takes
// the axis of values for the upright one in charts of lying bars too, and says it in one of the two places where programs look.
func turnTitles(chart []byte) []byte {
	upright := "valAx"
	if bytes.Contains(chart, []byte(`<barDir val="bar">`)) {
		upright = "catAx"
	}
	return axisTitled.ReplaceAllFunc(chart, func(axis []byte) []byte {
		part := axisTitled.FindSubmatchIndex(axis)
		turn := ` rot="0"`
		if string(axis[part[2]:part[3]]) == upright {
			turn = ` rot="-5400000"`
		}
		return append(append([]byte{}, axis[:part[4]]...), titleTurned.ReplaceAll(axis[part[4]:], []byte(turn))...)
	})
}

// crowded names, for each series, the lines whose part of the bar is narrower than its number: about 3 % of the bar a digit, and its margins.
func (c chart) crowded() [][]int {
	narrow := make([][]int, len(c.values))
	for line, counts := range c.counts {
		all := 0
		for _, v := range counts {
			n, _ := v.(int)
			all += n
		}
		for series, v := range counts {
			if n, _ := v.(int); n > 0 && 100*n < (2+3*len(strconv.Itoa(n)))*all {
				narrow[series] = append(narrow[series], line)
			}
		}
	}
	return narrow
}

var seriesLabels = regexp.MustCompile(`<dLbls>`)

// leaveOut takes away the labels of points, series by series (ECMA-376 part 1, §21.2.2.47): one would stand over the other. The numbers stand in the chart's table.
func leaveOut(chart []byte, points [][]int) []byte {
	series := -1
	return seriesLabels.ReplaceAllFunc(chart, func(labels []byte) []byte {
		if series++; series >= len(points) {
			return labels
		}
		out := append([]byte{}, labels...)
		for _, p := range points[series] {
			out = fmt.Appendf(out, `<dLbl><idx val="%d"></idx><delete val="1"></delete></dLbl>`, p)
		}
		return out
	})
}
