package office

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"chancery/internal/store"
)

// handoverFile is the append-only record beside the store of what was handed over: it outlives a store that is put back from an old backup.
type handoverFile struct {
	mu sync.Mutex
	f  *os.File
}

// handoverLine is one line of it, JSON.
type handoverLine struct {
	At        time.Time `json:"at"`
	Event     string    `json:"event"` // handing_over, or the state the relay's word led to
	Ref       string    `json:"ref"`
	Round     string    `json:"round"`
	MessageID string    `json:"message_id"`
	Code      int       `json:"code,omitempty"`
}

// handoverName is the record's file: chancery.journal beside chancery.db.
func handoverName(storePath string) string { return strings.TrimSuffix(storePath, ".db") + ".journal" }

func openHandoverFile(storePath string) (*handoverFile, error) {
	f, err := os.OpenFile(handoverName(storePath), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the record of hand-overs: %w", err)
	}
	return &handoverFile{f: f}, nil
}

// write appends a line. durable waits until it is on the disk, as it must be before DATA.
func (h *handoverFile) write(l store.Letter, event string, code int, at time.Time, durable bool) error {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false) // a Message-ID is to be found by grep
	if err := e.Encode(handoverLine{at.UTC(), event, l.Ref, l.Round, l.MessageID, code}); err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, err := h.f.Write(line.Bytes()); err != nil {
		return fmt.Errorf("write the record of hand-overs: %w", plainDisk(err))
	}
	if durable {
		if err := h.f.Sync(); err != nil {
			return fmt.Errorf("write the record of hand-overs: %w", plainDisk(err))
		}
	}
	return nil
}

func (h *handoverFile) Close() error { return h.f.Close() }
