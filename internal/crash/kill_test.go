//go:build unix

// Package crash kills the program and counts the letters: nobody may get one twice, none may be lost, and each is in one named state, whatever moment
// the power goes. The oracle is the record of the relay, not the program's.
package crash

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/internal/crashpoint"
	"chancery/internal/postbox"
)

var (
	kills = flag.Int("kills", 300, "how many times to kill the program")
	seed  = flag.Uint64("seed", 1, "of the choice of moments")
)

// points of the sender, in the order in which a letter meets them.
var points = []string{crashpoint.Commit, crashpoint.Committed, crashpoint.Lease, crashpoint.Leased, crashpoint.Hand, crashpoint.HandStored, crashpoint.HandRecorded,
	crashpoint.Settle, crashpoint.SettleStored, crashpoint.SettleRecorded}

// steps of the relay at which the program is killed, before the answer or after it.
var steps = []postbox.Step{postbox.AtGreeting, postbox.AtEHLO, postbox.AtMAIL, postbox.AtRCPT, postbox.AtDATA, postbox.InBody, postbox.AtDot, postbox.AtQUIT}

// moment is when the program is killed.
type moment struct {
	name   string
	point  string        // in the program, the nth time
	step   postbox.Step  // at the relay, the nth time
	after  bool          // its answer
	random time.Duration // after the start
	nth    int
}

// deal gives the ith moment: the kinds in turn, so that each is met in every run; what is random comes from the seed.
func deal(r *rand.Rand, i int) moment {
	turn, nth := i/3, 1+r.IntN(2)
	switch i % 3 {
	case 0:
		p := points[turn%len(points)]
		return moment{name: "in the program: " + p, point: p, nth: nth}
	case 1:
		return atRelay(steps[turn%len(steps)], turn/len(steps)%2 == 1, nth)
	}
	return moment{name: "at random", random: time.Duration(r.IntN(int(120 * time.Millisecond)))}
}

func atRelay(s postbox.Step, after bool, nth int) moment {
	m := moment{step: s, after: after, nth: nth, name: fmt.Sprintf("at the relay: before its answer to %s", s)}
	switch s {
	case postbox.InBody:
		m.name, m.after = "at the relay: in the middle of the body", false
		return m
	case postbox.AtGreeting, postbox.AtEHLO, postbox.AtQUIT:
		m.nth = 1
	}
	if after {
		m.name = fmt.Sprintf("at the relay: after its answer to %s", s)
	}
	return m
}

// TestNoLetterIsLostOrDoubledByKills plays campaigns from the first letter to the last, killed again and again on the way.
func TestNoLetterIsLostOrDoubledByKills(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("kills take a minute")
	}
	bench := newBench(t)
	d := &dealer{random: rand.New(rand.NewPCG(*seed, 20)), total: tally{}}
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			for !t.Failed() && d.more() {
				l := bench.life(t, "sending")
				l.play(d.some(4))
				d.add(l.tally)
				l.end()
			}
		})
	}
	workers.Wait()
	d.total.log(t)
}

// dealer hands out moments until enough of them came.
type dealer struct {
	mu     sync.Mutex
	random *rand.Rand
	dealt  int
	total  tally
}

func (d *dealer) more() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.total.sum("fired") < *kills
}

func (d *dealer) some(n int) (all []moment) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for range n {
		all = append(all, deal(d.random, d.dealt))
		d.dealt++
	}
	return all
}

func (d *dealer) add(t tally) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.total.add(t)
}

// TestKillsWhilePlanning plays the plan and the making of the store.
func TestKillsWhilePlanning(t *testing.T) {
	t.Parallel()
	bench := newBench(t)
	for _, point := range []string{crashpoint.Migrate, crashpoint.Migrated, crashpoint.Plan, crashpoint.Planned, crashpoint.Commit, crashpoint.Committed} {
		l := bench.life(t, "planning")
		l.forget()
		if killed := l.run("CHANCERY_CRASH="+point+":1", "plan"); !killed {
			t.Errorf("plan was not killed at the point %s", point)
		}
		l.must("plan")
		l.finish()
		l.end()
	}
}

// TestKilledMachineLosesItsLettersWhenItsLeasesRunOut has another machine die with letters in its hands: this one waits for its leases.
func TestKilledMachineLosesItsLettersWhenItsLeasesRunOut(t *testing.T) {
	t.Parallel()
	bench := newBench(t)
	for _, point := range []string{crashpoint.Leased, crashpoint.HandRecorded} {
		l := bench.life(t, "leases")
		if !l.run("CHANCERY_CRASH="+point+":2 CHANCERY_MACHINE=other CHANCERY_LEASE=1s", "send", "--yes") {
			t.Errorf("not killed at the point %s", point)
		}
		l.check(2)
		l.run("CHANCERY_LEASE=1s", "send", "--yes")
		l.check(2)
		l.finish()
		l.end()
	}
}

// TestOneOfTwoProcessesIsKilled has two share the work.
func TestOneOfTwoProcessesIsKilled(t *testing.T) {
	t.Parallel()
	bench := newBench(t)
	r := rand.New(rand.NewPCG(*seed, 21))
	for i := range max(6, *kills/20) {
		m := deal(r, i)
		l := bench.life(t, "two")
		var other sync.WaitGroup
		other.Go(func() { l.run("", "send", "--yes") })
		l.kill(m)
		other.Wait()
		l.check(2)
		l.finish()
		l.end()
		if t.Failed() {
			t.Fatalf("two processes, kill %d: %s", i, m.name)
		}
	}
}

// tally counts what was seen, by kind of moment.
type tally map[string]map[string]int

func (t tally) count(name, what string) {
	if t[name] == nil {
		t[name] = map[string]int{}
	}
	t[name][what]++
}

func (t tally) add(other tally) {
	for name, counts := range other {
		for what, n := range counts {
			if t[name] == nil {
				t[name] = map[string]int{}
			}
			t[name][what] += n
		}
	}
}

func (t tally) sum(what string) (n int) {
	for _, counts := range t {
		n += counts[what]
	}
	return n
}

func (t tally) log(tb testing.TB) {
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d: %d kills, %d letters in doubt after them\n", *seed, t.sum("fired"), t.sum("doubts"))
	for _, name := range slices.Sorted(maps.Keys(t)) {
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", name, t[name]["fired"], t[name]["missed"], t[name]["doubts"])
	}
	tb.Log(b.String())
}

// bench is the program, built to be killed, and a campaign that is planned.
type bench struct{ binary, planned string }

var (
	building sync.Once
	built    bench
	failed   error
)

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if built.binary != "" {
		os.RemoveAll(filepath.Dir(built.binary))
	}
	os.Exit(code)
}

func newBench(t *testing.T) bench {
	t.Helper()
	building.Do(func() {
		dir, err := os.MkdirTemp("", "crash")
		if err != nil {
			failed = err
			return
		}
		built = bench{filepath.Join(dir, "chancery"), filepath.Join(dir, "planned")}
		for _, args := range [][]string{{"go", "build", "-tags", "crashpoints", "-o", built.binary, "chancery/cmd/chancery"}, {built.binary, "init", built.planned}} {
			if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
				failed = fmt.Errorf("%v: %w\n%s", args, err, out)
				return
			}
		}
		if failed = useRelay(built.planned, 25); failed == nil {
			if out, err := exec.Command(built.binary, "-C", built.planned, "plan").CombinedOutput(); err != nil {
				failed = fmt.Errorf("plan: %w\n%s", err, out)
			}
		}
	})
	if failed != nil {
		t.Fatal(failed)
	}
	return built
}
