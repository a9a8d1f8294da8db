package workbook

import (
	"math"

	"chancery/internal/roster"
)

// fewest is the smallest count of women or men that tells of no person.
const fewest = 5

// delegationSheets are the sheets that delegations may see.
var delegationSheets = []string{"summary", "delegations", "participants", "speakers", "gender", "about"}

// delegationColumns are what these sheets show: no more of a person than the list of participants does.
var delegationColumns = map[string][]string{
	"delegations":  {"delegation", "class", "group", "status", "head", "delegates", "items"},
	"participants": {"number", "delegation", "capacity", "honorific", "name", "function", "mode"},
	"speakers":     {"item", "order", "delegation", "behalf", "speaker", "minutes", "on_time", "language", "taken", "slot"},
	"gender":       {"by", "line", "delegates", "women", "men", "rest", "share"},
}

// delegationFigures are the lines of Summary that delegations may see; the others are the office's work.
var delegationFigures = []string{"invited", "answered", "attending", "declined", "registrations", "interventions", "late", "share"}

// tells whether counts, beside the names in the list of participants, tell the gender of a person: few women or men, or nobody else.
func tells(c roster.Counts) bool {
	few := func(n int) bool { return n > 0 && n < fewest || n > 0 && n == c.Registrations }
	return few(c.Women) || few(c.Men)
}

// withhold marks the lines of the breakdown by class and by group whose counts must not be shown to delegations. all is their sum. A line that tells takes others
// with it, until what can be worked out of the shown ones tells nothing: the rest of a sum, a line, or the States of one class in one group. A report of a part
// shows none: beside that of the whole, or of another day, it would tell who is not in it.
func (w *reportWriter) withhold(classes, groups []breakdown, all *breakdown) {
	for _, part := range [][]breakdown{classes, groups} {
		for i := range part {
			part[i].withheld = tells(part[i].Counts)
		}
	}
	all.withheld = tells(all.Counts) || !w.Scope.Whole()
	cells := w.crossing()
	for {
		switch {
		case all.withheld:
			next(classes, true)
			next(groups, true)
			return
		case restTells(classes) && next(classes, false), restTells(groups) && next(groups, false):
		case workedOut(cells, classes, groups):
			if !next(groups, false) && !next(classes, false) {
				all.withheld = true
			}
		default:
			return
		}
	}
}

// next withholds the smallest line that is shown, or all of them; false: none is left.
func next(lines []breakdown, every bool) bool {
	smallest := -1
	for i, b := range lines {
		if b.withheld || b.Registrations == 0 {
			continue
		}
		if every {
			lines[i].withheld = true
		}
		if smallest < 0 || b.Registrations < lines[smallest].Registrations {
			smallest = i
		}
	}
	if smallest < 0 {
		return false
	}
	lines[smallest].withheld = true
	return true
}

// restTells: the lines withheld are, together, the whole less the others.
func restTells(lines []breakdown) bool {
	var rest roster.Counts
	n := 0
	for _, b := range lines {
		if b.withheld {
			n++
			rest.Registrations, rest.Women, rest.Men = rest.Registrations+b.Registrations, rest.Women+b.Women, rest.Men+b.Men
		}
	}
	return n == 1 || n > 1 && tells(rest)
}

// crossed are the delegates of one class and one group.
type crossed struct {
	class, group int
	roster.Counts
}

// crossing gives the classes by groups that have delegates.
func (w *reportWriter) crossing() (cells []crossed) {
	place := map[[2]int]int{}
	by := map[[2]int][]roster.Standing{}
	var order [][2]int
	for _, s := range w.Standings {
		if len(s.Delegates) == 0 {
			continue
		}
		key := [2]int{classAt(s.Invitee), groupAt(s.Invitee)}
		if _, ok := place[key]; !ok {
			place[key] = len(order)
			order = append(order, key)
		}
		by[key] = append(by[key], s)
	}
	for _, key := range order {
		cells = append(cells, crossed{key[0], key[1], roster.Count(w.Rules, by[key])})
	}
	return cells
}

// workedOut tells whether sums and differences of the shown lines give a line that is withheld, or a class within a group that tells.
func workedOut(cells []crossed, classes, groups []breakdown) bool {
	var known, secret [][]float64
	line := func(of func(crossed) bool) []float64 {
		v := make([]float64, len(cells))
		for i, c := range cells {
			if of(c) {
				v[i] = 1
			}
		}
		return v
	}
	known = append(known, line(func(crossed) bool { return true }))
	for i, b := range classes {
		v := line(func(c crossed) bool { return c.class == i })
		if b.withheld {
			secret = append(secret, v)
		} else {
			known = append(known, v)
		}
	}
	for i, b := range groups {
		v := line(func(c crossed) bool { return c.group == i })
		if b.withheld {
			secret = append(secret, v)
		} else {
			known = append(known, v)
		}
	}
	for i, c := range cells {
		if tells(c.Counts) {
			v := make([]float64, len(cells))
			v[i] = 1
			secret = append(secret, v)
		}
	}
	basis := reduced(known)
	for _, v := range secret {
		if spanned(basis, v) {
			return true
		}
	}
	return false
}

// reduced is a basis of the rows in echelon form.
func reduced(rows [][]float64) (basis [][]float64) {
	for _, r := range rows {
		if r = rest(basis, r); pivot(r) >= 0 {
			basis = append(basis, r)
		}
	}
	return basis
}

// spanned tells whether v is a sum of multiples of the basis; a line without delegates is none.
func spanned(basis [][]float64, v []float64) bool {
	return pivot(v) >= 0 && pivot(rest(basis, v)) < 0
}

// rest is what the basis does not give of v.
func rest(basis [][]float64, v []float64) []float64 {
	out := append([]float64{}, v...)
	for _, b := range basis {
		p := pivot(b)
		if f := out[p] / b[p]; f != 0 {
			for i := range out {
				out[i] -= f * b[i]
			}
		}
	}
	return out
}

// pivot is the first place that is not zero; -1: all are.
func pivot(v []float64) int {
	for i, x := range v {
		if math.Abs(x) > 1e-9 {
			return i
		}
	}
	return -1
}
