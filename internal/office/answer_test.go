package office

import (
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/roster"
)

func TestAnswerThatCannotBeMeantIsRefusedWithWhatIsPossible(t *testing.T) {
	t.Parallel()
	agenda := roster.Agenda{{Label: "3"}, {Label: "4"}}
	for answer, want := range map[string]string{
		`{"delegates":[{"nmae":"Ana"}]}`:                          `delegates[0].nmae is not known: wanted one of action, honorific, name`,
		`{"delegate":[]}`:                                         `delegate is not known: wanted one of regret, attending, delegates, interventions`,
		`{"delegates":{}}`:                                        `delegates: found {}, wanted a list of objects`,
		`{"delegates":[null]}`:                                    `delegates[0]: found null, wanted an object`,
		`{"delegates":[{"name":"Ana","head":"maybe"}]}`:           `delegates[0].head: found "maybe", wanted true or false`,
		`{"delegates":[{"name":"Ana","days":["2022-06-35"]}]}`:    `delegates[0].days: found ["2022-06-35"], wanted a list of days`,
		`{"delegates":[{"name":"Ana","languages":["klingon"]}]}`:  `delegates[0].languages: found "klingon", wanted one of ar, en, es, fr, ru, zh`,
		`{"delegates":[{"name":"Ana","capacity":"boss"}]}`:        `delegates[0].capacity: found "boss", wanted one of head, alternate, adviser, observer, or none`,
		`{"delegates":[{"name":"Ana","email":"nonsense"}]}`:       `delegates[0].email: found "nonsense", wanted an address`,
		`{"delegates":[{"name":"A\u001b[2J"}]}`:                   `holds a control character`,
		`{"delegates":[{"name":" "}]}`:                            `delegates[0].name is empty`,
		`{"interventions":[{"item":3}]}`:                          `interventions[0].item: found 3, wanted text`,
		`{"interventions":[{"item":"9"}]}`:                        `the agenda has no item "9": wanted one of 3, 4`,
		`{"interventions":[{"item":"3","language":"klingon"}]}`:   `interventions[0].language: found "klingon", wanted one of ar`,
		`{"regret":true,"delegates":[{"name":"Ana"}]}`:            `it regrets and takes part at once`,
		`{"delegates":[],"interventions":[]}`:                     `it holds neither`,
		`{"regret":true} {}`:                                      `something follows the object`,
		`[]`:                                                      `found [], wanted an object`,
		`nonsense`:                                                `it is no JSON`,
		``:                                                        `it is no JSON`,
		`{"delegates":[{"name":"","head":3}],"people":1,"x":"y"}`: `people is not known`,
	} {
		if _, err := ReadAnswer([]byte(answer), agenda); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: said %v, want %q", answer, err, want)
		}
	}
}

func TestAnswerTakesLanguagesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	p, err := ReadAnswer([]byte(`{"delegates":[{"name":"Ana","languages":["English","русский"]}],"interventions":[{"item":"3","language":"French"}]}`), roster.Agenda{{Label: "3"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Delegates[0].Languages; len(got) != 2 || got[0] != locale.English || got[1] != locale.Russian || p.Interventions[0].Language != locale.French {
		t.Errorf("read %v and %q", got, p.Interventions[0].Language)
	}
}
