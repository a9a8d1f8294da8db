package reply

import (
	"math"
	"sync"
)

// classifier tells sentences that say nothing of an answer from those that say something. It is linear and learns from the examples by AdaGrad (Duchi, Hazan and
// Singer 2011, doi:10.5555/1953048.2021068), in an order and with operations that give every machine the same weights.
type classifier struct {
	place  map[uint64]int32 // of a trait among the weights; place 0 is that of all traits never met
	weight []float64
	spent  []float64 // sums of the squares of a weight's moves so far: who moved much moves less
	bias   float64
}

// taught is the classifier that has learnt all examples. It is made where a mail first needs it.
var taught = sync.OnceValue(func() *classifier { return teach(examples()) })

// How the classifier learns.
const (
	rounds       = 8
	learningRate = 1.0
	biasRate     = 0.1
	smoothing    = 1e-3
)

// lesson is an example as the places of its traits.
type lesson struct {
	places  []int32
	nothing bool
}

func teach(all []example) *classifier {
	c := &classifier{place: map[uint64]int32{}}
	lessons := c.lessons(all)
	c.weight, c.spent = make([]float64, len(c.place)+1), make([]float64, len(c.place)+1)
	shuffled := uint64(1)
	for range rounds {
		for k := len(lessons) - 1; k > 0; k-- {
			shuffled = shuffled*6364136223846793005 + 1442695040888963407 // Knuth's MMIX
			other := int(shuffled>>33) % (k + 1)
			lessons[k], lessons[other] = lessons[other], lessons[k]
		}
		for _, l := range lessons {
			c.learn(l)
		}
	}
	return c
}

func (c *classifier) lessons(all []example) []lesson {
	out := make([]lesson, len(all))
	for k, e := range all {
		p := &reader{text: e.text}
		p.traits(&sentence{toks: tokenize(e.text)}, nil, func(_ int, trait uint64) {
			if c.place[trait] == 0 {
				c.place[trait] = int32(len(c.place) + 1)
			}
			out[k].places = append(out[k].places, c.place[trait])
		})
		out[k].nothing = e.nothing
	}
	return out
}

// learn moves the weights of an example towards what it was sorted as. Products stand in conversions so that no machine fuses them with the sums.
func (c *classifier) learn(l lesson) {
	norm := 1 / math.Sqrt(float64(len(l.places)+1))
	z := c.bias
	for _, at := range l.places {
		z += c.weight[at]
	}
	z = float64(z * norm)
	miss := -(1 + z/(1+math.Abs(z))) / 2
	if l.nothing {
		miss++
	}
	move := float64(miss * norm)
	for _, at := range l.places {
		c.spent[at] += float64(move * move)
		c.weight[at] += float64(learningRate * move / math.Sqrt(c.spent[at]+smoothing))
	}
	c.bias += float64(biasRate * move)
}

// A long courtesy may hide a short change: the least of so many words in a row counts once more, by this share.
const (
	closeWords = 5
	closeShare = 0.25
)

// score is above 0 for a sentence that says nothing, the higher the surer.
func (c *classifier) score(p *reader, s *sentence, names map[string]bool) float64 {
	sums := make([]float64, len(s.toks)+1)
	n := 0
	p.traits(s, names, func(tok int, trait uint64) {
		sums[tok+1] += c.weight[c.place[trait]]
		n++
	})
	for i := range s.toks {
		sums[i+1] += sums[i]
	}
	whole := sums[len(s.toks)]
	least := whole
	for i := closeWords; i < len(sums); i++ {
		least = min(least, sums[i]-sums[i-closeWords])
	}
	return float64((c.bias+whole)/math.Sqrt(float64(n+1))) + float64(closeShare*least)
}
