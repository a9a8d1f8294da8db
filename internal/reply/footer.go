package reply

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// dropBanner takes out the warning that a gateway puts above a mail from outside: its first line, and those below it that go on about links and senders.
func dropBanner(lines []string) []string {
	start := 0
	for start < len(lines) && start <= 12 {
		line := bannerText(lines[start])
		if line == "" {
			start++
			continue
		}
		if !isBanner(line) {
			break
		}
		for start++; start < len(lines) && goesOnWarning(lines[start]); {
			start++
		}
	}
	if start > 12 {
		return lines
	}
	return lines[start:]
}

func bannerText(line string) string {
	return strings.Trim(strings.TrimSpace(line), "[]()*-_=#⚠️!【】「」<> ")
}

// isBanner tells a warning by its beginning. A single word, such as "External", is one only where it stands alone.
func isBanner(line string) bool {
	folded := foldAll(line)
	p, ok := words().begins("banner", folded)
	if ok && (strings.Contains(p, " ") || p[0] >= 0xE0) {
		return true
	}
	return ok && p == folded
}

// goesOnWarning tells a line of a banner below its first.
func goesOnWarning(line string) bool {
	line = bannerText(line)
	if line == "" {
		return false
	}
	folded := foldAll(line)
	return isBanner(line) || utf8.RuneCountInString(line) < 300 && slices.ContainsFunc(words().lists["warning"], func(w string) bool { return strings.Contains(folded, w) })
}

// isMobile tells the footer of a phone or a mail program: a sure beginning, or "sent from" with the name of a device, or with the verb behind the device.
func isMobile(line, folded string) bool {
	if folded == "" || utf8.RuneCountInString(line) > 100 {
		return false
	}
	if _, ok := words().begins("mobile", folded); ok {
		return true
	}
	if _, ok := words().begins("sentby", folded); !ok && !slices.ContainsFunc(words().lists["sentend"], func(w string) bool { return strings.HasSuffix(folded, w) }) {
		return false
	}
	return len(strings.Fields(line)) <= 10 && slices.ContainsFunc(words().lists["device"], func(w string) bool { return strings.Contains(folded, w) })
}

// footerBegins tells a line that may begin a footer, or a disclaimer, which stands apart.
func footerBegins(lines []string, i int, folded string) bool {
	if _, ok := words().begins("footer", folded); ok {
		return true
	}
	_, ok := words().begins("disclaimer", folded)
	return ok && (i == 0 || strings.TrimSpace(lines[i-1]) == "" || isRule(strings.TrimSpace(lines[i-1])))
}

// footerParagraph is the end of the footer that begins at i; 0 where none does. What is not sure by its beginning needs a word of secrecy in its paragraph: "The
// information contained in this form is final" is none. A heading takes the paragraph below it along. Nor is what takes a fact
// away: a person has to see it.
func footerParagraph(lines []string, i int, folded string) int {
	if _, ok := words().begins("footer", folded); ok {
		return paragraphEnd(lines, i)
	}
	p, ok := words().begins("disclaimer", folded)
	if !ok {
		return 0
	}
	end := paragraphEnd(lines, i)
	if len(folded) <= len(p)+20 && end < len(lines) {
		for end < len(lines) && strings.TrimSpace(lines[end]) == "" {
			end++
		}
		end = paragraphEnd(lines, end)
	}
	text := strings.Join(lines[i:end], " ")
	text = foldAll(text[:min(len(text), maxLine)])
	if slices.ContainsFunc(words().lists["secret"], func(w string) bool { return strings.Contains(text, w) }) && !takesAway(text) {
		return end
	}
	return 0
}

// takesAway tells a text that takes back what a mail says, or says who comes, as no disclaimer does: "Конфиденциально: Петров не приедет, вместо него Сидоров."
func takesAway(text string) bool {
	return slices.ContainsFunc(words().find(tokenize(text)), func(m match) bool {
		return isOneOf(m.section, []string{"leaveout", "cancel", "withdraw", "regret", "nospeak", "replace.old", "replace.new", "place", "attend", "speak"})
	})
}

// opening is the beginning of a line, as much of it as the phrases of the tables take.
func opening(line string) string {
	const most = 300
	if len(line) <= most {
		return line
	}
	return strings.ToValidUTF8(line[:most], "")
}

// paragraphEnd is the first empty line at or below i.
func paragraphEnd(lines []string, i int) int {
	for i < len(lines) && strings.TrimSpace(lines[i]) != "" {
		i++
	}
	return i
}
