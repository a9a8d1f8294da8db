package reply

import (
	"embed"
	"strings"
)

// Sentences as they stand beside answers, one a line, one file a language: "+" before those that say nothing of the answer (thanks, compliments, where the
// form stands), "-" before those that change it, limit it, doubt it or ask for something. Who meets a courtesy that is asked about adds it there.
//
//go:embed sentences/*.txt
var sentenceFiles embed.FS

// example is a sentence that was sorted by who wrote it.
type example struct {
	lang, text string
	nothing    bool // it says nothing of the answer
}

func examples() []example {
	entries, err := sentenceFiles.ReadDir("sentences")
	if err != nil {
		panic("read the embedded sentences: " + err.Error())
	}
	var all []example
	for _, e := range entries {
		data, err := sentenceFiles.ReadFile("sentences/" + e.Name())
		if err != nil {
			panic("read the embedded sentences: " + err.Error())
		}
		for line := range strings.Lines(string(data)) {
			if sign, text, ok := strings.Cut(strings.TrimSpace(line), " "); ok && sign != "#" {
				all = append(all, example{strings.TrimSuffix(e.Name(), ".txt"), text, sign == "+"})
			}
		}
	}
	return all
}
