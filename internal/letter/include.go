package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/locale"
)

// partStem begins the files of shared parts: letters/part.NAME.<lang>.md.
const partStem = "part"

// Bounds of inclusion: parts within parts, and blocks of a letter in all.
const (
	includeDepth = 8
	blockLimit   = 5000
)

var partName = regexp.MustCompile(`^[a-z0-9_-]{1,64}$`)

// inclusion puts shared parts into one template, once, when the folder is loaded.
type inclusion struct {
	set      *Set
	lang     locale.Lang
	problems *reporter
	via      []step // from the template down to the part being read
	blocks   int
}

// step is a file and the line in it that includes the next.
type step struct {
	file string
	line int
}

// include replaces the includes of every template. A part that is wrong is told once, by its own file.
func (s *Set) include() *reporter {
	r := &reporter{}
	var keys []templateKey
	for key := range s.templates {
		if key.stem != partStem {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b templateKey) int { return strings.Compare(s.templates[a].file, s.templates[b].file) })
	for _, key := range keys {
		t := s.templates[key]
		in := &inclusion{set: s, lang: t.lang, problems: r}
		t.body = in.expand(t.file, t.body, nil)
	}
	return r
}

// expand gives the blocks of a body with those of its parts in their places.
func (in *inclusion) expand(file string, body []part, when []*condition) []part {
	var out []part
	for _, p := range body {
		if in.blocks++; in.blocks > blockLimit {
			if in.blocks == blockLimit+1 {
				in.report(file, p.number, 1, fmt.Sprintf("the letter has more than %d blocks with its shared parts", blockLimit), "shorten it, or include less")
			}
			return out
		}
		p.when = append(slices.Clone(when), p.when...)
		if p.include == nil {
			out = append(out, p)
			continue
		}
		out = append(out, in.part(file, p)...)
	}
	return out
}

// part is the blocks of one included part; typeset's errors are to name the line that includes it.
func (in *inclusion) part(file string, at part) []part {
	name := at.include.include
	t := in.set.templates[templateKey{partStem, name, in.lang}]
	if t == nil {
		in.absent(file, at, name)
		return nil
	}
	via := append(slices.Clone(in.via), step{file, at.include.line})
	if i := slices.IndexFunc(via, func(s step) bool { return s.file == t.file }); i >= 0 {
		in.report(file, at.include.line, at.include.column, "the part includes itself: "+chain(via[i:], t.file), "take one of these includes out")
		return nil
	}
	if len(via) > includeDepth {
		in.report(file, at.include.line, at.include.column, fmt.Sprintf("parts include parts %d deep, at most %d are wanted: %s", len(via), includeDepth, chain(via, t.file)), "write the innermost text where it is used")
		return nil
	}
	outer := in.via
	in.via = via
	out := in.expand(t.file, t.body, at.when)
	in.via = outer
	for i := range out {
		out[i].number = at.number
	}
	return out
}

func (in *inclusion) absent(file string, at part, name string) {
	if !partName.MatchString(name) {
		return // told when the field was read
	}
	var names []string
	for key := range in.set.templates {
		if key.stem == partStem && key.lang == in.lang {
			names = append(names, key.family)
		}
	}
	slices.Sort(names)
	wanted := "letters/part." + name + "." + string(in.lang) + ".md"
	remedy := "write it"
	if len(names) > 0 {
		remedy += "; " + nearestOf(name, names)
	}
	in.report(file, at.include.line, at.include.column, "includes "+quote(name)+", and there is no "+wanted, remedy)
}

// chain is "letters/letter.en.md, line 3 → letters/part.a.en.md, line 2 → letters/part.a.en.md".
func chain(via []step, last string) string {
	var b strings.Builder
	for _, s := range via {
		fmt.Fprintf(&b, "%s, line %d → ", s.file, s.line)
	}
	return b.String() + last
}

// report notes a problem once: a part that several letters include has it in each.
func (in *inclusion) report(file string, line, column int, what, remedy string) {
	in.problems.file = file
	if !slices.Contains(in.problems.problems, campaign.Problem{File: file, Line: line, Column: column, What: what, Remedy: remedy}) {
		in.problems.report(line, column, what, remedy)
	}
}
