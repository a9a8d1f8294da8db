package bidi

// maxDepth is the deepest explicit level (BD2).
const maxDepth = 125

// status is an entry of the directional status stack (X1).
type status struct {
	level    int8
	override class // classL, classR, or classON for neutral
	isolate  bool
}

// embedding is the state of the rules X1 to X8.
type embedding struct {
	stack             [maxDepth + 2]status
	depth             int // entries of the stack
	overflowIsolates  int
	overflowEmbedding int
	validIsolates     int
}

func (e *embedding) reset(level int8) {
	e.stack[0] = status{level: level, override: classON}
	e.depth, e.overflowIsolates, e.overflowEmbedding, e.validIsolates = 1, 0, 0, 0
}

func (e *embedding) top() status { return e.stack[e.depth-1] }

// push enters the next odd (rtl) or even level and tells whether there was room.
func (e *embedding) push(rtl bool, override class, isolate bool) bool {
	level := e.top().level + 1
	if rtl != (level&1 == 1) {
		level++
	}
	if level > maxDepth || e.overflowIsolates > 0 || e.overflowEmbedding > 0 {
		return false
	}
	e.stack[e.depth] = status{level, override, isolate}
	e.depth++
	return true
}

// embed applies the rules X1 to X8; what X9 removes gets the level Removed.
func (p *resolver) embed() {
	var e embedding
	e.reset(p.level)
	for i, c := range p.classes {
		switch c {
		case classRLE, classLRE, classRLO, classLRO: // X2 to X5
			p.levels[i] = Removed
			e.open(c)
		case classPDF: // X7
			p.levels[i] = Removed
			e.popEmbedding()
		case classBN:
			p.levels[i] = Removed
		case classRLI, classLRI, classFSI: // X5a to X5c
			p.assign(i, e.top())
			e.isolate(c == classRLI || c == classFSI && p.isolateRTL(i))
		case classPDI: // X6a
			e.popIsolate()
			p.assign(i, e.top())
		case classB: // X8
			p.levels[i] = p.level
			e.reset(p.level)
		default: // X6
			p.assign(i, e.top())
		}
	}
}

// assign gives the character its level, and the class of an override.
func (p *resolver) assign(i int, s status) {
	p.levels[i] = s.level
	if s.override != classON {
		p.classes[i] = s.override
	}
}

// isolateRTL is the direction of what a first strong isolate holds (X5c).
func (p *resolver) isolateRTL(i int) bool {
	end := int(p.match[i])
	if end < 0 {
		end = len(p.text)
	}
	return p.strongRTL(i+1, end)
}

func (e *embedding) open(c class) {
	override := classON
	switch c {
	case classRLO:
		override = classR
	case classLRO:
		override = classL
	}
	rtl := c == classRLE || c == classRLO
	if !e.push(rtl, override, false) && e.overflowIsolates == 0 {
		e.overflowEmbedding++
	}
}

func (e *embedding) isolate(rtl bool) {
	if e.push(rtl, classON, true) {
		e.validIsolates++
		return
	}
	e.overflowIsolates++
}

func (e *embedding) popEmbedding() {
	switch {
	case e.overflowIsolates > 0:
	case e.overflowEmbedding > 0:
		e.overflowEmbedding--
	case !e.top().isolate && e.depth > 1:
		e.depth--
	}
}

func (e *embedding) popIsolate() {
	switch {
	case e.overflowIsolates > 0:
		e.overflowIsolates--
	case e.validIsolates > 0:
		e.overflowEmbedding = 0
		for !e.top().isolate {
			e.depth--
		}
		e.depth--
		e.validIsolates--
	}
}
