package reply

import "strings"

// labels takes the labelled lines out of a text; the other lines go on to the readers of lists and prose.
func (p *reader) labels(lines []span) []span {
	p.dashed = p.dashedLabels(lines)
	var rest, headings []span
	valued := false
	group := map[string]string{}
	order := []string{}
	at := span{}
	flush := func() {
		if len(order) > 0 {
			p.takeGroup(group, order, at)
		}
		group, order = map[string]string{}, nil
	}
	set := func(key, value string, s span) {
		starts := startsGroup(key) && !(key == "headq" && choice(value) != "")
		if group["other"] != "" && key == "other" {
			value = group["other"] + "; " + value // a date, a passport and a fax are of one person
		} else if _, again := group[key]; again && !strings.HasPrefix(key, "remarks") || starts && group[KeyName] != "" && key != KeyName && key != KeyItem || starts && hasPersonKey(order) || key == KeyName && isPersonValue(group["headq"]) {
			flush()
		}
		if len(order) == 0 {
			at = s
		}
		at.end = s.end
		group[key] = value
		order = append(order, key)
	}
	for i := 0; i < len(lines); i++ {
		line := p.text[lines[i].start:lines[i].end]
		pairs := p.pairs(line)
		if len(pairs) == 0 {
			if strings.TrimSpace(line) != "" {
				if len(line) > 0 && len(order) > 0 && i > 0 && lines[i].start-at.end <= 1 && lines[i-1].end-lines[i-1].start > 60 && len(line) < 60 && startsLower(line) {
					group[order[len(order)-1]] += " " + strings.TrimSpace(line)
					at.end = lines[i].end
					continue
				}
				flush()
			}
			rest = append(rest, lines[i])
			continue
		}
		for _, kv := range pairs {
			key, value := kv[0], kv[1]
			end := lines[i]
			if value == "" && key == KeySpeaker && p.itemBelow(lines, i) {
				continue // "Speakers:" above "Item 3: Ms. Larsen" is a heading
			}
			if value == "" && i+1 < len(lines) && takesNext(key) {
				value, end, i = p.following(lines, i, key)
			}
			valued = valued || !blank(value)
			if value == "" {
				headings = append(headings, lines[i])
			}
			if key == KeyItem && value != "" && end == lines[i] {
				value += p.itemsBelow(lines, i)
			}
			if end == lines[i] && listsPersons(key) {
				value, end, rest = p.saidBehind(value, end, rest)
			}
			set(key, value, span{lines[i].start, end.end})
		}
	}
	flush()
	p.headings(headings, valued)
	return rest
}

// maxItemLines bounds the lines below a value that are read with it; no agenda is longer.
const maxItemLines = 200

// itemsBelow are lines of nothing but numbers of items right below a value: they are proposed with it, and stay among the lines that a person is asked about.
func (p *reader) itemsBelow(lines []span, i int) string {
	more := ""
	for last := min(i+maxItemLines, len(lines)-1); i < last; {
		i++
		line := strings.TrimSpace(p.text[lines[i].start:lines[i].end])
		if !isDigitStart(line) || len(line) > 20 {
			break
		}
		if items, exact := p.readItems(line); !exact || len(items) == 0 {
			break
		}
		more += "\n" + line
	}
	return more
}

// itemBelow tells whether the next line with words names an item by its number.
func (p *reader) itemBelow(lines []span, i int) bool {
	for i++; i < len(lines); i++ {
		line := p.text[lines[i].start:lines[i].end]
		if strings.TrimSpace(line) == "" {
			continue
		}
		pairs := p.pairs(line)
		return len(pairs) > 0 && pairs[0][0] == KeyItem
	}
	return false
}

// saidBehind parts a list of persons from the sentence that goes on behind its full stop on the same line, which is read with the rest: "Ms. Larsen, Mr. Olsen.
// Both will be in the room."
func (p *reader) saidBehind(value string, line span, rest []span) (string, span, []span) {
	at := strings.LastIndex(p.text[line.start:line.end], value)
	if at < 0 {
		return value, line, rest
	}
	from := line.start + at
	all := p.sentences([]span{{from, from + len(value)}})
	if len(all) < 2 || all[0].more || all[0].colon || all[0].question {
		return value, line, rest
	}
	next := all[1].span().start
	return strings.TrimRight(p.text[from:next], " .。"), span{line.start, next}, append(rest, span{next, line.end})
}

func startsLower(line string) bool {
	r := rune0(strings.TrimSpace(line))
	return r >= 'a' && r <= 'z' || r >= 'а' && r <= 'я'
}

func startsGroup(key string) bool {
	switch key {
	case KeyItem, "headq", "persons", "withdraw", "cancel", "alternate":
		return true
	}
	return false
}

func hasPersonKey(order []string) bool {
	for _, k := range order {
		if k == KeyItem || k == "persons" {
			return true
		}
	}
	return false
}

func takesNext(key string) bool { return key != "other" && key != KeyRemarks }

// following is the value that stands on the lines below its label: one line, or for lists of persons and items all up to the next label or empty line.
func (p *reader) following(lines []span, i int, key string) (string, span, int) {
	var values []string
	end := lines[i]
	list := key == "persons" || key == KeyItem || key == "adviser" || key == "observer"
	j := i + 1
	if list && j < len(lines) && strings.TrimSpace(p.text[lines[j].start:lines[j].end]) == "" {
		j++
	}
	for ; j < len(lines) && len(values) < maxRows; j++ { // what follows more is read as other lines are
		line := strings.TrimSpace(p.text[lines[j].start:lines[j].end])
		if line == "" || len(p.pairs(line)) > 0 || len(line) > 160 {
			break
		}
		values = append(values, line)
		end = lines[j]
		i = j
		if !list {
			break
		}
	}
	return strings.Join(values, "\n"), end, i
}
