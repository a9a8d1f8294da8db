package reply

import (
	"strings"
	"unicode"
)

// dittoKeys are the fields in which "same as above" says what the block above says.
var dittoKeys = []string{KeyFunction, KeyPhone, KeyAttendance, KeyDays, KeyLanguages, KeyNeeds, KeyVisa, KeySpeaker, KeyLanguage, KeyOnBehalfOf}

// ditto gives fields in which "same as above" stands what the block before theirs has.
func ditto(blocks []map[string]string) {
	for k := 1; k < len(blocks); k++ {
		for _, key := range dittoKeys {
			if above := blocks[k-1][key]; !blank(above) && words().is("ditto", blocks[k][key]) {
				blocks[k][key] = above
			}
		}
	}
}

// speakersByNumber puts the name of a block in place of its heading: "Speaker [i1.speaker]: Delegate 2".
func (t *formReader) speakersByNumber() {
	for id, fields := range t.groups {
		if !strings.HasPrefix(id, "i") {
			continue
		}
		if who := t.groups[numberedDelegate(fields[KeySpeaker])+"/0"]; who != nil && !blank(who[KeyName]) {
			fields[KeySpeaker] = who[KeyName]
		}
	}
}

// numberedDelegate is the number of a block for persons whose heading is all that a value says, "" where it says something else.
func numberedDelegate(value string) string {
	name := strings.TrimRightFunc(value, unicode.IsDigit)
	number := value[len(name):]
	if name = strings.ToLower(strings.TrimRight(name, " #№°.")); name == "" || number == "" {
		return ""
	}
	for _, w := range formWords {
		if strings.ToLower(w.delegate) == name {
			return number
		}
	}
	return ""
}
