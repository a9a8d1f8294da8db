package office

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"chancery/internal/store"
)

// handoverFile is the append-only record beside the store of what was handed over: it outlives a store that is put back from an old backup.
type handoverFile struct {
	f *os.File

	mu      sync.Mutex
	written int // lines

	sync   sync.Mutex
	synced int // lines that are on the disk
}

// handoverLine is one line of it, JSON.
type handoverLine struct {
	At        time.Time `json:"at"`
	Event     string    `json:"event"` // handing_over, or the state the relay's word led to
	Ref       string    `json:"ref"`
	Round     string    `json:"round"`
	Kind      string    `json:"kind,omitempty"` // absent in records of the first versions: a letter, or automatic mail by its round
	MessageID string    `json:"message_id"`
	About     string    `json:"about,omitempty"` // Message-ID of the mail that automatic mail answers
	Code      int       `json:"code,omitempty"`
}

// handoverName is the record's file: chancery.journal beside chancery.db.
func handoverName(storePath string) string { return strings.TrimSuffix(storePath, ".db") + ".journal" }

func openHandoverFile(name string) (*handoverFile, error) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the record of hand-overs: %w", err)
	}
	h := &handoverFile{f: f}
	if err := h.endLine(); err != nil {
		return nil, errors.Join(fmt.Errorf("open the record of hand-overs: %w", err), f.Close())
	}
	return h, nil
}

// endLine ends a last line that a power cut left unfinished, so that the next stands by itself.
func (h *handoverFile) endLine() error {
	size, err := h.f.Seek(0, io.SeekEnd)
	if err != nil || size == 0 {
		return err
	}
	last := make([]byte, 1)
	if _, err := h.f.ReadAt(last, size-1); err != nil || last[0] == '\n' {
		return err
	}
	_, err = h.f.Write([]byte{'\n'})
	return err
}

// write appends a line. durable waits until it is on the disk, as it must be before DATA.
func (h *handoverFile) write(l store.Letter, event string, code int, at time.Time, durable bool) error {
	line, err := encodeHandover(handoverLine{At: at.UTC(), Event: event, Ref: l.Ref, Round: l.Round, Kind: l.Kind, MessageID: l.MessageID,
		About: l.Content.InReplyTo, Code: code})
	if err != nil {
		return err
	}
	n, err := h.append(line)
	if err == nil && durable {
		err = h.settle(n)
	}
	if err != nil {
		return fmt.Errorf("write the record of hand-overs: %w", plainDisk(err))
	}
	return nil
}

func (h *handoverFile) append(line []byte) (n int, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, err := h.f.Write(line); err != nil {
		return 0, err
	}
	h.written++
	return h.written, nil
}

// settle returns when the first n lines are on the disk; those who wait meanwhile share one sync.
func (h *handoverFile) settle(n int) error {
	h.sync.Lock()
	defer h.sync.Unlock()
	if h.synced >= n {
		return nil
	}
	h.mu.Lock()
	written := h.written
	h.mu.Unlock()
	if err := h.f.Sync(); err != nil {
		return err
	}
	h.synced = written
	return nil
}

func encodeHandover(l handoverLine) ([]byte, error) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false) // a Message-ID is to be found by grep
	err := e.Encode(l)
	return line.Bytes(), err
}

func (h *handoverFile) Close() error { return h.f.Close() }

// readHandovers reads a record in its order; none where there is no file. A line that a power cut left in part was never followed by DATA, so
// it is passed over; what stands after it on the same line is read.
func readHandovers(file string) (lines []handoverLine, err error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the record of hand-overs: %w", err)
	}
	for line := range bytes.Lines(data) {
		if at := bytes.LastIndex(line, []byte(`{"at":`)); at > 0 {
			line = line[at:]
		}
		var l handoverLine
		if json.Unmarshal(line, &l) != nil || l.MessageID == "" {
			continue
		}
		if l.Kind == "" {
			l.Kind = store.KindLetter
			if strings.HasPrefix(l.Round, "mail/") {
				l.Kind = store.KindAcknowledgement
			}
		}
		lines = append(lines, l)
	}
	return lines, nil
}
