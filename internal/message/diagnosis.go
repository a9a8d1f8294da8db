package message

import (
	"regexp"
	"strings"
)

var (
	enhancedCode = regexp.MustCompile(`(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.?$|\.\D)`)
	failureCode  = regexp.MustCompile(`(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?:[^\d.]|\.?$|\.\D)`)
	replyCode    = regexp.MustCompile(`(?:^|[\s:"'(#<\]])([45]\d\d)[\s\-:]`)
)

func enhancedIn(s string) string { return firstGroup(enhancedCode, s) }

// failureIn is the status of a failure or delay in free text, where "2.0.13" is a program's version.
func failureIn(s string) string { return firstGroup(failureCode, s) }

func firstGroup(r *regexp.Regexp, s string) string {
	if m := r.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// judge finds what a notice says of one recipient: the words from its address up to the next one's, and the codes in them.
func (n notice) judge(address string, others []string) ReportedRecipient {
	r := ReportedRecipient{Final: address, Action: n.action}
	words := wordsAbout(address, n.text, others)
	if !bearsCode(words) && len(others) == 1 && bearsCode(n.text) {
		words = n.text
	}
	words = words[:min(len(words), maxWords)]
	r.Expanded = expandedFrom(words)
	r.Diagnostic = diagnosis(words)
	if r.Action == "delivered" {
		r.Status = "2.0.0"
		return r
	}
	r.Status = orWord(failureIn(words), phraseStatus(strings.ToLower(words)+"\n"+n.opening))
	if r.Status == "" {
		r.Status = "5.0.0"
		if code := replyCode.FindStringSubmatch(words); code != nil {
			r.Status = code[1][:1] + ".0.0"
		}
	}
	if r.Action == "delayed" && r.Status[0] == '5' {
		r.Status = "4" + r.Status[1:]
	}
	return r
}

// maxWords bounds what is read of a notice about one recipient, in bytes.
const maxWords = 8 << 10

// wordsAbout are a notice's words from an address up to the next one that begins a line.
func wordsAbout(address, notice string, others []string) string {
	i := strings.Index(strings.ToLower(notice), strings.ToLower(address))
	if i < 0 || i > len(notice) {
		return notice
	}
	words := notice[i:]
	for _, o := range others[:min(len(others), 50)] {
		if j := strings.Index(words, "\n"+o); o != address && j > 0 {
			words = words[:j]
		} else if j := strings.Index(words, "\n<"+o); o != address && j > 0 {
			words = words[:j]
		}
	}
	return words
}

var expansion = regexp.MustCompile(`\((?:ultimately )?(?:generated|expanded) from:? <?([^\s<>()]{1,200}@[^\s<>()]{1,200})>?\)`)

// expandedFrom is the address of which a recipient was made, as Exim, Sendmail and Postfix write it behind or below him.
func expandedFrom(words string) string { return firstGroup(expansion, words) }

func bearsCode(words string) bool { return replyCode.MatchString(words) || failureIn(words) != "" }

// maxDiagnosis bounds the server's words, in bytes.
const maxDiagnosis = 500

// diagnosis returns the server's words: from the first line that bears a code to the end of its paragraph, else the first line after the address that says
// something: no remark in brackets, no "because:", no rule.
func diagnosis(words string) string {
	list := make([]string, 0, 60)
	for line := range strings.SplitSeq(words, "\n") {
		if line = strings.TrimSpace(line); len(list) < 60 {
			list = append(list, line[:min(len(line), maxDiagnosis)])
		}
	}
	for i, line := range list {
		if replyCode.MatchString(line+" ") || failureIn(line) != "" {
			return paragraph(list[i:])
		}
	}
	for _, line := range list[min(1, len(list)):] {
		if line != "" && line[0] != '(' && !strings.HasSuffix(line, ":") && !strings.HasPrefix(line, "---") {
			return line
		}
	}
	return strings.TrimSpace(strings.Join(list, " "))
}

// paragraph joins lines up to the first that is empty or has a label of its own ("Remedy: …"), where it does not repeat the code (RFC 5321 §4.2.1). qmail's
// "Giving up on 192.0.2.1." is its own remark.
func paragraph(list []string) string {
	out := list[0]
	for _, line := range list[1:] {
		labelled := strings.ContainsAny(line, ":：") && !replyCode.MatchString(line+" ")
		if line == "" || labelled || strings.HasPrefix(line, "Giving up on") || len(out)+len(line) > maxDiagnosis {
			break
		}
		out += " " + line
	}
	return out
}

func phraseStatus(lower string) string {
	for _, p := range phrases {
		for word := range strings.SplitSeq(p.words, "|") {
			if strings.Contains(lower, word) {
				return p.status
			}
		}
	}
	return ""
}
