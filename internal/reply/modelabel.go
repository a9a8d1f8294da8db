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
