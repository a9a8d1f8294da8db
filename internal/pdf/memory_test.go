package pdf

import (
	"os"
	"runtime"
	"strconv"
	"testing"

	"chancery/internal/locale"
)

// most that the heap may grow in half of the batch, in bytes; a letter of two pages takes half a megabyte while it is made.
const heapGrowth = 6 << 20

// TestMemoryIsFlatOverABatch is not parallel: it looks at the heap of the process. CHANCERY_LETTERS=10000 makes the batch that long.
func TestMemoryIsFlatOverABatch(t *testing.T) {
	letters := 1200
	if s := os.Getenv("CHANCERY_LETTERS"); s != "" {
		var err error
		if letters, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	p := newPrinter()
	p.writer.plain = false
	batches := []*batch{newBatch(t, locale.Arabic), newBatch(t, locale.Chinese), newBatch(t, locale.English)}
	heap := func() int {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	var at [2]int
	for half := range at {
		for i := range letters / 2 {
			i += half * letters / 2
			p.print(t, batches[i%len(batches)].letter(i))
		}
		at[half] = heap()
	}
	t.Logf("%d letters: %.1f MB after the first half, %.1f MB after the second", letters, float64(at[0])/1e6, float64(at[1])/1e6)
	if at[1]-at[0] > heapGrowth {
		t.Errorf("the heap grew from %d to %d bytes", at[0], at[1])
	}
	runtime.KeepAlive(p)
}
