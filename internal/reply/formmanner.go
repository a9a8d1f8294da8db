package reply

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// answerMarks are what people set before an answer, or around it, so that it is seen among the questions.
const (
	leadMarks  = " \t*_|…•·▪►➤→⇒>=-–—"
	trailMarks = " \t*_|;,；，،。"
)

// answerQuotes are marks that enclose an answer.
var answerQuotes = [...][2]string{{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"<", ">"}, {"「", "」"}, {"'", "'"}, {"‘", "’"}}

// bareAnswer is an answer without the marks by which it is set off: "-> Ana Torres", "“Ana Torres”".
func bareAnswer(value string) string {
	value = strings.TrimRight(strings.TrimSpace(value), trailMarks+"…")
	bare := strings.TrimLeft(value, leadMarks)
	if lead := value[:len(value)-len(bare)]; bare == "" || unicode.IsLetter(rune0(bare)) || lead != "-" && lead != "–" || !isDigit(rune0(bare)) {
		value = bare
	}
	for _, q := range answerQuotes {
		if inner := enclosed(value, q[0], q[1]); inner != "" {
			return inner
		}
	}
	return value
}

// enclosed is what stands between two marks that begin and end a value, "" where they do not, or stand within it too.
func enclosed(value, open, shut string) string {
	inner, begins := strings.CutPrefix(value, open)
	inner, ends := strings.CutSuffix(inner, shut)
	if !begins || !ends || strings.Contains(inner, open) || strings.Contains(inner, shut) {
		return ""
	}
	return strings.TrimSpace(inner)
}

// fewestAlike is how many answers a form has at least whose common manner of writing is told from what they say.
const fewestAlike = 4

// manner takes off what all answers of a form have alike, as one person wrote them: brackets around each, a full stop behind, initials before ("KL: Ana Torres").
func (t *formReader) manner() {
	t.dropCrossed()
	lead := t.commonLead()
	for _, bare := range [...]func(key, value string) (string, bool){
		func(_, value string) (string, bool) { return strings.CutPrefix(value, lead) },
		func(_, value string) (string, bool) { inner := enclosed(value, "[", "]"); return inner, inner != "" },
		func(_, value string) (string, bool) { inner := enclosed(value, "(", ")"); return inner, inner != "" },
		func(key, value string) (string, bool) {
			rest, stop := strings.CutSuffix(value, ".")
			return rest, stop && key != KeyHonorific
		},
	} {
		if t.allAlike(bare) {
			t.eachAnswer(func(key, value string) string {
				if out, ok := bare(key, value); ok {
					return strings.TrimSpace(out)
				}
				return value
			})
		}
	}
}

// dropCrossed empties the fields that somebody crossed out with x's, many as they are; one alone stands for somebody who is not known yet.
func (t *formReader) dropCrossed() {
	struck := func(value string) bool { return len(value) > 1 && strings.Trim(value, "xX") == "" }
	n := 0
	t.eachAnswer(func(_, value string) string {
		if struck(value) {
			n++
		}
		return value
	})
	if n < fewestAlike {
		return
	}
	t.eachAnswer(func(_, value string) string {
		if struck(value) {
			return ""
		}
		return value
	})
}

// allAlike tells whether all answers but honorifics, of which there are some, are written in one manner.
func (t *formReader) allAlike(bare func(key, value string) (string, bool)) bool {
	n, alike := 0, true
	t.eachAnswer(func(key, value string) string {
		if _, ok := bare(key, value); key != KeyHonorific {
			n, alike = n+1, alike && ok
		}
		return value
	})
	return alike && n >= fewestAlike
}

// eachAnswer writes each answer of the form anew, block by block.
func (t *formReader) eachAnswer(write func(key, value string) string) {
	block := func(fields map[string]string) {
		for _, key := range slices.Sorted(maps.Keys(fields)) {
			if value := fields[key]; key != KeyCode && !blank(value) {
				fields[key] = write(key, value)
			}
		}
	}
	for _, id := range t.order {
		block(t.groups[id])
	}
	block(t.form.Fields)
}

// longestLead is how long what somebody writes before each of his answers is at most, in bytes.
const longestLead = 16

// commonLead is what may stand before each answer but an honorific, up to its colon or bracket, as it stands before the first that has any.
func (t *formReader) commonLead() (lead string) {
	t.eachAnswer(func(key, value string) string {
		if key == KeyHonorific {
			return value
		}
		if i := strings.IndexAny(value[:min(len(value), longestLead)], ":：>]="); i > 0 && lead == "" {
			_, size := utf8.DecodeRuneInString(value[i:])
			lead = value[:i+size]
		}
		return value
	})
	return lead
}
