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

// checkSize compares what waits with the relay's limit in octets, before the first letter goes.
func (d *dispatching) checkSize(ctx context.Context, limit int64) error {
	if limit <= 0 {
		return nil
	}
	tooLarge := &SizeError{Relay: limit}
	err := d.store.In(ctx, func(t *store.Tx) error {
		letters, err := t.Larger(limit)
		for _, l := range letters {
			tooLarge.Refs = append(tooLarge.Refs, letterID(l.Ref, l.Round))
			tooLarge.Largest = max(tooLarge.Largest, l.Size)
		}
		return err
	})
	if err == nil && len(tooLarge.Refs) > 0 {
		return tooLarge
	}
	return err
}
