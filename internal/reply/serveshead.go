package reply

import (
	"slices"
	"strings"
)

// servesHead tells the office of somebody who is beside the head of delegation: "adviser to the head", «помощник главы делегации», 团长助理.
func servesHead(toks []token, found []match) bool {
	return slices.ContainsFunc(found, func(m match) bool {
		return m.section == "capacity head" && !withinCapacity(found, m) && slices.ContainsFunc(found, func(f match) bool {
			return f.section == "function" && (together(toks, f.to, m.from) || together(toks, m.to, f.from))
		})
	})
}

// withinCapacity tells a phrase that is a part of a longer one for a capacity: "head of delegation" in "deputy head of delegation".
func withinCapacity(found []match, m match) bool {
	return slices.ContainsFunc(found, func(o match) bool {
		return strings.HasPrefix(o.section, "capacity ") && o.from <= m.from && m.to <= o.to && o.to-o.from > m.to-m.from
	})
}

// farthestOffice is how many tokens may stand between an office and the head whom it serves.
const farthestOffice = 4

// together tells two places of a value, the first before the second, between which no sign and no "and" parts what is said.
func together(toks []token, from, to int) bool {
	return from <= to && to-from <= farthestOffice && !slices.ContainsFunc(toks[from:to], func(t token) bool { return t.kind != word }) && !words().has(toks[from:to], "and")
}
