package relaylog

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoded drops a byte order mark and turns UTF-16, as Exchange's downloads are, into UTF-8.
func decoded(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// columns of a message trace, by the names that the portal's download, Get-MessageTrace and Get-MessageTraceV2 give them, blanks and underscores left out.
var columns = map[string]string{
	"messageid": "id", "recipientaddress": "to", "recipientstatus": "recipients", "recipient": "to", "status": "status", "recipients": "recipients",
	"received": "at", "origintimestamputc": "at", "datetimeutc": "at", "datetime": "at",
}

func columnName(s string) string {
	return columns[strings.ToLower(strings.NewReplacer(" ", "", "_", "", "\"", "", "(utc)", "", "(UTC)", "").Replace(strings.TrimSpace(s)))]
}

// isTrace tells whether a text begins with the header of a message trace.
func isTrace(head string) bool {
	line, _, _ := strings.Cut(head, "\n")
	for cell := range strings.SplitSeq(strings.TrimRight(line, "\r"), ",") {
		if columnName(cell) == "id" {
			return true
		}
	}
	return false
}

func (b *builder) readTrace(r io.Reader) error {
	in := csv.NewReader(r)
	in.FieldsPerRecord, in.LazyQuotes, in.ReuseRecord = -1, true, true
	header, err := in.Read()
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, name := range header {
		if column := columnName(name); column != "" {
			at[column] = i
		}
	}
	_, status := at["status"]
	if _, recipients := at["recipients"]; !status && !recipients {
		return fmt.Errorf("line 1: found the columns %q, wanted Message ID and Status or Recipient status", header)
	}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err // names the line
		}
		b.Lines++
		b.traceRow(func(column string) string {
			if i, ok := at[column]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		})
	}
}

// traceRow takes a row; Exchange lists what it took, whatever became of it. "Recipient status" of an extended report is "address##status;…".
func (b *builder) traceRow(cell func(column string) string) {
	when := traceTime(cell("at"))
	b.seen(when)
	f := b.fate(cell("id"))
	if f == nil {
		return
	}
	f.accept(when)
	if to := cell("to"); to != "" {
		f.deliver(to, Delivery{State: traceState(cell("status")), Words: cell("status"), At: when})
	}
	for one := range strings.SplitSeq(cell("recipients"), ";") {
		if address, status, ok := strings.Cut(one, "##"); ok {
			f.deliver(strings.TrimSpace(address), Delivery{State: traceState(status), Words: status, At: when})
		}
	}
}

func traceState(status string) string {
	switch s := strings.ToLower(status); {
	case strings.Contains(s, "fail"), strings.Contains(s, "quarantined"), strings.Contains(s, "filteredasspam"):
		return "bounced"
	case strings.Contains(s, "deliver"), strings.Contains(s, "expanded"), strings.Contains(s, "resolved"), strings.Contains(s, "send"):
		return "sent"
	}
	return "deferred" // Pending, Getting status
}

func traceTime(s string) time.Time {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.9999999", "2006-01-02 15:04:05", "1/2/2006 3:04:05 PM", "1/2/2006 15:04:05"} {
		if at, err := time.Parse(form, s); err == nil {
			return at
		}
	}
	return time.Time{}
}
