//go:build linux

package office

import (
	"bytes"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"chancery/internal/needed"
	"chancery/internal/postbox"
)

// smallDisk is a file system of its own, of so many megabytes, where the test may mount one.
func smallDisk(t *testing.T, megabytes int) (dir string, grow func(megabytes int)) {
	t.Helper()
	dir = t.TempDir()
	size := func(n int) string { return fmt.Sprintf("size=%dm", n) }
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, size(megabytes)); err != nil {
		needed.Missing(t, "no file system may be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir, func(n int) {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, size(n)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDiskThatFillsWhileMailArrivesLosesNone(t *testing.T) {
	t.Parallel()
	dir, grow := smallDisk(t, 8)
	b := newBenchIn(t, dir, postbox.Options{})
	for n := range 300 {
		b.deliver(t, fmt.Appendf(nil, "From: <a@b.example>\r\nSubject: number %d\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n%s", n, bytes.Repeat([]byte("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAC0lEQVR4nGNgAAIAAA\r\n"), 1100)), inTime)
	}
	c, err := b.Collect(t.Context(), CollectOptions{Account: b.account()})
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("collected %+v, %v; want a full disk", c, err)
	}
	grow(200)
	rest := b.mustCollect(t)
	if c.New+rest.New != 300 || rest.Known != 0 {
		t.Errorf("%d new before, then %+v; want 300 in all, none twice", c.New, rest)
	}
	if s := b.mustStatus(t); s.Mails.Total != 300 || s.Mails.Unread != 0 || s.Mails.ToReview != 300 {
		t.Errorf("mails stand as %+v", s.Mails)
	}
}
