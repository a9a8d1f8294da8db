package typeset

import "math"

// The choice of breaks after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): of all ways to break the paragraph
// whose lines stretch and shrink no further than a tolerance, the one with the least sum of demerits. The numbers are TeX's.
const (
	linePenalty   = 10    // of each line, so that fewer lines are better
	twoHyphens    = 10000 // two lines in a row end with hyphens
	lastHyphen    = 5000  // the line before the last one ends with a hyphen
	unlike        = 10000 // a tight line beside a loose one
	shortLast     = 15000 // the last line is shorter than shortestLast of the width
	shortestLast  = 0.12
	raggedLast    = 0.35 // likewise, where lines are ragged: headings, names, addressees
	worst         = 1e6  // badness of a line past all tolerance
	mostHyphens   = 2    // lines in a row that end with a hyphen
	fitnessGrades = 4
)

// width gives the room of the line that begins at the rune start, in points.
type width func(start int) float64

// fitting is one pass over a paragraph.
type fitting struct {
	m         *measure
	ops       []opportunity
	room      width
	ragged    bool
	tolerance float64 // highest ratio of stretch
	squeeze   float64 // how many times its shrink a line may give
	forced    bool    // breaks a line past the tolerance where there is no other way
	lines     int     // 0: as many as are best; else exactly so many

	nodes  []node
	active []int32 // indices in nodes
	cost   float64 // the demerits of the breaks found last
}

// node is a way to break the paragraph up to an opportunity, the best of its grade.
type node struct {
	op, from int32   // indices in ops and nodes; -1 the beginning
	at       int     // rune
	line     int32   // lines so far; 0 where their number does not matter
	grade    int8    // fitness of the last line: 0 tight, 1 decent, 2 loose, 3 very loose
	hyphens  int8    // lines that end with hyphens, up to here
	cost     float64 // sum of demerits
}

// grades hold the best way to an opportunity for each fitness and run of hyphens.
type grades struct {
	line int32
	best [fitnessGrades][mostHyphens + 1]node
	any  bool
}

// breaks gives the opportunities at which the lines end; nil where the tolerance allows none.
func (f *fitting) breaks() []opportunity {
	f.nodes = append(f.nodes[:0], node{op: -1, from: -1, grade: 1})
	f.active = append(f.active[:0], 0)
	for j := range f.ops {
		f.reach(int32(j))
		if len(f.active) == 0 {
			return nil
		}
	}
	best := int32(-1)
	for _, k := range f.active {
		n := &f.nodes[k]
		if f.lines > 0 && int(n.line) != f.lines || best >= 0 && n.cost >= f.nodes[best].cost {
			continue
		}
		best = k
	}
	if best < 0 {
		return nil
	}
	f.cost = f.nodes[best].cost
	var ends []opportunity
	for k := best; f.nodes[k].op >= 0; k = f.nodes[k].from {
		ends = append(ends, f.ops[f.nodes[k].op])
	}
	for a, b := 0, len(ends)-1; a < b; a, b = a+1, b-1 {
		ends[a], ends[b] = ends[b], ends[a]
	}
	return ends
}

// reach tries to end a line at the opportunity j from every active node; nodes that are too far back go.
func (f *fitting) reach(j int32) {
	last := int(j) == len(f.ops)-1
	kept, found := f.active[:0], grades{}
	var late []grades // of further numbers of lines
	dropped, least := int32(-1), math.Inf(1)
	for _, k := range f.active {
		n := &f.nodes[k]
		ratio, over := f.ratio(n.at, j, last)
		if over > f.ops[j].hyphen { // too long, and not for the hyphen alone
			if over < least || dropped < 0 {
				dropped, least = k, over
			}
		} else if !last {
			kept = append(kept, k)
		}
		if over > 0 || ratio > f.tolerance {
			continue
		}
		c := f.candidate(k, j, ratio, last)
		if c.hyphens > mostHyphens {
			continue
		}
		g := &found
		if found.any && found.line != c.line {
			late = gradesOf(late, c.line)
			g = &late[len(late)-1]
		}
		g.line = c.line
		g.take(c)
	}
	f.active = kept
	if !found.any && len(kept) == 0 && dropped >= 0 && f.forced {
		c := f.candidate(dropped, j, 100, last)
		c.hyphens = min(c.hyphens, mostHyphens)
		found.take(c)
	}
	f.add(&found)
	for i := range late {
		f.add(&late[i])
	}
}

// gradesOf makes the last of a list the one for a number of lines.
func gradesOf(list []grades, line int32) []grades {
	if n := len(list); n > 0 && list[n-1].line == line {
		return list
	}
	return append(list, grades{line: line})
}

func (g *grades) take(c node) {
	if best := &g.best[c.grade][c.hyphens]; best.at == 0 || c.cost < best.cost {
		*best = c
	}
	g.any = true
}

func (f *fitting) add(g *grades) {
	if !g.any {
		return
	}
	for i := range g.best {
		for k := range g.best[i] {
			if n := &g.best[i][k]; n.at > 0 {
				f.active = append(f.active, int32(len(f.nodes)))
				f.nodes = append(f.nodes, *n)
			}
		}
	}
}

// ratio is how much of its stretch (positive) or shrink (negative) the line takes; over by how many points it is too long.
func (f *fitting) ratio(start int, j int32, last bool) (ratio, over float64) {
	o := &f.ops[j]
	room := f.room(start)
	slack := room - f.m.natural(start, o.at) - o.hyphen
	grow, shrink := f.m.give(start, o.at)
	shrink *= f.squeeze
	if f.ragged {
		grow, shrink = room/3, 0
	}
	switch {
	case slack < -shrink-0.01:
		return 0, -slack - shrink
	case slack < 0:
		return slack / max(shrink, 0.01), 0
	case last:
		return 0, 0
	}
	return slack / max(grow, 0.01), 0
}

// candidate is the way to the opportunity j through the node k with a last line of the given ratio.
func (f *fitting) candidate(k, j int32, ratio float64, last bool) node {
	n, o := &f.nodes[k], &f.ops[j]
	bad := min(100*math.Abs(ratio*ratio*ratio), worst)
	c := node{op: j, from: k, at: o.at, grade: grade(ratio), cost: n.cost + (linePenalty+bad)*(linePenalty+bad) + o.penalty*o.penalty}
	if f.lines > 0 {
		c.line = n.line + 1
	}
	if o.flagged {
		c.hyphens = n.hyphens + 1
	}
	switch {
	case o.flagged && n.hyphens > 0:
		c.cost += twoHyphens
	case last && n.hyphens > 0:
		c.cost += lastHyphen
	}
	if d := c.grade - n.grade; (d > 1 || d < -1) && n.op >= 0 {
		c.cost += unlike
	}
	if last && n.op >= 0 && f.m.natural(n.at, o.at) < f.shortest()*f.room(n.at) {
		c.cost += shortLast
	}
	return c
}

// shortest is the share of the width that a last line has at least.
func (f *fitting) shortest() float64 {
	if f.ragged {
		return raggedLast
	}
	return shortestLast
}

func grade(ratio float64) int8 {
	switch {
	case ratio < -0.5:
		return 0
	case ratio <= 0.5:
		return 1
	case ratio <= 1:
		return 2
	}
	return 3
}
