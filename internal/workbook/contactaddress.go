package workbook

import (
	"fmt"
	"strings"

	"chancery/internal/invitee"
)

// addresses judges Email and Cc: each well-formed, and of one invitee only unless it is shared by name.
func (r *contactRow) addresses() (email string, cc []string) {
	if s := r.values[colEmail]; s != "" {
		email = r.address(colEmail, s)
	}
	for part := range strings.SplitSeq(r.values[colCc], ";") {
		if part = trim(part); part == "" {
			continue
		}
		if a := r.address(colCc, part); a != "" {
			cc = append(cc, a)
		}
	}
	return email, cc
}

func (r *contactRow) address(column, s string) string {
	a, err := invitee.CheckAddress(s)
	if err != nil {
		r.report(column, fmt.Sprintf("found %s: %v", short(s), err), addressRemedy(column, s))
		return ""
	}
	key := strings.ToLower(a)
	if where, ok := r.own[key]; ok {
		r.report(column, fmt.Sprintf("the address %s stands in %s of this row already", a, where), "delete it here, so that nobody gets the letter twice")
		return ""
	}
	r.own[key] = column
	if r.shared[key] {
		return a
	}
	if first, ok := r.taken[key]; ok {
		r.report(column, fmt.Sprintf("the address %s stands in row %d (%s) already", a, first.row, first.column),
			"delete one of the two, or name the address in [contacts] shared_addresses if it serves both")
		return a
	}
	r.taken[key] = place{r.number, column, a}
	return a
}

func addressRemedy(column, s string) string {
	switch {
	case strings.Count(s, "@") > 1 && column == colEmail:
		return "leave one address in Email and put the others into Cc, parted by ;"
	case strings.Count(s, "@") > 1:
		return "part the addresses by ;"
	case strings.ContainsAny(s, "<>\""):
		return "leave the address alone, without a name or brackets"
	}
	if all, rest, ok := meantAddresses(s); ok && rest == "" && len(all) == 1 {
		return "write " + all[0]
	}
	return "write one address such as office@mission.example"
}

// nearest gives the candidate that a slip of the hand is likeliest to have meant: at most a third of its letters away.
func nearest(s string, candidates []string) (string, bool) {
	best, distance := "", 0
	for _, c := range candidates {
		if d := edits(s, c); best == "" || d < distance {
			best, distance = c, d
		}
	}
	return best, best != "" && distance*3 <= len(best)
}

// edits is the distance of Levenshtein in bytes.
func edits(a, b string) int {
	if len(a) > 100 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		corner := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := corner
			if a[i-1] != b[j-1] {
				cost++
			}
			corner = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
