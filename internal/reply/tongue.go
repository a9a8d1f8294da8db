package reply

import (
	"slices"
	"strings"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

// languageOf is the one language in which the sentence says it will be spoken, the first where it names several.
func languageOf(s *sentence) locale.Lang {
	if all := languagesOf(s); len(all) > 0 {
		return all[0]
	}
	return ""
}

// languageAt is the language of a phrase. "العربية" alone may be the Arab Group's: it needs باللغة or بال before it.
func languageAt(s *sentence, m match) locale.Lang {
	v, ok := strings.CutPrefix(m.section, "language ")
	if ok && (m.to-m.from > 1 || !isArabic(s.toks[m.from].fold) || inArabic(s.toks[m.from].fold)) {
		return locale.Lang(v)
	}
	return ""
}

// languageMatches are the phrases for a language in a sentence, with its bare name in brackets or at the start of a short remark: "item 3 (English)", "English both times."
func languageMatches(s *sentence) []match {
	var bare []match
	for k, t := range s.toks {
		begins := k == 0 && len(s.toks) <= shortRemark
		if !begins && !(k > 0 && k+1 < len(s.toks) && s.toks[k-1].fold == "(" && s.toks[k+1].fold == ")") {
			continue
		}
		if t.kind != word || len(t.fold) <= 2 || isHan(rune0(t.fold)) || isArabic(t.fold) {
			continue
		}
		if l, ok := locale.ParseLang(t.fold); ok {
			bare = append(bare, match{"language " + string(l), k, k + 1})
		}
	}
	if len(bare) == 0 {
		return s.found
	}
	all := append(slices.Clone(s.found), bare...)
	slices.SortStableFunc(all, func(a, b match) int { return a.from - b.from })
	return all
}

// languageFor is the language of a statement on one of the spans of items that a sentence names. As many languages as spans go with them in their order: "on item 3
// in English and on item 5 in French", "in English on item 3 and in French on item 5". Else it is that behind the span and before the next, or the last before it.
func languageFor(s *sentence, sp itemSpan, all []itemSpan) locale.Lang {
	if each := languagesOf(s); len(each) == len(all) {
		for i, o := range all {
			if o.from == sp.from {
				return each[i]
			}
		}
	}
	end := len(s.toks)
	for _, other := range all {
		if other.from >= sp.to {
			end = min(end, other.from)
		}
	}
	before := locale.Lang("")
	for _, m := range languageMatches(s) {
		l := languageAt(s, m)
		switch {
		case l == "":
		case m.from >= sp.to && m.from < end:
			return l
		case m.from < sp.from || before == "":
			before = l
		}
	}
	return before
}

// languagesOf are the languages that a sentence names, in their order, each phrase once.
func languagesOf(s *sentence) []locale.Lang {
	var out []locale.Lang
	end := 0
	for _, m := range languageMatches(s) {
		if l := languageAt(s, m); l != "" && m.from >= end {
			out, end = append(out, l), m.to
		}
	}
	return out
}

// languageOnly reads a sentence that says in which language the statements named before will be made, and nothing else: "All three will be in English.", 均用中文.
// It is of those of the persons whom it names, or of all.
func (p *reader) languageOnly(s *sentence, who []named, spoke bool) bool {
	lang := languageOf(s)
	if !spoke && !s.question && p.languagesEach(s, who) {
		return true
	}
	if lang == "" || spoke || s.question || s.has("interpreting") || s.has("neg") || s.has("attend") || s.composes() ||
		!s.has("speak") && !s.has("statement") && !s.ofAll() && !s.pronounSoon() && len(s.toks) > shortRemark ||
		len(who) == 0 && s.has("speak") && p.meantToSpeak(s) != "" {
		return false
	}
	e, took := []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}, false
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		if v.Action == roster.Add && v.Language == "" && (len(who) == 0 || p.speaks(v.Speaker, who)) {
			v.Language, v.Evidence, took = lang, withEvidence(v.Evidence, e), true
		}
	}
	p.prose = p.prose || took
	return took
}

// languagesEach reads as many languages as persons whom a sentence names or means, in their order: "She will speak English and he Spanish."
func (p *reader) languagesEach(s *sentence, who []named) bool {
	each := languagesOf(s)
	if len(each) < 2 {
		return false
	}
	meant := p.withMeant(s, who)
	if len(each) != len(meant) {
		return false
	}
	e, took := []roster.Evidence{p.evidence(s.span(), p.foundBy(s))}, false
	for i := range p.r.Interventions {
		v := &p.r.Interventions[i]
		for k, n := range meant {
			if v.Action == roster.Add && v.Language == "" && p.speaks(v.Speaker, []named{n}) {
				v.Language, v.Evidence, took = each[k], withEvidence(v.Evidence, e), true
			}
		}
	}
	p.prose = p.prose || took
	return took
}

// speaks tells whether a speaker is one of the persons named.
func (p *reader) speaks(speaker string, who []named) bool {
	for _, n := range who {
		if speaker != "" && roster.SameName(speaker, p.fullName(n.name)) {
			return true
		}
	}
	return false
}
