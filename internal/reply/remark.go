package reply

import "strings"

// longestQuietRemark is the length up to which a remark may be a courtesy, in bytes; of a longer one a person sees every word.
const longestQuietRemark = 600

// remarkSays tells a remark of a form or a label that says more than courtesies do: a fact, a doubt, a question, or words that the program does not understand.
func (p *reader) remarkSays(remark string) bool {
	if len(remark) > longestQuietRemark || strangeSign(remark) || strings.ContainsAny(remark, "?？؟") {
		return true
	}
	in := &reader{m: p.m, c: p.c, r: &Reading{Language: p.r.Language}, text: remark, codes: p.codes, structured: true}
	in.readProse(lineSpans(remark, 0))
	in.r.Invitee = p.r.Invitee
	if len(in.r.Delegates)+len(in.r.Interventions)+len(in.r.Review) > 0 || in.regret || in.attending || in.hedge || in.ooo || in.question != "" || in.wish != "" || in.orphan != "" {
		return true
	}
	names := p.personNames(p.missionNames())
	for _, s := range in.loose {
		if in.valueGoesOn(s) || in.secondPerson(s) || !in.aside(s, names) && (in.alarms(s) || !in.quiet(s, names)) {
			return true
		}
	}
	return isPersonName(parsePerson(remark).name, false)
}
