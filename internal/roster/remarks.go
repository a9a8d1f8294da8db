package roster

import (
	"fmt"
	"slices"
	"strings"

	"chancery/internal/locale"
)

// Codes of what a person should look at before a list goes to the chair.
const (
	OneSpeakerTwice = "speaker_twice"  // one person speaks twice on an item
	TwoForOneSeat   = "two_for_a_seat" // two delegations answer for one State
	NotRegistered   = "not_registered" // the speaker is no delegate of the delegation
	TwoHeads        = "two_heads"      // a delegation has two heads
	NoSpeaker       = "no_speaker"     // nobody is named, and the delegation has registered somebody
)

// Remark is one such thing. Item is "" where it is about the delegation, Notice 0 likewise.
type Remark struct {
	Code   string `json:"code"`
	Ref    string `json:"ref"`
	Item   string `json:"item,omitempty"`
	Notice int64  `json:"notice,omitempty"`
	Detail string `json:"detail"`
}

// Remarks looks at the lists and the delegations behind them. They are said, and change nothing.
func Remarks(lists []ItemList, all []Standing) (remarks []Remark) {
	delegates := make(map[string][]StandingDelegate, len(all))
	for _, s := range all {
		delegates[s.Invitee.Ref] = s.Delegates
	}
	for _, l := range lists {
		remarks = append(remarks, speakersOf(l, delegates)...)
	}
	return append(append(remarks, twoForOneSeat(all)...), twoHeads(all)...)
}

// speakersOf are the remarks on one item. Names are compared folded; a surname alone means a delegate whose name holds it.
func speakersOf(l ItemList, delegates map[string][]StandingDelegate) (remarks []Remark) {
	spoken := map[string]Speech{}
	for _, s := range l.Speeches {
		here := delegates[s.Ref]
		say := func(code, format string, args ...any) {
			remarks = append(remarks, Remark{Code: code, Ref: s.Ref, Item: l.Item.Label, Notice: s.ID, Detail: fmt.Sprintf(format, args...)})
		}
		if s.Speaker == "" {
			if len(here) > 0 {
				say(NoSpeaker, "no speaker is named")
			}
			continue
		}
		switch {
		case len(here) == 0:
			say(NotRegistered, "%s is not registered, nor is anybody of the delegation", s.Speaker)
		case !slices.ContainsFunc(here, func(d StandingDelegate) bool { return SameName(d.Name, s.Speaker) || refersTo(s.Speaker, d.Name) }):
			say(NotRegistered, "%s is not registered", s.Speaker)
		}
		key := locale.Fold(s.Speaker)
		if first, twice := spoken[key]; twice {
			say(OneSpeakerTwice, "%s speaks already as number %d (%s)", s.Speaker, first.Order, first.Ref)
		} else {
			spoken[key] = s
		}
	}
	return remarks
}

// twoForOneSeat: a State has one seat, whoever wrote for it. Groups, observers and organizations have no country that counts.
func twoForOneSeat(all []Standing) (remarks []Remark) {
	byCountry := map[string]string{}
	for _, s := range all {
		if s.Invitee.Country == "" || !isState(s.Invitee) || len(s.Delegates)+len(s.Interventions) == 0 {
			continue
		}
		if first, taken := byCountry[s.Invitee.Country]; taken {
			remarks = append(remarks, Remark{Code: TwoForOneSeat, Ref: s.Invitee.Ref, Detail: fmt.Sprintf("%s and %s both answer for %s", first, s.Invitee.Ref, s.Invitee.Country)})
		} else {
			byCountry[s.Invitee.Country] = s.Invitee.Ref
		}
	}
	return remarks
}

func twoHeads(all []Standing) (remarks []Remark) {
	for _, s := range all {
		var heads []string
		for _, d := range s.Delegates {
			if d.Leads() {
				heads = append(heads, d.Name)
			}
		}
		if len(heads) > 1 {
			remarks = append(remarks, Remark{Code: TwoHeads, Ref: s.Invitee.Ref, Detail: strings.Join(heads, ", ") + " are all named head"})
		}
	}
	return remarks
}
