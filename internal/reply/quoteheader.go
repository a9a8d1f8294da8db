package reply

import "strings"

// dashes are what programs rule with; "&nbsp;" is what QQ leaves of its spaces.
const dashes = "-_=‐‑–— \u00a0"

// quoteHeader is the number of lines of the header of a quoted mail that begins at i, 0 where none does.
func quoteHeader(lines []string, i int) int {
	line := strings.Trim(strings.TrimSpace(lines[i]), "*")
	if line == "" {
		return 0
	}
	if n := separator(lines, i, line); n > 0 {
		return n
	}
	if n := headerBlock(lines, i); n > 0 {
		return n
	}
	if n := notesBlock(lines, i); n > 0 {
		return n
	}
	return attribution(lines, i)
}

// separator is a line such as "-----Original Message-----", or a rule above a header block.
func separator(lines []string, i int, line string) int {
	if line[0] == '-' || line[0] == '_' || line[0] == '=' || strings.HasPrefix(line, "‐") || strings.HasPrefix(line, "—") {
		return ruled(lines, i, line)
	}
	if strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") {
		if f := foldAll(line); len(f) < 60 {
			if p, ok := words().begins("original", f); ok && p == f && p != "original" {
				return 1
			}
		}
	}
	return 0
}

// ruled is a separator that begins with a rule.
func ruled(lines []string, i int, line string) int {
	inside := strings.Trim(strings.ReplaceAll(line, "&nbsp;", " "), dashes)
	if inside == "" {
		if len(line) < 3 {
			return 0
		}
		for k := i + 1; k < min(i+3, len(lines)); k++ {
			if n := headerBlock(lines, k); n > 0 {
				return k - i + n
			}
		}
		return 0
	}
	if strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "--") {
		return 0
	}
	below, attributed := 1, 0
	if i+1 < len(lines) {
		below += headerBlock(lines, i+1)
		attributed = attribution(lines, i+1)
	}
	folded := foldAll(inside)
	if p, ok := words().begins("original", folded); ok && (p != "original" || p == folded) { // QQ writes the word alone
		if below == 1 && attributed > 0 {
			return 1 + attributed // Proton writes both
		}
		return below
	}
	if attributes(inside) == surely { // HCL Notes: -----"ISU" <isu@…> wrote: -----; Zoho: ---- On Tue, 26 Apr 2022 10:00:00 +0200 … wrote ----
		return below
	}
	return 0
}

// headerBlock is a run of "From: … Sent: … To: … Subject: …" in any language: at least three of its labels within eight lines, From among them, and an address or a
// time of day, which a note that a person heads "To: … From: … Date: …" has not. From with an address and Sent right below it are enough.
func headerBlock(lines []string, i int) int {
	first := headerLabel(lines[i])
	if first == "" || first != "from" && !labelBelow(lines, i) {
		return 0
	}
	seen := map[string]bool{first: true}
	last, machine := i, machineMade(first, lines[i])
	for k := i + 1; k < min(i+9, len(lines)); k++ {
		if strings.TrimSpace(lines[k]) == "" {
			if len(seen) >= 3 {
				break
			}
			continue
		}
		h := headerLabel(lines[k])
		if h != "" {
			seen[h] = true
			last = k
		}
		machine = machine || machineMade(h, lines[k])
	}
	short := len(seen) == 2 && last == i+1 && first == "from" && seen["sent"] && strings.Contains(lines[i], "@") && hasClock(lines[last])
	if !machine || !seen["from"] || len(seen) < 3 && !short {
		return 0
	}
	return last - i + 1
}

// labelBelow tells whether the next line that is not empty has a label of a header: "Tema: 8" above a delegation's own labels begins none.
func labelBelow(lines []string, i int) bool {
	for i++; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) != "" {
			return headerLabel(lines[i]) != ""
		}
	}
	return false
}

// machineMade tells a line of a header that a program writes: with an address, or with the time of day of the sending.
func machineMade(label, line string) bool {
	return strings.Contains(line, "@") || label == "sent" && hasClock(line)
}

// notesBlock is the header that HCL Notes writes without colons: who wrote, when, and below it "To", "cc" and "Subject", each with its value behind it or on the
// next line.
func notesBlock(lines []string, i int) int {
	if i+2 >= len(lines) || !strings.Contains(lines[i], "@") || !isDigitStart(strings.TrimSpace(lines[i+1])) || !hasClock(lines[i+1]) {
		return 0
	}
	seen, last := map[string]bool{}, 0
	for k := i + 2; k < min(i+14, len(lines)); k++ {
		label, _, _ := strings.Cut(strings.TrimSpace(lines[k]), "\t")
		v, _ := words().value("header", strings.TrimRight(label, ":"))
		if v == "to" || v == "cc" || v == "subject" {
			seen[v] = true
			last = k
		}
	}
	if !seen["to"] || !seen["subject"] {
		return 0
	}
	return last - i + 1
}

// longestHeader bounds a label of a header, in bytes.
const longestHeader = 40

func headerLabel(line string) string {
	line = strings.TrimLeft(strings.TrimSpace(line), "*| ")
	at := firstMark(line, longestHeader, ":", "：", "|")
	if at <= 0 {
		return ""
	}
	v, _ := words().value("header", strings.Trim(line[:at], "* "))
	return v
}

// endsInAddress tells whether the last word, before a colon, is an address.
func endsInAddress(s string) bool {
	s = strings.TrimRight(s, ":： ")
	return strings.Contains(s[strings.LastIndexByte(s, ' ')+1:], "@")
}

// startsWithDay tells whether the first word is a day of the week or a date's opening word.
func startsWithDay(s string) bool {
	folded := foldAll(s)
	first, _, _ := strings.Cut(folded, " ")
	_, ok := words().begins("starter", folded)
	return ok || inList("weekday", strings.TrimRight(first, ",،."))
}
