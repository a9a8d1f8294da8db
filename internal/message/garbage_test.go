package message

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// TestBytesThatAreNoTextAreNamedAndNotRead: random bytes have letters and question marks by chance.
func TestBytesThatAreNoTextAreNamedAndNotRead(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 7))
	for n := range 200 {
		body := make([]byte, 400+n*20)
		for i := range body {
			body[i] = byte(random.IntN(256))
		}
		body = append([]byte("Content-Type: text/plain; charset=utf-8\r\n\r\n"), body...)
		if m := Read(body); m.Text != "" || len(m.Problems) == 0 {
			t.Fatalf("%d bytes: text %q, problems %v", len(body), m.Text, m.Problems)
		}
	}
}

func TestZeroBytesBehindTextAreNamed(t *testing.T) {
	t.Parallel()
	text := bytes.Repeat([]byte("Name: Ana Torres\r\n"), 20)
	if m := Read(append([]byte("Subject: x\r\n\r\n"), append(text, 0, 0, 0)...)); len(m.Problems) != 1 || m.Problems[0].Code != "unread_part" || m.Text == "" {
		t.Errorf("problems %v, text %q", m.Problems, m.Text)
	}
	for _, sound := range []string{"caf\u00e9 \u674e\u5a1c \u2022 \u200f\u0644\u064a\u0644\u0649\t\f", "\x1b$B4A;z\x1b(B", ""} {
		if m := Read(append([]byte("Content-Type: text/plain\r\n\r\n"), sound...)); len(m.Problems) != 0 {
			t.Errorf("%q: problems %v", sound, m.Problems)
		}
	}
}
