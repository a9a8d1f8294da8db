package office

import (
	"context"
	"fmt"

	"chancery/internal/store"
)

// SizeError says that letters are larger than the relay takes (RFC 1870): nothing was sent.
type SizeError struct {
	Refs    []string
	Largest int64 // octets, about
	Relay   int64 // octets
}

func (e *SizeError) Error() string {
	return fmt.Sprintf("%d letters are larger than the relay takes, %s the first, with about %.1f MB of %.1f MB: make the enclosures smaller, or put them on the website, and plan again; nothing was sent",
		len(e.Refs), e.Refs[0], float64(e.Largest)/1e6, float64(e.Relay)/1e6)
}

const (
	inBase64  = 1.37   // octets on the wire to one of a file: 4/3, and a line end each 76
	mostSizes = 10_000 // files whose sizes are kept: the enclosures that many carry are met again soon
	mailFrame = 4_000  // octets of header fields and parts' heads, about
)

// checkSize compares what waits with the relay's limit in octets, before the first letter goes.
func (d *dispatching) checkSize(ctx context.Context, limit int64) error {
	if limit <= 0 {
		return nil
	}
	tooLarge := &SizeError{Relay: limit}
	sizes := map[string]int64{}
	err := d.store.In(ctx, func(t *store.Tx) error {
		for _, state := range []store.State{store.Queued, store.Deferred, store.Leased} {
			err := t.EachLetter(store.LetterFilter{State: state}, func(l store.Letter) error {
				n, err := mailSize(t, l, sizes)
				if n > limit {
					tooLarge.Refs = append(tooLarge.Refs, openLetter(l).ID)
					tooLarge.Largest = max(tooLarge.Largest, n)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && len(tooLarge.Refs) > 0 {
		return tooLarge
	}
	return err
}

// mailSize is about the octets of a letter's mail; sizes keeps those of files by hash.
func mailSize(t *store.Tx, l store.Letter, sizes map[string]int64) (int64, error) {
	files := int64(0)
	for _, f := range l.Content.Files {
		n, known := sizes[f.Hash]
		if !known {
			var err error
			if n, err = t.ContentSize(f.Hash); err != nil {
				return 0, fmt.Errorf("letter %s: content %s: %w", l.Ref, f.Hash, err)
			}
			if len(sizes) == mostSizes {
				clear(sizes)
			}
			sizes[f.Hash] = n
		}
		files += n
	}
	return int64(float64(files)*inBase64) + int64(len(l.Content.Text)+len(l.Content.HTML)) + mailFrame, nil
}
