package workbook

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// value is a cell on its way in.
type value struct {
	text  string
	cell  cell
	there bool
}

// row mends a row and judges what comes of it.
func (im *importing) row(l line) {
	clear(im.values)
	var cells []cell
	for _, c := range l.cells {
		title := im.head.titles[c.col]
		if title == "" {
			continue
		}
		field := im.head.known[c.col]
		c = im.tidied(l.row, title, field, c)
		if c.text != "" && im.result.Columns[im.place[c.col]].Example == "" {
			im.result.Columns[im.place[c.col]].Example = c.text
		}
		if field == "" {
			cells = append(cells, c)
			continue
		}
		im.values[field] = value{c.text, c, true}
	}
	im.fill()
	im.mendClass(l.row)
	im.mendState(l.row)
	im.mendAddresses(l.row)
	im.mendRef(l.row)
	for _, field := range knownColumns {
		v, ok := im.values[field]
		if !ok {
			continue
		}
		v.cell.text, v.cell.col = v.text, im.head.at[field]
		cells = append(cells, v.cell)
	}
	if v, ok := im.check.row(l.row, im.head, cells); ok {
		im.result.Contacts.Invitees = append(im.result.Contacts.Invitees, v)
	}
}

// fill puts the fixed values where a row has none.
func (im *importing) fill() {
	for field, text := range im.spec.Fixed {
		if im.values[field].text == "" {
			im.values[field] = value{text: text}
		}
	}
}

func (im *importing) text(field string) string { return im.values[field].text }

// set changes a value and says why; why "" is not worth a word.
func (im *importing) set(row int, field, text, why string) {
	v := im.values[field]
	if v.text == text {
		return
	}
	if why != "" && len(im.result.Mends) < mendsLimit {
		im.result.Mends = append(im.result.Mends, Mend{row, field, v.text, text, why})
	}
	v.text = text
	im.values[field] = v
}

// tidied takes a formula's value, and takes away what cannot be seen: marks of direction, control characters, double and no-break spaces.
func (im *importing) tidied(row int, title, field string, c cell) cell {
	say := func(after, why string) {
		if len(im.result.Mends) < mendsLimit {
			im.result.Mends = append(im.result.Mends, Mend{row, title, c.text, after, why})
		}
	}
	if c.formula != "" && !c.fault && c.text != "" {
		say(c.text, "a formula gives way to its value")
		c.formula = ""
	}
	text := trim(lineFeeds(c.text))
	breaks := field == ""
	if after := visible(text, breaks || field == colEmail || field == colCc); after != text {
		say(after, "characters that cannot be seen are taken away")
		text = after
	}
	c.text = text
	return c
}

// visible is a text without what cannot be seen. Line breaks stay where they may.
func visible(s string, breaks bool) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && breaks:
			return r
		case unicode.Is(unicode.Zs, r) && r != '\u3000', r == '\n', r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		case r == '\u061c', r >= '\u200e' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200b', r == '\ufeff', r == '\u00ad':
			return -1
		}
		return r
	}, s)
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return strings.Trim(s, " \n")
}

// mendClass writes codes for the words of class and languages.
func (im *importing) mendClass(row int) {
	if s := im.text(colClass); s != "" {
		if c, ok := meantClass(s); ok {
			im.set(row, colClass, string(c), "the class's code")
		}
	}
	for _, field := range []string{colLanguage, colSecond} {
		if l, ok := locale.ParseLang(im.text(field)); ok {
			im.set(row, field, string(l), "the language's code")
		}
	}
}

// mendState writes the code for a country's name, wherever the name stands. A State's own name comes from the program's table, in the letter's language.
func (im *importing) mendState(row int) {
	country, name := im.text(colCountry), im.text(colName)
	class, _ := invitee.ParseClass(im.text(colClass))
	mayBeState := class == "" || class.IsState() || class == invitee.Observer
	if code, ok := meantCountry(country); ok {
		im.set(row, colCountry, code, "the country's code")
		if s, same := locale.StateByName(name); same && s.Alpha3 == code {
			im.set(row, colName, "", "a State's name comes from the program's table, in the letter's language")
		} else if name != "" {
			im.named.add(row)
		}
		return
	}
	if s, ok := locale.StateByName(name); ok && country == "" && mayBeState {
		im.set(row, colCountry, s.Alpha3, "the country's code, by its name")
		im.set(row, colName, "", "a State's name comes from the program's table, in the letter's language")
		return
	}
	if country != "" && name == "" && class != "" && !class.IsState() {
		im.set(row, colName, country, "it is no State's name, and so the organization's")
		im.set(row, colCountry, "", "")
	}
}

// mendAddresses leaves one address in Email; the others of its cell follow in Cc.
func (im *importing) mendAddresses(row int) {
	var more []string
	if s := im.text(colEmail); s != "" {
		if _, err := invitee.CheckAddress(s); err != nil {
			if all, _, ok := meantAddresses(s); ok {
				why := "the address alone"
				if len(all) > 1 {
					why = "several addresses: the first is Email, the others are Cc"
				}
				im.set(row, colEmail, all[0], why)
				more = all[1:]
			}
		}
	}
	seen := map[string]bool{strings.ToLower(im.text(colEmail)): true}
	cc := im.text(colCc)
	all, rest, ok := meantAddresses(cc)
	if cc != "" && !ok || rest != "" && !strings.ContainsAny(cc, "<") {
		all = []string{cc} // to be named by the check
	}
	var kept []string
	for _, a := range append(all, more...) {
		if key := strings.ToLower(a); !seen[key] {
			seen[key] = true
			kept = append(kept, a)
		}
	}
	if joined := strings.Join(kept, "; "); joined != strings.Join(splitCc(cc), "; ") {
		im.set(row, colCc, joined, "addresses parted by ;")
	}
}

func splitCc(s string) (parts []string) {
	for p := range strings.SplitSeq(s, ";") {
		if p = trim(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// mendRef gives a row whose Ref lacks, or cannot be, the one that its invitee has already, else a new one: of the country's code, else of the name.
func (im *importing) mendRef(row int) {
	ref := im.text(colRef)
	like, why := ref, ""
	if !invitee.ValidRef(ref) {
		like, why = ownRef(ref)
	}
	if like != "" {
		im.taken[strings.ToLower(like)] = true
		im.set(row, colRef, like, why)
		return
	}
	class, _ := invitee.ParseClass(im.text(colClass))
	v := invitee.Invitee{Class: class, Country: im.text(colCountry), Name: im.text(colName), Email: im.text(colEmail)}
	like, why = im.standing.ref(v, im.taken), "the list has no Ref: the one that this invitee has already"
	if like == "" {
		like, why = im.newRef(row, v)
	}
	im.taken[strings.ToLower(like)] = true
	im.set(row, colRef, like, why)
}

// ownRef is a Ref like the list's own; "": there is none.
func ownRef(ref string) (like, why string) {
	like, ok := meantRef(ref)
	if !ok {
		like = asRef(ref)
	}
	if ref == "" || !invitee.ValidRef(like) {
		return "", ""
	}
	return like, "a Ref has A–Z a–z 0–9 - _ only"
}

// newRef makes a Ref that no row has. Where an invitee who is known has what it would be, it is a problem: this row may be that invitee, or not.
func (im *importing) newRef(row int, v invitee.Invitee) (ref, why string) {
	like := asRef(v.Name)
	why = "the list has no Ref: made of the name"
	if v.Name == "" && len(v.Country) == 3 {
		like, why = v.Country, "the list has no Ref: the country's code"
	}
	if !invitee.ValidRef(like) {
		like, why = fmt.Sprintf("ROW-%d", row), "the list has no Ref, and its name has no Latin letters: the row's number"
	}
	ref = like
	known := false
	for n := 2; im.taken[strings.ToLower(ref)] || im.byRef[strings.ToLower(ref)]; n++ {
		if im.byRef[strings.ToLower(ref)] && !im.taken[strings.ToLower(ref)] && !known {
			known = true
			im.refIsKnown(row, ref)
		}
		ref = fmt.Sprintf("%s-%d", like, n)
	}
	return ref, why
}

func (im *importing) refIsKnown(row int, ref string) {
	im.check.problems = append(im.check.problems, campaign.Problem{File: im.file, Row: row, Field: colRef,
		What:   fmt.Sprintf("the list has no Ref, and the one that would be made, %s, is that of an invitee with another address", ref),
		Remedy: fmt.Sprintf("give the list a column Ref, and this row a new one there, or %s where it is the same invitee; rows whose Ref is empty keep theirs", ref)})
}

// refLength is the longest Ref that is made of a name: file names begin with it.
const refLength = 32

// asRef makes a Ref of a text; what it makes may be empty.
func asRef(s string) string {
	var b strings.Builder
	for _, word := range strings.Fields(locale.Fold(width.Fold.String(s))) {
		word = strings.Map(func(r rune) rune {
			if r < 'a' || r > 'z' {
				if r < '0' || r > '9' {
					return -1
				}
			}
			return r
		}, word)
		if word == "" || b.Len()+1+len(word) > refLength {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(word)
	}
	return strings.ToUpper(b.String())
}
