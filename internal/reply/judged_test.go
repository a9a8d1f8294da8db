package reply

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/roster"
)

// judged is what a person read in a mail before the program did.
type judged struct {
	kinds                    []string
	delegates, interventions []fact
	clear                    bool
	bounce                   []string // reason, and permanent or temporary
}

// fact is a delegate or an intervention: its action, whom or what it is about, and what else was judged of it.
type fact struct {
	action, subject string
	beside          map[string]string
}

// flags are what is judged of a fact without a value.
var flags = map[string]bool{"head": true, "alternate": true, "adviser": true, "observer": true, "in_person": true, "online": true, "visa": true, "statement": true}

func (f fact) String() string { return f.action + " " + f.subject }

// judgements reads testdata/replies/judged.txt.
func judgements(tb testing.TB) map[string]judged {
	file, err := os.Open(filepath.Join(mailsDir, "judged.txt"))
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	out := map[string]judged{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "|")
		if len(cells) < 5 {
			tb.Fatalf("judged.txt: %q has %d cells, wanted 5 or 6", line, len(cells))
		}
		j := judged{kinds: splitTrim(cells[1], ","), delegates: factsOf(cells[2]), interventions: factsOf(cells[3]), clear: strings.TrimSpace(cells[4]) == "clear"}
		if len(cells) > 5 {
			j.bounce = strings.Fields(cells[5])
		}
		out[strings.TrimSpace(cells[0])] = j
	}
	return out
}

func splitTrim(s, sep string) []string {
	var out []string
	for _, piece := range strings.Split(s, sep) {
		if piece = strings.TrimSpace(piece); piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

func factsOf(cell string) []fact {
	var out []fact
	for _, piece := range splitTrim(cell, ";") {
		f := fact{beside: map[string]string{}}
		piece, beside, _ := strings.Cut(piece, " [")
		f.action, f.subject, _ = strings.Cut(strings.TrimSpace(piece), " ")
		last := ""
		for _, b := range splitTrim(strings.TrimSuffix(beside, "]"), ",") {
			key, value, valued := strings.Cut(b, "=")
			if !valued && !flags[key] && last != "" {
				f.beside[last] += ", " + key // "func=Ambassador, Permanent Representative"
				continue
			}
			f.beside[key], last = value, key
		}
		out = append(out, f)
	}
	return out
}

func delegateFact(d roster.Delegate) fact {
	f := fact{d.Action, d.Name, map[string]string{}}
	put := func(key, value string, is bool) {
		if is {
			f.beside[key] = value
		}
	}
	put(d.Capacity, "", d.Capacity != "")
	put("head", "", d.Head)
	put(d.Attendance, "", d.Attendance != "")
	put("visa", "", d.VisaLetter)
	put("replaces", d.Replaces, d.Replaces != "")
	put("days", fmt.Sprint(len(d.Days)), len(d.Days) > 0)
	for key, value := range map[string]string{"hon": d.Honorific, "func": d.Function, "email": d.Email, "tel": d.Phone, "needs": d.Needs, "gender": d.Gender} {
		put(key, value, value != "")
	}
	var langs []string
	for _, l := range d.Languages {
		langs = append(langs, string(l))
	}
	put("langs", strings.Join(langs, "+"), len(langs) > 0)
	return f
}

func interventionFact(v roster.Intervention) fact {
	f := fact{v.Action, v.Item, map[string]string{}}
	put := func(key, value string, is bool) {
		if is {
			f.beside[key] = value
		}
	}
	put("speaker", v.Speaker, v.Speaker != "")
	put("behalf", v.OnBehalfOf, v.OnBehalfOf != "")
	put("lang", string(v.Language), v.Language != "")
	put("statement", "", v.StatementAttached)
	return f
}

// meets tells whether a fact read is the one judged: all that was judged of it, and no other delegate's or item's.
func (f fact) meets(read fact) bool {
	if f.action != read.action || f.subject != read.subject && !roster.SameName(f.subject, read.subject) {
		return false
	}
	for key, value := range f.beside {
		if have, ok := read.beside[key]; !ok || have != value {
			return false
		}
	}
	return true
}

// score counts facts: found and right, read, judged.
type score struct{ right, read, judged int }

func (s *score) add(o score) { s.right += o.right; s.read += o.read; s.judged += o.judged }

// compareFacts counts, and names what was missed and what was read wrongly.
func compareFacts(want, have []fact) (s score, faults []string) {
	s.read, s.judged = len(have), len(want)
	left := slices.Clone(have)
	for _, w := range want {
		at := slices.IndexFunc(left, w.meets)
		if at < 0 {
			faults = append(faults, "missed: "+w.String()+besides(w))
			continue
		}
		s.right++
		left = slices.Delete(left, at, at+1)
	}
	for _, h := range left {
		faults = append(faults, "read: "+h.String()+besides(h))
	}
	return s, faults
}

func besides(f fact) string {
	if len(f.beside) == 0 {
		return ""
	}
	var all []string
	for k, v := range f.beside {
		if v != "" {
			k += "=" + v
		}
		all = append(all, k)
	}
	slices.Sort(all)
	return " [" + strings.Join(all, ", ") + "]"
}

func delegateFacts(r Reading) (out []fact) {
	for _, d := range r.Delegates {
		out = append(out, delegateFact(d))
	}
	return out
}

func interventionFacts(r Reading) (out []fact) {
	for _, v := range r.Interventions {
		out = append(out, interventionFact(v))
	}
	return out
}
