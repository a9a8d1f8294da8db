package workbook

import (
	"slices"
	"strings"
)

// order is the sequence of children that the schemas give an element, alternatives at one place with "|" (ECMA-376 part 1, annex A): SpreadsheetML, then charts and their drawings.
var order = map[string]map[string]string{
	nsSheet: {
		"workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst",
		"worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells " +
			"phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing " +
			"legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst",
		"sheetPr": "tabColor outlinePr pageSetUpPr", "sheetViews": "sheetView extLst", "sheetView": "pane selection pivotSelection extLst", "cols": "col", "sheetData": "row", "row": "c extLst",
		"c": "f v is extLst", "is": "t r rPh phoneticPr", "hyperlinks": "hyperlink", "headerFooter": "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter", "tableParts": "tablePart",
		"styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
		"border":     "start end left right top bottom diagonal vertical horizontal", "xf": "alignment protection extLst", "fill": "patternFill gradientFill", "patternFill": "fgColor bgColor",
		"table": "autoFilter sortState tableColumns tableStyleInfo extLst", "tableColumns": "tableColumn", "tableColumn": "calculatedColumnFormula totalsRowFormula xmlColumnPr extLst",
		"sst": "si extLst", "si": "t r rPh phoneticPr",
	},
	nsChart: {
		"chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
		"chart":      "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
		"plotArea":   "layout barChart|lineChart catAx|valAx|dateAx dTable spPr extLst",
		"barChart":   "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
		"ser":        "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
		"catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset " +
			"tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
		"dateAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblOffset " +
			"baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit extLst",
		"valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit " +
			"minorUnit dispUnits extLst",
		"scaling": "logBase orientation max min extLst", "title": "tx layout overlay spPr txPr extLst", "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
		"dLbls": "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst",
		"cat":   "strRef numRef strLit numLit multiLvlStrRef", "val": "numRef numLit", "tx": "strRef rich v", "strRef": "f strCache extLst", "numRef": "f numCache extLst",
	},
	nsDrawing: {
		"wsDr": "twoCellAnchor oneCellAnchor absoluteAnchor", "twoCellAnchor": "from to sp grpSp graphicFrame cxnSp pic contentPart clientData",
		"oneCellAnchor": "from ext sp grpSp graphicFrame cxnSp pic contentPart clientData", "from": "col colOff row rowOff", "to": "col colOff row rowOff",
		"graphicFrame": "nvGraphicFramePr xfrm graphic", "nvGraphicFramePr": "cNvPr cNvGraphicFramePr",
	},
}

// anyOrder are elements whose children may stand in any order among themselves.
var anyOrder = []string{"wsDr", "sheetData"}

func (p *pack) elementOrder() {
	for name, root := range p.parts {
		p.ordered(name, root)
	}
}

func (p *pack) ordered(part string, e *element) {
	if list, known := order[e.space][e.name]; known {
		names := strings.Fields(list)
		last := 0
		for _, c := range e.children {
			at := slices.IndexFunc(names, func(n string) bool { return slices.Contains(strings.Split(n, "|"), c.name) })
			switch {
			case at < 0:
				p.add("order", "%s: %s in %s", part, c.name, e.name)
			case at < last && !slices.Contains(anyOrder, e.name):
				p.add("order", "%s: %s stands after %s in %s", part, c.name, names[last], e.name)
			default:
				last = at
			}
		}
	}
	for _, c := range e.children {
		p.ordered(part, c)
	}
}
