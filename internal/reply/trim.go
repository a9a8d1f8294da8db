package reply

import "strings"

// trimmed is a body cut into what the sender wrote and what he quoted.
type trimmed struct {
	own    string   // without quoted mail, signature, disclaimer, banner
	sign   string   // signature and what follows it
	below  string   // of it, what stands right below the closing formula
	quoted []string // lines of the first quoted mail, without "> ", where a form may have been filled in
	from   string   // attribution of the first quoted mail: who wrote it
}

// trim parts what the sender wrote from what the mail program added.
func trim(body string) trimmed {
	lines := strings.Split(cleanBody(body), "\n")
	var t trimmed
	own := make([]string, 0, len(lines))
	blocks := 0
	for i := 0; i < len(lines); {
		depth, content := quoteDepth(lines[i])
		if depth > 0 {
			if depth == 1 && blocks <= 1 {
				if t.quoted == nil {
					t.quoted = make([]string, 0, len(lines)-i)
				}
				t.quoted = append(t.quoted, content)
			}
			i++
			continue
		}
		if n := quoteHeader(lines, i); n > 0 {
			blocks++
			if t.from == "" {
				t.from = strings.Join(lines[i:min(i+n+6, len(lines))], " ")
			}
			i += n
			if !quotesFollow(lines, i) {
				t.quoted = append(t.quoted, firstBlock(lines[i:])...)
				break
			}
			continue
		}
		own = append(own, lines[i])
		i++
	}
	t.from = firstOf(t.from, quotedAttribution(t.quoted))
	own = dropBanner(own)
	own, sign, below := cutSignature(own)
	t.own, t.sign = strings.Trim(strings.Join(own, "\n"), "\n "), strings.Join(sign, "\n")
	t.below = strings.Join(below, "\n")
	return t
}

// quotedAttribution is the attribution that Apple's and Mail.ru's programs quote with the mail that it stands above: "> On … wrote:".
func quotedAttribution(lines []string) string {
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			return strings.Join(lines[i:i+attribution(lines, i)], " ")
		}
	}
	return ""
}

// quoteDepth counts the ">" before a line (RFC 3676 §4.5, with the spaces that programs put between).
func quoteDepth(line string) (int, string) {
	depth, i := 0, 0
	for j := 0; j < len(line); j++ {
		if line[j] == '>' {
			depth++
			i = j + 1
		} else if line[j] != ' ' {
			break
		}
	}
	if depth == 0 {
		return 0, line
	}
	return depth, strings.TrimPrefix(line[i:], " ")
}

// quotesFollow tells whether the next line that is not empty is quoted with ">".
func quotesFollow(lines []string, i int) bool {
	for ; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) != "" {
			d, _ := quoteDepth(lines[i])
			return d > 0
		}
	}
	return false
}

// firstBlock is the first quoted mail: up to the header of the next.
func firstBlock(lines []string) []string {
	for i := range lines {
		if i > 3 && quoteHeader(lines, i) > 0 {
			return lines[:i]
		}
	}
	return lines
}

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
	return attribution(lines, i)
}

// separator is a line such as "-----Original Message-----", or a rule above a header block.
func separator(lines []string, i int, line string) int {
	if line[0] == '-' || line[0] == '_' || line[0] == '=' {
		inside := strings.Trim(line, "-_= ")
		if inside == "" {
			if len(line) >= 5 {
				for k := i + 1; k < min(i+3, len(lines)); k++ {
					if n := headerBlock(lines, k); n > 0 {
						return k - i + n
					}
				}
			}
			return 0
		}
		if strings.HasPrefix(line, "--") {
			if _, ok := words().begins("original", foldAll(inside)); ok {
				return 1 + headerBlock(lines, min(i+1, len(lines)-1))
			}
			if strings.HasSuffix(inside, ":") && isAttribution(inside) { // HCL Notes: -----"ISU" <isu@…> wrote: -----
				return 1 + headerBlock(lines, min(i+1, len(lines)-1))
			}
		}
		return 0
	}
	if strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：") {
		if f := foldAll(line); len(f) < 60 {
			if p, ok := words().begins("original", f); ok && p == f {
				return 1
			}
		}
	}
	return 0
}

// headerBlock is a run of "From: … Sent: … To: … Subject: …" in any language: at least three of its labels within eight lines, the first of them From or Subject.
func headerBlock(lines []string, i int) int {
	first := headerLabel(lines[i])
	if first == "" {
		return 0
	}
	seen := map[string]bool{first: true}
	last := i
	for k := i + 1; k < min(i+9, len(lines)); k++ {
		if strings.TrimSpace(lines[k]) == "" {
			if len(seen) >= 3 {
				break
			}
			continue
		}
		if h := headerLabel(lines[k]); h != "" {
			seen[h] = true
			last = k
		}
	}
	if len(seen) < 3 || !seen["from"] {
		return 0
	}
	return last - i + 1
}

func headerLabel(line string) string {
	line = strings.TrimLeft(strings.TrimSpace(line), "*")
	at := strings.IndexAny(line, ":：")
	if at <= 0 || at > 40 {
		return ""
	}
	v, _ := words().value("header", line[:at])
	return v
}

// endsInAddress tells whether the last word, before a colon, is an address.
func endsInAddress(s string) bool {
	s = strings.TrimRight(s, ":：")
	return strings.Contains(s[strings.LastIndexByte(s, ' ')+1:], "@")
}

// startsWithDay tells whether the first word is a day of the week or a date's opening word.
func startsWithDay(s string) bool {
	folded := foldAll(s)
	first, _, _ := strings.Cut(folded, " ")
	_, ok := words().begins("starter", folded)
	return ok || inList("weekday", strings.TrimRight(first, ",،."))
}
