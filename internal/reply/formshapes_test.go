package reply

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
	"chancery/internal/message"
)

// wholeAnswers fill in two persons and two items of the form of a language.
var wholeAnswers = map[string]map[string]string{
	"en": {"attending": "Yes, two of us", "1.honorific": "Ms.", "1.name": "Ingrid Larsen", "1.function": "First Secretary, Political and Legal Affairs Section", "1.email": "ingrid@norway.example", "1.phone": "+41 22 555 01 02", "1.gender": "female", "1.capacity": "head", "1.attendance": "in person", "1.days": "20 and 21 June", "1.languages": "English, French", "1.needs": "none", "1.visa_letter": "no",
		"2.honorific": "Mr.", "2.name": "Per Olsen", "2.function": "Adviser", "2.attendance": "online", "2.days": "22 June", "i1.item": "3", "i1.speaker": "Ingrid Larsen", "i1.language": "English", "i2.item": "Risk education", "i2.speaker": "Per Olsen", "i2.language": "French"},
	"fr": {"attending": "Oui, nous serons deux", "1.honorific": "Mme", "1.name": "Anne Petit", "1.function": "Première secrétaire", "1.capacity": "cheffe de délégation", "1.attendance": "en personne", "1.days": "20 et 21 juin", "1.languages": "français", "2.honorific": "M.", "2.name": "Paul Roux", "2.function": "Conseiller", "2.attendance": "en ligne", "2.days": "22 juin",
		"i1.item": "3", "i1.speaker": "Anne Petit", "i1.language": "français", "i2.item": "Éducation aux risques", "i2.speaker": "Paul Roux", "i2.language": "anglais"},
	"es": {"attending": "sí, asistirán dos personas", "1.honorific": "Sra.", "1.name": "Marta Gil", "1.function": "Primera Secretaria", "1.capacity": "jefa de delegación", "1.attendance": "presencial", "1.days": "20 y 21 de junio", "1.languages": "español", "2.honorific": "Sr.", "2.name": "Luis Ruiz", "2.function": "Asesor", "2.attendance": "en línea", "2.days": "22 de junio",
		"i1.item": "3", "i1.speaker": "Marta Gil", "i1.language": "español", "i2.item": "Educación sobre el riesgo", "i2.speaker": "Luis Ruiz", "i2.language": "inglés"},
	"ru": {"attending": "да, будут двое", "1.honorific": "г-н", "1.name": "Тимур Ким", "1.function": "первый секретарь", "1.capacity": "глава делегации", "1.attendance": "очно", "1.days": "20 и 21 июня", "1.languages": "русский", "2.honorific": "г-жа", "2.name": "Анна Цой", "2.function": "советник", "2.attendance": "онлайн", "2.days": "22 июня",
		"i1.item": "3", "i1.speaker": "Тимур Ким", "i1.language": "русский", "i2.item": "Просвещение об опасности", "i2.speaker": "Анна Цой", "i2.language": "английский"},
	"zh": {"attending": "是，两人", "1.honorific": "女士", "1.name": "王芳", "1.function": "一等秘书", "1.capacity": "团长", "1.attendance": "现场", "1.days": "6月20日、21日", "1.languages": "中文", "2.honorific": "先生", "2.name": "李明", "2.function": "顾问", "2.attendance": "线上", "2.days": "6月22日",
		"i1.item": "3", "i1.speaker": "王芳", "i1.language": "中文", "i2.item": "雷险教育", "i2.speaker": "李明", "i2.language": "英文"},
	"ar": {"attending": "نعم، شخصان", "1.honorific": "السيدة", "1.name": "لينا شاهين", "1.function": "سكرتيرة أولى", "1.capacity": "رئيسة الوفد", "1.attendance": "حضوريا", "1.days": "20 و21 حزيران", "1.languages": "العربية", "2.honorific": "السيد", "2.name": "سامر حداد", "2.function": "مستشار", "2.attendance": "عن بعد", "2.days": "22 حزيران",
		"i1.item": "3", "i1.speaker": "لينا شاهين", "i1.language": "العربية", "i2.item": "التوعية بالمخاطر", "i2.speaker": "سامر حداد", "i2.language": "الإنجليزية"},
}

// quote marks lines as quoted.
func quote(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = strings.TrimRight("> "+l, " ")
	}
	return out
}

// answerLine are the label of a line of the form, up to its colon, and what was filled in behind it.
var answerLine = regexp.MustCompile(`^(.*\[[a-z0-9_.]+\]) ?: ?(.*)$`)

// eachAnswer writes the answerLine lines of a form otherwise, and keeps the rest.
func eachAnswer(lines []string, write func(label, value string) []string) (out []string) {
	for _, l := range lines {
		if m := answerLine.FindStringSubmatch(l); m != nil && m[2] != "" && !strings.Contains(l, "[code]") {
			out = append(out, write(m[1], m[2])...)
		} else {
			out = append(out, l)
		}
	}
	return out
}

// filledShapes are ways in which a form comes back, from the lines of one that is filled in behind its colons.
var filledShapes = map[string]func(lines []string) []string{
	"behind the colon": quote,
	"on the next line, unquoted": func(lines []string) []string {
		return unquotedAnswers(lines, func(v string) []string { return []string{v} })
	},
	"on the next line, unquoted, empty lines around": func(lines []string) []string {
		return unquotedAnswers(lines, func(v string) []string { return []string{"", v, ""} })
	},
	"on the next line, unquoted, with a dash": func(lines []string) []string {
		return unquotedAnswers(lines, func(v string) []string { return []string{"- " + v} })
	},
	"on the next line, quoted": func(lines []string) []string {
		return quote(eachAnswer(lines, func(label, value string) []string { return []string{label + ":", value} }))
	},
	"on the next line but one, quoted": func(lines []string) []string {
		return quote(eachAnswer(lines, func(label, value string) []string { return []string{label + ":", "", value} }))
	},
	"on the next line, indented": func(lines []string) []string {
		return quote(eachAnswer(lines, func(label, value string) []string { return []string{label + ":", "    " + value} }))
	},
	"answered lines unquoted": func(lines []string) []string {
		var out []string
		for _, l := range lines {
			if m := answerLine.FindStringSubmatch(l); m != nil && m[2] != "" {
				out = append(out, l)
			} else {
				out = append(out, "> "+l)
			}
		}
		return out
	},
	"with arrows":     valueWritten(func(v string) string { return "-> " + v }),
	"with guillemets": valueWritten(func(v string) string { return ">> " + v }),
	"with a dash":     valueWritten(func(v string) string { return "- " + v }),
	"in bold":         valueWritten(func(v string) string { return "*" + v + "*" }),
	"underlined":      valueWritten(func(v string) string { return "__" + v + "__" }),
	"in brackets":     valueWritten(func(v string) string { return "[" + v + "]" }),
	"in angles":       valueWritten(func(v string) string { return "<" + v + ">" }),
	"in quotes":       valueWritten(func(v string) string { return "“" + v + "”" }),
	"behind a tab":    valueWritten(func(v string) string { return "\t" + v }),
	"with a full stop": func(lines []string) []string {
		return quote(eachAnswer(lines, func(label, value string) []string {
			if strings.Contains(label, "honorific") {
				return []string{label + ": " + value}
			}
			return []string{label + ": " + strings.TrimRight(value, ".") + "."}
		}))
	},
	"with a semicolon": valueWritten(func(v string) string { return v + ";" }),
	"colon lost":       labelWritten(func(l string) string { return l + " " }),
	"dash for colon":   labelWritten(func(l string) string { return l + " - " }),
	"equals for colon": labelWritten(func(l string) string { return l + " = " }),
	"Chinese brackets": labelWritten(func(l string) string { return strings.NewReplacer("[", "［", "]", "］").Replace(l) + "：" }),
	"lenses":           labelWritten(func(l string) string { return strings.NewReplacer("[", "【", "]", "】").Replace(l) + "：" }),
	"rounded brackets": labelWritten(func(l string) string { return strings.NewReplacer("[", "(", "]", ")").Replace(l) + ": " }),
	"bullets":          labelWritten(func(l string) string { return "• " + l + ": " }),
	"asterisks":        labelWritten(func(l string) string { return "* " + l + ": " }),
	"labels in bold":   labelWritten(func(l string) string { return "*" + l + ":* " }),
	"labels wrapped":   labelWritten(func(l string) string { return strings.Replace(l, " [", "\n> [", 1) + ": " }),
	"unused blocks deleted": func(lines []string) []string {
		at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "[3.honorific]") })
		return quote(slices.Delete(slices.Clone(lines), at-1, at+len(delegateKeys)))
	},
	"unused fields deleted": func(lines []string) []string {
		return quote(slices.DeleteFunc(slices.Clone(lines), func(l string) bool {
			m := answerLine.FindStringSubmatch(l)
			return m != nil && m[2] == ""
		}))
	},
	"unused fields n/a": func(lines []string) []string {
		for i, l := range lines {
			if m := answerLine.FindStringSubmatch(l); m != nil && m[2] == "" && !strings.Contains(l, "remarks") {
				lines[i] = l + "n/a"
			}
		}
		return quote(lines)
	},
	"unused fields dashed": func(lines []string) []string {
		for i, l := range lines {
			if m := answerLine.FindStringSubmatch(l); m != nil && m[2] == "" {
				lines[i] = l + "—"
			}
		}
		return quote(lines)
	},
	"unused fields crossed": func(lines []string) []string {
		for i, l := range lines {
			if m := answerLine.FindStringSubmatch(l); m != nil && m[2] == "" {
				lines[i] = l + "xxx"
			}
		}
		return quote(lines)
	},
	"headings deleted": func(lines []string) []string {
		return quote(slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return strings.HasPrefix(l, "---") || strings.HasPrefix(l, "===") }))
	},
	"second block copied, number kept": func(lines []string) []string {
		for i, l := range lines {
			lines[i] = strings.Replace(l, "[2.", "[1.", 1)
		}
		return quote(lines)
	},
	"blocks numbered anew": func(lines []string) []string {
		for i, l := range lines {
			lines[i] = strings.NewReplacer("[2.", "[4.", "[i2.", "[i4.", " 2 ---", " 4 ---").Replace(l)
		}
		return quote(lines)
	},
	"brackets deleted": func(lines []string) []string {
		key := regexp.MustCompile(` \[[a-z0-9.]*[a-z_]{3,}\]`)
		for i, l := range lines {
			if !strings.Contains(l, "[code]") {
				lines[i] = key.ReplaceAllString(l, "")
			}
		}
		return quote(lines)
	},
	"pasted above the empty one": func(lines []string) []string {
		return append(slices.Clone(lines), quote(emptied(lines))...)
	},
	"empty and then filled": func(lines []string) []string {
		return quote(append(emptied(lines), lines...))
	},
	"double spaced": func(lines []string) []string { return quote(strings.Split(strings.Join(lines, "\n\n"), "\n")) },
	"no space behind the mark": func(lines []string) []string {
		for i, l := range lines {
			lines[i] = ">" + l
		}
		return lines
	},
}

func valueWritten(write func(value string) string) func([]string) []string {
	return func(lines []string) []string {
		return quote(eachAnswer(lines, func(label, value string) []string { return []string{label + ": " + write(value)} }))
	}
}

func labelWritten(write func(label string) string) func([]string) []string {
	return func(lines []string) []string {
		return quote(eachAnswer(lines, func(label, value string) []string { return []string{write(label) + value} }))
	}
}

// unquotedAnswers are the lines of the form, quoted, each with its answer on lines of its own that are not.
func unquotedAnswers(lines []string, write func(value string) []string) (out []string) {
	for _, l := range lines {
		m := answerLine.FindStringSubmatch(l)
		if m == nil || m[2] == "" || strings.Contains(l, "[code]") {
			out = append(out, "> "+l)
			continue
		}
		out = append(append(out, "> "+m[1]+":"), write(m[2])...)
	}
	return out
}

func emptied(lines []string) []string {
	return eachAnswer(lines, func(label, _ string) []string { return []string{label + ": "} })
}

// TestFormComesBackHoweverItIsFilledIn: every person and item is read with all that stands at him, and nobody is asked.
func TestFormComesBackHoweverItIsFilledIn(t *testing.T) {
	t.Parallel()
	days := []locale.Date{{Year: 2022, Month: 6, Day: 20}, {Year: 2022, Month: 6, Day: 21}, {Year: 2022, Month: 6, Day: 22}}
	for l, all := range wholeAnswers {
		want := Read(quotedFormOf(l, quote(strings.Split(filled(FormText(locale.Lang(l), codeOf[l], agenda(), days), all), "\n"))), campaign())
		for name, shape := range filledShapes {
			for place, put := range formPlaces {
				t.Run(l+"/"+name+place, func(t *testing.T) {
					t.Parallel()
					r := Read(put(l, shape(strings.Split(filled(FormText(locale.Lang(l), codeOf[l], agenda(), days), all), "\n"))), campaign())
					_, faults := compareFacts(delegateFacts(want), delegateFacts(r))
					_, more := compareFacts(interventionFacts(want), interventionFacts(r))
					if len(want.Delegates) != 2 || len(want.Interventions) != 2 {
						t.Errorf("plainly filled in: %v, %v", delegateFacts(want), interventionFacts(want))
					}
					if faults = append(append(faults, more...), doubts(r)...); len(faults) > 0 {
						t.Errorf("%s", strings.Join(faults, "; "))
					}
				})
			}
		}
	}
}

// formPlaces are where the lines of a form stand in a mail.
var formPlaces = map[string]func(l string, lines []string) *message.Message{
	"": quotedFormOf,
	" below a header": func(l string, lines []string) *message.Message {
		m := missionOf(wholeAnswers[l]["1.name"])
		m.Text = "From: ISU <isu@meeting.example>\nSent: Tuesday, April 26, 2022 10:00 AM\nTo: Mission\nSubject: Invitation\n\n" + unmarked(lines)
		return m
	},
	" written out": func(l string, lines []string) *message.Message {
		m := missionOf(wholeAnswers[l]["1.name"])
		m.Text = unmarked(lines)
		return m
	},
}

// unmarked are lines without the marks of quotation.
func unmarked(lines []string) string {
	var out []string
	for _, l := range strings.Split(strings.Join(lines, "\n"), "\n") {
		out = append(out, strings.TrimPrefix(strings.TrimPrefix(l, ">"), " "))
	}
	return strings.Join(out, "\n")
}

// quotedFormOf is a mail of the mission that writes in a language, with the lines below an attribution.
func quotedFormOf(l string, lines []string) *message.Message {
	m := missionOf(wholeAnswers[l]["1.name"])
	at := max(0, slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, ">") }))
	m.Text = strings.Join(slices.Insert(slices.Clone(lines), at, "", "On 26 Apr 2022 at 10:00, ISU <isu@meeting.example> wrote:"), "\n")
	return m
}

// TestLinesBelowFieldsThatAreNoAnswersAreLeftToAPerson: what stands below a field may take back, put off or say something else.
func TestLinesBelowFieldsThatAreNoAnswersAreLeftToAPerson(t *testing.T) {
	t.Parallel()
	form := strings.Split(filled(FormText(locale.English, codeOf["en"], agenda(), nil), wholeAnswers["en"]), "\n")
	below := strings.Join(unquotedAnswers(form, func(v string) []string { return []string{v} }), "\n")
	for old, written := range map[string]string{
		"\nIngrid Larsen\n> Function":               "\nto be confirmed\n> Function",
		"\nAdviser\n":                               "\nAdviser\n(if he gets his visa)\n",
		"\nPer Olsen\n> Function":                   "\nPer Olsen, Kari Nes\n> Function",
		"> Accessibility needs [2.needs]: ":         "> Accessibility needs [2.needs]:\nWe will tell you next week.",
		"> Phone [2.phone]: ":                       "> Phone [2.phone]:\nPlease do not register him yet",
		"> E-mail [2.email]: ":                      "> E-mail [2.email]:\nhe replaces Ms. Holm",
		"> Remarks [remarks]: ":                     "> Remarks [remarks]:\nOnly Ms. Larsen is certain.",
		"> On behalf of a group [i1.on_behalf_of]:": "> On behalf of a group [i1.on_behalf_of]:\nnot decided",
		"> Honorific [3.honorific]: ":               "> Honorific [3.honorific]:\nA third colleague will be named later",
		"> --- Delegate 2 ---":                      "> --- Delegate 2 ---\ncannot come after all",
		"\nYes, two of us\n":                        "\nYes, three of us\n",
		"\n3\n":                                     "\n3\n10\n",
	} {
		if !strings.Contains(below, old) {
			t.Fatalf("the form has no %q:\n%s", old, below)
		}
		r := Read(quotedFormOf("en", strings.Split(strings.Replace(below, old, written, 1), "\n")), campaign())
		if len(doubts(r)) == 0 {
			t.Errorf("%q: nobody is asked: %v, %v", written, delegateFacts(r), interventionFacts(r))
		}
	}
}

// TestSameAsAboveIsWhatTheBlockAboveSays, and a speaker may be called by the number of his block.
func TestSameAsAboveIsWhatTheBlockAboveSays(t *testing.T) {
	t.Parallel()
	second := map[string]string{"en": "Delegate 2", "fr": "délégué 2", "es": "Delegado 2", "ru": "делегат 2", "zh": "代表2", "ar": "المندوب 2"}
	for l, same := range map[string]string{"en": "same as above", "fr": "idem", "es": "ídem", "ru": "то же", "zh": "同上", "ar": "كما سبق"} {
		all := maps.Clone(wholeAnswers[l])
		all["2.days"], all["i2.language"], all["i2.speaker"] = same, same, second[l]
		r := Read(quotedFormOf(l, quote(strings.Split(filled(FormText(locale.Lang(l), codeOf[l], agenda(), nil), all), "\n"))), campaign())
		if d, v := r.Delegates, r.Interventions; len(d) != 2 || len(v) != 2 || len(d[1].Days) != 2 || v[1].Language != v[0].Language || v[1].Speaker != d[1].Name || len(doubts(r)) > 0 {
			t.Errorf("%s: %v, %v, doubts %q", l, d, v, doubts(r))
		}
		all["1.days"] = ""
		if r := Read(quotedFormOf(l, quote(strings.Split(filled(FormText(locale.Lang(l), codeOf[l], agenda(), nil), all), "\n"))), campaign()); len(doubts(r)) == 0 {
			t.Errorf("%s: the same as nothing: nobody is asked", l)
		}
	}
}
