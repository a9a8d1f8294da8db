package letter

import (
	"fmt"
	"html"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// fontStacks are fonts that mail programs have, by language.
var fontStacks = map[locale.Lang]string{
	locale.Arabic:  "'Geeza Pro','Segoe UI',Tahoma,Arial,sans-serif",
	locale.Chinese: "'PingFang SC','Microsoft YaHei',SimSun,sans-serif",
}

// htmlMail writes blocks as one document with inline style: mail programs drop style sheets. Values are escaped as text.
func htmlMail(l locale.Lang, subject string, blocks []typeset.Block) string {
	dir := "ltr"
	if l.RTL() {
		dir = "rtl"
	}
	font := firstOf(fontStacks[l], "Calibri,'Segoe UI',Helvetica,Arial,sans-serif")
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"" + string(l) + "\" dir=\"" + dir + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + html.EscapeString(subject) + "</title>\n</head>\n")
	b.WriteString("<body dir=\"" + dir + "\" style=\"font-family:" + font + ";font-size:11pt;line-height:1.5;color:#1a1a1a;max-width:42em;margin:1em\">\n")
	for _, block := range blocks {
		htmlBlock(&b, block)
	}
	b.WriteString("</body>\n</html>\n")
	return b.String()
}

func htmlBlock(b *strings.Builder, block typeset.Block) {
	switch block.Role {
	case typeset.List:
		tag := "ul"
		if block.Ordered {
			tag = "ol"
		}
		b.WriteString("<" + tag + " style=\"margin:0 0 1em\">\n")
		for _, item := range block.Items {
			b.WriteString("<li>" + htmlSpans(item) + "</li>\n")
		}
		b.WriteString("</" + tag + ">\n")
	case typeset.Table:
		htmlTable(b, block.Rows)
	case typeset.Heading:
		b.WriteString("<h2 style=\"font-size:1.1em;margin:1.2em 0 .5em\">" + htmlSpans(block.Spans) + "</h2>\n")
	case typeset.Notice:
		b.WriteString("<p style=\"margin:0 0 1em;text-align:center;font-weight:bold\">" + htmlSpans(block.Spans) + "</p>\n")
	default:
		b.WriteString("<p style=\"margin:0 0 1em\">" + htmlSpans(block.Spans) + "</p>\n")
	}
}

func htmlTable(b *strings.Builder, rows [][][]typeset.Span) {
	b.WriteString("<table style=\"border-collapse:collapse;margin:0 0 1em\">\n")
	for i, row := range rows {
		b.WriteString("<tr>")
		switch {
		case i > 0 && typeset.HeadsRows(row):
			htmlCell(b, fmt.Sprintf("th colspan=\"%d\"", len(row)), row[0])
		default:
			tag := "td"
			if i == 0 {
				tag = "th"
			}
			for _, cell := range row {
				htmlCell(b, tag, cell)
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
}

// htmlCell writes a cell; tag may bear attributes.
func htmlCell(b *strings.Builder, tag string, cell []typeset.Span) {
	b.WriteString("<" + tag + " style=\"border:1px solid #999;padding:.2em .6em;text-align:start\">" + htmlSpans(cell) + "</" + tag[:2] + ">")
}

func htmlSpans(spans []typeset.Span) string {
	var b strings.Builder
	for _, s := range spans {
		text := strings.ReplaceAll(html.EscapeString(s.Text), "\n", "<br>\n")
		if s.Isolate && s.Link == "" && !strings.Contains(s.Text, "\n") {
			text = "<bdi>" + text + "</bdi>"
		}
		if s.Italic {
			text = "<em>" + text + "</em>"
		}
		if s.Bold {
			text = "<strong>" + text + "</strong>"
		}
		if s.Link != "" {
			text = "<a href=\"" + html.EscapeString(s.Link) + "\"" + linkDir(s) + ">" + text + "</a>"
		}
		b.WriteString(text)
	}
	return b.String()
}

// linkDir keeps an address that is shown as it is from left to right.
func linkDir(s typeset.Span) string {
	if s.Text == s.Link || "mailto:"+s.Text == s.Link {
		return " dir=\"ltr\""
	}
	return ""
}
