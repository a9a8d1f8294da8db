package workbook

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// The tables that CSV has.
const (
	CSVParticipants = "participants"
	CSVSpeakers     = "speakers"
)

// WriteCSV writes one of the report's tables as CSV (RFC 4180) in UTF-8 with the byte order mark that Excel wants. Times are "2022-06-10 18:30" in the meeting's zone.
func WriteCSV(r Report, sheet string) ([]byte, error) {
	w := newReportWriter(r)
	defer w.file.Close()
	t := table{Columns: w.participantColumns(), Rows: w.participantSeq()}
	if sheet == CSVSpeakers {
		t = table{Columns: w.speakerColumns(), Rows: w.speakerSeq()}
	}
	if r.ForDelegations {
		t = t.only(delegationColumns[sheet])
	}
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	line := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = c.Title
	}
	if err := out.Write(line); err != nil {
		return nil, fmt.Errorf("write %s as CSV: %w", sheet, err)
	}
	for values := range t.Rows {
		for i, v := range values {
			line[i] = csvCell(v)
		}
		if err := out.Write(line); err != nil {
			return nil, fmt.Errorf("write %s as CSV: %w", sheet, err)
		}
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

func csvCell(v any) string {
	switch v := v.(type) {
	case string:
		return CSVText(cut(v, "…"))
	case int:
		return strconv.Itoa(v)
	case link:
		return csvCell(v.of)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return v.Format("2006-01-02 15:04")
	}
	return ""
}

// CSVText puts an apostrophe before a text that a spreadsheet could take for a formula: CSV has no other way to say that a cell is text. Programs drop blanks
// and marks of direction first, and take full-width signs for their plain ones.
func CSVText(s string) string {
	bare := strings.TrimLeft(s, " \t\r\n\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\"")
	r, _ := utf8.DecodeRuneInString(bare)
	if bare != "" && strings.ContainsRune("=+-@|%＝＋－＠", r) {
		return "'" + s
	}
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\n") {
		return "'" + s
	}
	return s
}
