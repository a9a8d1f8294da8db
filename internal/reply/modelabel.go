package reply

// modeLabel reads a label that says how the one person behind it takes part: "In person: Ms. Jane Doe, Counsellor", "En ligne : M. Paul Girard", 线上参会：李强，随员.
// A honorific, a function or a capacity tells the person from a room or a program: "Online: Microsoft Teams".
func (p *reader) modeLabel(line string) [][2]string {
	label, value := cutLabel(line)
	if label == "" || !isMode(attendanceIn(label)) || !namesWhole(value) || !onePerson(value) && p.personLine(value) == nil {
		return nil
	}
	if who := parsePerson(value); !hasFunction(who.function) && (who.honorific == "" && who.capacity == "" || honorificAt(tokenize(who.function)) > 0) {
		return nil
	}
	toks := tokenize(label)
	found := words().find(toks)
	if alarmed(label, toks, found) || modeRemainder(toks, found) {
		return nil
	}
	return [][2]string{{KeyName, value}, {KeyAttendance, label}}
}

// modeOfLabel keeps the mode of taking part that the label of a name states: "Joining online: Paul Lund".
func (l *labelLines) modeOfLabel(key string, i int) {
	if label, _ := cutLabel(l.line(i)); key == KeyName && label != "" {
		l.group.mode, l.group.comes = attendanceIn(label), sectionHere(label, "attend")
	}
}

// takeMode takes that mode where no label of its own states one; another that one states is doubted, but that of a mere verb: "Кто приедет: г-н Ким", "Участие: онлайн".
func (p *reader) takeMode(g labelGroup) {
	switch said := g.values[KeyAttendance]; {
	case g.mode == "" || !personIn(g.values):
	case blank(said):
		g.values[KeyAttendance] = g.mode
	case attendanceIn(said) != g.mode && !g.comes:
		p.doubtValue(KeyAttendance, said)
	}
}
