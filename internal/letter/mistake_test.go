package letter_test

import (
	"strings"
	"testing"

	"chancery/internal/campaign"
)

func TestEditorsMistakesAreNamedWithTheNearestWord(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]campaign.Problem{
		"a {{ invitee.name | off }}":                    {Line: 1, Column: 21, What: `unknown filter "off"`, Remedy: `"of"`},
		"п {{ Table | defualt \"x\" }}":                 {Line: 1, Column: 14, What: `unknown filter "defualt"`, Remedy: `"default"`},
		"| a | b |\n|---|---|\n| {{ Table | teh }} | |": {Line: 3, Column: 14, What: `unknown filter "teh"`, Remedy: `"the"`},
		"- {{ Table | default x }}":                     {Line: 1, Column: 14, What: "wants a text in quotes"},
		"{{ Table | of \"x\" }}":                        {Line: 1, Column: 12, What: "takes nothing"},
		"{{ Table | }}":                                 {Line: 1, Column: 12, What: "no filter behind it"},
		"{{ if class ngos }}x":                          {Line: 1, Column: 1, What: `unknown class "ngos"`, Remedy: `"ngo"`},
		"{{ unless language fre }}x":                    {Line: 1, Column: 1, What: `unknown language "fre"`, Remedy: `"fr"`},
		"{{ if class }}x":                               {Line: 1, Column: 1, What: "names no class", Remedy: "if class ngo"},
		"{{ if Tabel }}x":                               {Line: 1, Column: 1, What: "unknown field {{ Tabel }}", Remedy: `"Table"`},
		"x {{ end }}":                                   {Line: 1, Column: 3, What: "found {{ end }}", Remedy: "neither else nor end"},
		"{{ table agena }}":                             {Line: 1, Column: 1, What: `unknown table "agena"`, Remedy: `"agenda"`},
		"{{ }}":                                         {Line: 1, Column: 1, What: "without a name"},
		"---\ndate: п {{ Tabel }}\n---\n":               {Line: 2, Column: 9, What: "unknown field {{ Tabel }}", Remedy: `"Table"`},
		"a\n\nb {{ Table":                               {Line: 3, Column: 3, What: "has no end"},
		"a [b](<{{ Tabel }}>)":                          {Line: 1, Column: 8, What: "unknown field {{ Tabel }}", Remedy: `"Table"`},
		"| a | b |\n|---|---|\n| x | y | z |":           {Line: 3, Column: 1, What: "the row has 3 cells, the table's header has 2"},
		"| a | b |\n|---|---|\nafterwards":              {Line: 3, Column: 1, What: "the row has 1 cell,", Remedy: "empty line"},
		"| a | b |\n|---|\n| x | y |":                   {Line: 2, Column: 1, What: "has 1 cell, the header has 2"},
	} {
		_, problems := one(t, src, "Table")
		if len(problems) != 1 {
			t.Errorf("%q: problems %v", src, problems)
			continue
		}
		p := problems[0]
		if p.Line != want.Line || p.Column != want.Column || !strings.Contains(p.What, want.What) || !strings.Contains(p.Remedy, want.Remedy) || p.Remedy == "" {
			t.Errorf("%q: got %v, want %v", src, p, want)
		}
	}
}

func TestColumnsMayBeNamedLikeWordsOfTheProgram(t *testing.T) {
	t.Parallel()
	v := state
	v.Fields = map[string]string{"class of travel": "first", "a | b": "both"}
	if got := merged(t, "en", v, "{{ if class of travel }}{{ class of travel }} {{ a | b }}", "class of travel", "a | b"); got != "first both" {
		t.Errorf("got %q", got)
	}
}
