package reply

import "strings"

// itemsLabel reads a label that names the items of which its value says who speaks on them, in what language or for whom: "Speaker on item 3: Ms. Doe",
// "По пункту 3 выступает: г-жа Берг", 议题3发言人：李明.
func (p *reader) itemsLabel(line string) [][2]string {
	line = trimListMark(strings.TrimSpace(line))
	at, size := labelEnds(line)
	if at <= 0 || at > longestWorded || strings.TrimSpace(line[at+size:]) == "" {
		return nil
	}
	var buf briefly
	toks := appendTokens(buf[:0], line[:at])
	if !numbersAny(toks) {
		return nil
	}
	spans := p.numbered(toks, words().find(toks))
	if len(spans) != 1 || spans[0].all {
		return nil
	}
	from, to := toks[spans[0].from].start, toks[spans[0].to-1].end
	to += bracketEnd(line[to:at])
	items := line[from:to]
	if _, exact := p.readItems(items); !exact {
		return nil
	}
	value := strings.Trim(strings.TrimSpace(line[at+size:]), "*|\t ")
	label := strings.TrimSpace(line[:from] + " " + line[to:at])
	switch key := firstOf(labelKey(label), p.keyFor(keysByWords(label, labelTokens(label)), value)); key {
	case KeySpeaker:
		return p.speaksOn(items, value)
	case KeyLanguage, KeyOnBehalfOf:
		return [][2]string{{KeyItem, items}, {key, value}}
	}
	return nil
}

// groupLabel reads a label of items that names the group for which somebody speaks: "Statement on behalf of the African Group: item 9".
func (p *reader) groupLabel(line string) [][2]string {
	label, value := cutLabel(line)
	if label == "" || value == "" {
		return nil
	}
	var buf briefly
	toks := appendTokens(buf[:0], label)
	for _, m := range words().of("behalf", toks) {
		if m.from == 0 || m.to == len(toks) {
			continue
		}
		key, group := labelKey(label[:toks[m.from].start]), label[toks[m.to].start:]
		if (key == KeyItem || key == "statement") && sectionHere(group, "group") && !alarmedValue(group) && p.fits(KeyItem, value) {
			return [][2]string{{KeyItem, value}, {KeyOnBehalfOf, group}}
		}
	}
	return nil
}

// speaksOn are items with who speaks on them, and perhaps the language behind the name; nil where the value is built otherwise.
func (p *reader) speaksOn(items, value string) [][2]string {
	if kv := p.floorLine(items + ": " + value); kv != nil {
		return kv
	}
	if !p.onePersonOnly(value) {
		return nil
	}
	return [][2]string{{KeyItem, items}, {KeySpeaker, value}}
}

// bracketEnd is the length of a bracket that a text begins with, 0 where it begins with none: the title behind an item's number.
func bracketEnd(s string) int {
	inner := strings.TrimLeft(s, " ")
	if !strings.HasPrefix(inner, "(") && !strings.HasPrefix(inner, "（") {
		return 0
	}
	for _, closing := range [...]string{")", "）"} {
		if end := strings.Index(s, closing); end >= 0 {
			return end + len(closing)
		}
	}
	return 0
}

// itemLine reads "Item 3: Ms. Larsen", "Item 3 – yes": an item by its number with a speaker, or a yes or no. A title there, "Point 8 : Universalisation, transparence",
// is nobody's name.
func (p *reader) itemLine(line string) [][2]string {
	line = trimListMark(strings.TrimSpace(line))
	at := strings.IndexAny(line, ":：–—\t|")
	if dash := strings.Index(line, " - "); dash > 0 && (at < 0 || dash < at) {
		at = dash + 1
	}
	if at <= 0 || at > 60 || !itemNumbered(line[:at]) || labelKey(line[:at]) != KeyItem {
		return nil
	}
	value := behindRussianRank(strings.Trim(line[at:], ":：–—-\t| "))
	switch c := choice(value); {
	case c == "yes":
		return [][2]string{{KeyItem, line[:at]}}
	case c == "no":
		return [][2]string{{"other", value}}
	}
	if said, _ := words().value("label", value); takesBack(said) {
		return [][2]string{{"withdraw", line[:at]}} // "Item 10: withdrawn"
	}
	if titles, exact := p.readItems(value); exact && len(titles) > 0 {
		return nil
	}
	if who := parsePerson(value); isHanText(who.name) && isPersonName(who.name, who.honorific != "") {
		return [][2]string{{KeyItem, line[:at]}, {KeySpeaker, value}}
	}
	if h, name := splitHonorific(value); h != "" && name != "" || isNameLike(parsePerson(value).name) && strings.Contains(value, " ") && !isArabic(rune0str(value)) {
		out := [][2]string{{KeyItem, line[:at]}, {KeySpeaker, value}}
		if ls := languagesIn(value); len(ls) == 1 {
			out = append(out, [2]string{KeyLanguage, string(ls[0])})
		}
		return out
	}
	return nil
}

// behindRussianRank takes the function off a name that Russian writes behind it: "советник Р. Каримов".
func behindRussianRank(s string) string {
	if !isCyrillic(s) {
		return s
	}
	toks := tokenize(s)
	for _, m := range words().of("function", toks) {
		if m.from == 0 && m.to < len(toks) && isPersonName(s[toks[m.to].start:], false) {
			return s[toks[m.to].start:]
		}
	}
	return s
}

func rune0str(s string) string { return string(rune0(s)) }

// itemNumbered tells whether a number stands before the separator of a label.
func itemNumbered(line string) bool {
	line = trimListMark(line) // the number of "6) Items: 5, 9" counts the lines
	if at := strings.IndexAny(line, ":：\t|"); at > 0 {
		line = line[:at]
	}
	return strings.IndexFunc(line, isDigit) >= 0
}
