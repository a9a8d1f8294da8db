package bidi

// weak applies the rules W1 to W7.
func (s *sequence) weak() {
	s.marks()
	s.separators()
	s.terminators()
}

// marks applies W1 (marks take the class before them), W2 (digits after an Arabic letter are Arabic numbers) and W3 (Arabic letters are R).
func (s *sequence) marks() {
	before, strong := s.sos, s.sos
	for i, c := range s.classes {
		if c == classNSM {
			c = before
			if isInitiator(c) || c == classPDI {
				c = classON
			}
		}
		before = c
		switch c {
		case classL, classR:
			strong = c
		case classAL:
			strong, c = c, classR
		case classEN:
			if strong == classAL {
				c = classAN
			}
		}
		s.classes[i] = c
	}
}

// separators applies W4: one separator between two numbers of the same kind joins them.
func (s *sequence) separators() {
	for i := 1; i+1 < len(s.classes); i++ {
		c := s.classes[i]
		if c != classES && c != classCS {
			continue
		}
		before, after := s.classes[i-1], s.classes[i+1]
		if before == after && (before == classEN || before == classAN && c == classCS) {
			s.classes[i] = before
		}
	}
}

// terminators applies W5 and W6 (terminators beside European numbers join them, what is left turns neutral) and W7 (European numbers after L are L).
func (s *sequence) terminators() {
	strong, afterNumber := s.sos, false
	for i := 0; i < len(s.classes); {
		c, end, number := s.classes[i], i+1, false
		switch c {
		case classL, classR:
			strong = c
		case classES, classCS:
			c = classON
		case classEN:
			number = true
		case classET:
			end = s.endOfSame(i)
			number = afterNumber || end < len(s.classes) && s.classes[end] == classEN
			c = classON
		}
		if number {
			c = classEN
			if strong == classL {
				c = classL
			}
		}
		fill(s.classes[i:end], c)
		i, afterNumber = end, number
	}
}

// endOfSame is the end of the run of one class that begins at i.
func (s *sequence) endOfSame(i int) int {
	end := i + 1
	for end < len(s.classes) && s.classes[end] == s.classes[i] {
		end++
	}
	return end
}

func fill(classes []class, c class) {
	for i := range classes {
		classes[i] = c
	}
}
