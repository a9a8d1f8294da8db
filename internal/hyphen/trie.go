package hyphen

// trie holds the patterns by their letters: "2bl2b" stands at b, l, b with the levels 2, 0, 2, 0. The first node is the root.
type trie struct {
	nodes  []node
	values []uint8 // the nodes' levels, one after another
}

type node struct {
	letter         rune
	child, sibling int32 // 0: none
	values, count  int32 // where its levels begin, how many they are; none where no pattern ends
}

// add puts in a pattern: letters (a point is the word's edge) with digits between them.
func (t *trie) add(pattern string) {
	if len(t.nodes) == 0 {
		t.nodes = append(t.nodes, node{})
	}
	at := int32(0)
	levels := []uint8{0}
	for _, r := range pattern {
		if r >= '0' && r <= '9' {
			levels[len(levels)-1] = uint8(r - '0')
			continue
		}
		levels = append(levels, 0)
		at = t.step(at, r)
	}
	t.nodes[at].values, t.nodes[at].count = int32(len(t.values)), int32(len(levels))
	t.values = append(t.values, levels...)
}

// step gives the child of a node for a letter, a new one where it is not there.
func (t *trie) step(at int32, letter rune) int32 {
	if kid := t.find(at, letter); kid > 0 {
		return kid
	}
	kid := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{letter: letter, sibling: t.nodes[at].child})
	t.nodes[at].child = kid
	return kid
}

func (t *trie) find(at int32, letter rune) int32 {
	for kid := t.nodes[at].child; kid > 0; kid = t.nodes[kid].sibling {
		if t.nodes[kid].letter == letter {
			return kid
		}
	}
	return 0
}

// levels gives for each letter of a dotted word the highest level that a pattern has before it; odd ones allow a hyphen.
func (t *trie) levels(word []rune) (levels [longest + 3]uint8) {
	if len(t.nodes) == 0 {
		return levels
	}
	for start := range word {
		at := int32(0)
		for _, r := range word[start:] {
			if at = t.find(at, r); at == 0 {
				break
			}
			n := &t.nodes[at]
			for i, v := range t.values[n.values : n.values+n.count] {
				levels[start+i] = max(levels[start+i], v)
			}
		}
	}
	return levels
}
