package reply

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// trimmed is a body cut into what the sender wrote and what he quoted.
type trimmed struct {
	own    string   // without quoted mail, signature, disclaimer, banner
	sign   string   // signature and what follows it
	below  string   // of it, what stands right below the closing formula
	quoted []string // lines of the first quoted mail, without "> ", where a form may have been filled in
	from   string   // attribution of the first quoted mail: who wrote it

	answers []int // of quoted, by number: what stood unmarked below a field of our form
}

// trim parts what the sender wrote from what the mail program added. Each piece between quoted lines is cut by itself: a signature above a quotation ends there,
// and answers may follow below. Lines between those of our form, quoted, are its answers.
func trim(body string) trimmed { return cutBody(body, true) }

// trimUnanswered is trim for a mail whose quoted form is not read: what stands between its lines is the sender's own text.
func trimUnanswered(body string) trimmed { return cutBody(body, false) }

func cutBody(body string, answering bool) trimmed {
	var t trimmed
	pieces := t.unquote(strings.Split(cleanBody(body), "\n"), answering)
	t.from = firstOf(t.from, quotedAttribution(t.quoted))
	pieces[0] = dropBanner(pieces[0])
	var own, sign, below []string
	for _, piece := range pieces {
		kept, signed, under := cutSignature(piece)
		own, sign = append(own, kept...), append(sign, signed...)
		if len(under) > 0 {
			below = under
		}
	}
	t.own, t.sign = strings.Trim(strings.Join(own, "\n"), "\n "), strings.Join(sign, "\n")
	t.below = strings.Join(below, "\n")
	return t
}

// unquoting parts a body at what is quoted in it.
type unquoting struct {
	*trimmed
	own     []string   // lines of the piece under way
	pieces  [][]string // those before, and room for this one
	headers int        // of quoted mails, so far
	last    string     // the last quoted line, "" where it is no field of our form left empty

	answering bool // what stands below such a field is taken for its answer
}

// unquote takes out the quoted mail and returns the pieces between, of which there is at least one.
func (t *trimmed) unquote(lines []string, answering bool) (pieces [][]string) {
	u := unquoting{trimmed: t, own: make([]string, 0, len(lines)), pieces: [][]string{nil}, answering: answering}
	for i := 0; i < len(lines); {
		if depth, content := quoteDepth(lines[i]); depth > 0 && !groupWise(lines[i]) {
			u.quotedLine(depth, content, len(lines)-i)
			if i++; wrappedQuote(lines, i) {
				u.restOfQuoted(depth, lines[i])
				i++
			}
			continue
		}
		before, n := quoteBegins(lines, i)
		if n == 0 {
			if !u.answersQuoted(lines, i) {
				u.own = append(u.own, lines[i])
			}
			i++
			continue
		}
		u.header(before, lines[i:], n)
		if i += n; !quotesFollow(lines, i) {
			t.quoted = append(t.quoted, firstBlock(lines[i:])...)
			break
		}
	}
	u.pieces[len(u.pieces)-1] = u.own
	return slices.Clip(u.pieces)
}

// quotedLine takes a line marked with ">"; of the first quoted mail it is kept, with room for left lines.
func (u *unquoting) quotedLine(depth int, content string, left int) {
	if depth == 1 && u.headers <= 1 {
		if u.quoted == nil {
			u.quoted = make([]string, 0, left)
		}
		u.quoted = append(u.quoted, content)
		u.last = content
	} else {
		u.last = ""
	}
	u.part()
}

// restOfQuoted joins the rest of a long quoted line to it: a value of our form may end there.
func (u *unquoting) restOfQuoted(depth int, rest string) {
	if n := len(u.quoted); n > 0 && depth == 1 && u.headers <= 1 {
		u.quoted[n-1] = strings.TrimRight(u.quoted[n-1], " ") + " " + rest
		u.last = ""
	}
}

// longestAnswer is how many lines an answer between quoted lines has at most.
const longestAnswer = 4

// answersQuoted takes a line that stands unmarked below a quoted field of our form, and above other quoted lines, for the answer to it.
func (u *unquoting) answersQuoted(lines []string, i int) bool {
	if _, _, value, field := formLine(u.last); !field || value != "" || !u.answering {
		u.last = ""
		return false
	}
	if _, _, _, field := formLine(lines[i]); field {
		return false
	}
	for n := i + 1; n <= i+longestAnswer; n++ {
		if n == len(lines) || quoteHeader(lines, n) > 0 {
			break
		}
		if depth, _ := quoteDepth(lines[n]); depth > 0 {
			u.answers = append(u.answers, len(u.quoted))
			u.quoted = append(u.quoted, lines[i])
			return true
		}
	}
	u.last = ""
	return false
}

// header takes the n lines above a quoted mail; before is what its writer left on the first of them.
func (u *unquoting) header(before string, lines []string, n int) {
	if before != "" {
		u.own = append(u.own, before)
	}
	u.part()
	u.headers++
	if u.from == "" {
		u.from = strings.Join(lines[:min(n+6, len(lines))], " ")
	}
}

// part ends a piece; most mails have one.
func (u *unquoting) part() {
	if n := len(u.own); n > 0 {
		u.pieces[len(u.pieces)-1] = u.own[:n:n]
		u.own, u.pieces = u.own[n:], append(u.pieces, nil)
	}
}

// quoteBegins counts the lines that a program writes above a quoted mail, 0 where line i is none of them, with what stands before them on the first.
func quoteBegins(lines []string, i int) (before string, n int) {
	if before, n = attributionBehind(lines, i); n > 0 {
		return before, n
	}
	if n = quoteHeader(lines, i); n == 0 && groupWise(lines[i]) {
		n = 1
	}
	return "", n
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

// groupWise tells the header that GroupWise writes above an unmarked quotation: ">>> ISU <isu@meeting.example> 4/26/2022 10:00 AM >>>".
func groupWise(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, ">>>") && strings.HasSuffix(line, ">>>") && hasClock(line)
}

// wrappedQuote tells the rest of a long quoted line that a program broke without marking it, as Gmail on Android does: it begins in lower case, between quoted
// lines, the one above being full.
func wrappedQuote(lines []string, i int) bool {
	const full = 60 // characters; lines are broken at some 78
	if i+1 >= len(lines) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(lines[i]); !unicode.IsLower(r) || !quotesFollow(lines, i+1) || strings.TrimSpace(lines[i+1]) == "" || utf8.RuneCountInString(lines[i-1]) < full {
		return false
	}
	return !strings.ContainsAny(lines[i-1][len(lines[i-1])-1:], ".?!:;")
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
