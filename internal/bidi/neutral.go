package bidi

// neutral applies the rules N1 and N2.
func (s *sequence) neutral() {
	before := s.sos
	for i := 0; i < len(s.classes); i++ {
		if !isNeutral(s.classes[i]) {
			before = strongAs(s.classes[i])
			continue
		}
		end := i + 1
		for end < len(s.classes) && isNeutral(s.classes[end]) {
			end++
		}
		after := s.eos
		if end < len(s.classes) {
			after = strongAs(s.classes[end])
		}
		to := before
		if before != after {
			to = directionOf(s.level)
		}
		fill(s.classes[i:end], to)
		i = end - 1
	}
}

// strongAs is the direction that a character has for its neutral neighbours: numbers count as R.
func strongAs(c class) class {
	if c == classEN || c == classAN {
		return classR
	}
	return c
}
