package message

// grid returns the table that is open here, nil for none.
func (r *renderer) grid() *grid {
	if i := r.innermost(tagTable); i > 0 {
		return r.stack[i].grid
	}
	return nil
}

// openTable begins a table. Tables nested too deep are read as blocks.
func (r *renderer) openTable() {
	e := r.top()
	e.scope = len(r.stack) - 1
	depth := 0
	for i := e.same; i > 0; i = r.stack[i].same {
		depth++
	}
	if depth > 0 {
		if outer := r.stack[e.same].grid; outer != nil {
			outer.layout, outer.blocky = true, true
		}
	}
	if depth >= maxTableDepth {
		return
	}
	quoted := r.out.quote > 0
	for i := e.same; i > 0 && !quoted; i = r.stack[i].same {
		if g := r.stack[i].grid; g != nil {
			quoted = g.quoted || g.outer.quote > 0
		}
	}
	e.grid = &grid{outer: r.out, quoted: quoted, spare: &r.padding}
}

func (r *renderer) openInTable(t *tag, a *attributes) {
	g := r.grid()
	if g == nil {
		r.out.block(1)
		return
	}
	if t.name == "tr" {
		g.openRow()
		return
	}
	r.top().scope = len(r.stack) - 1
	r.out = g.openCell(a.colspan, a.rowspan)
}

func (r *renderer) closeCell() {
	g := r.grid()
	if g == nil {
		r.out.block(1)
		return
	}
	if g.cell != nil {
		g.closeCell()
		r.out = g.outer
	}
}

func (r *renderer) closeTable(e *element) {
	g := e.grid
	if g == nil {
		return
	}
	g.closeRow()
	r.out = g.outer
	if t, ok := g.table(); ok && len(r.tables) < MaxParts {
		r.tables = append(r.tables, t)
	}
}

// stripTags is for what only looks like HTML (text/enriched): everything in angle brackets goes.
func stripTags(s []byte) []byte {
	out := make([]byte, 0, len(s))
	inside := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '<':
			inside = true
		case c == '>' && inside:
			inside = false
		case !inside:
			out = append(out, c)
		}
	}
	return out
}
