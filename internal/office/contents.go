package office

import (
	"fmt"
	"sync"

	"chancery/internal/store"
)

// contents are the bytes of a mail's files by their hash.
type contents map[string][]byte

func (c contents) content(hash string) ([]byte, error) {
	data, ok := c[hash]
	if !ok {
		return nil, fmt.Errorf("content %s: %w", hash, store.ErrNone)
	}
	return data, nil
}

// fileCache keeps the files that several letters of a run carry, such as enclosures: those met a second time, up to mostCached octets in all.
type fileCache struct {
	mu   sync.Mutex
	met  map[string]bool
	kept contents
	size int
}

const mostCached = 64 << 20

// of reads the files of a letter.
func (c *fileCache) of(t *store.Tx, l store.Letter) (contents, error) {
	files := contents{}
	hashes := []string{}
	for _, f := range l.Content.Files {
		hashes = append(hashes, f.Hash)
	}
	if l.Content.Calendar != "" {
		hashes = append(hashes, l.Content.Calendar)
	}
	for _, hash := range hashes {
		data, ok := c.find(hash)
		if !ok {
			var err error
			if data, err = t.Content(hash); err != nil {
				return nil, fmt.Errorf("letter %s: content %s: %w", l.Ref, hash, err)
			}
			c.keep(hash, data)
		}
		files[hash] = data
	}
	return files, nil
}

func (c *fileCache) find(hash string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	data, ok := c.kept[hash]
	return data, ok
}

func (c *fileCache) keep(hash string, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.met == nil {
		c.met, c.kept = map[string]bool{}, contents{}
	}
	if c.met[hash] && c.size+len(data) <= mostCached {
		c.kept[hash] = data
		c.size += len(data)
	}
	c.met[hash] = true
}
