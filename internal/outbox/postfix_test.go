package outbox

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
	"chancery/internal/realserver"
)

func TestPostfixRelaysTheMailUnchanged(t *testing.T) {
	t.Parallel()
	arrived := make(chan postbox.Received, 4)
	sink := server(t, postbox.Options{OnMail: func(m postbox.Received) { arrived <- m }})
	s := dial(t, relay(realserver.Postfix(t, sink.SMTPPort).Port, false))
	if s.MaxSize() != 2000000 {
		t.Errorf("SIZE %d", s.MaxSize())
	}
	e := letter(mailOf(127 << 10))
	want(t, s.Deliver(context.Background(), e, nil), Accepted)

	refused := letter(mailOf(500))
	refused.To = "gone@mission.example"
	v := s.Deliver(context.Background(), refused, nil)
	want(t, v, Refused)
	if v.Code != 554 || v.Enhanced != "5.7.1" || !s.Usable() {
		t.Errorf("verdict %+v, usable %v", v, s.Usable())
	}
	automatic := letter(mailOf(500))
	automatic.From, automatic.Cc = "", nil
	want(t, s.Deliver(context.Background(), automatic, nil), Accepted)

	late := time.After(60 * time.Second)
	for recipients := 0; recipients < 3; {
		select {
		case m := <-arrived:
			recipients += len(m.To)
			data := e.Data
			if m.From == "" {
				data = automatic.Data
			}
			if _, body, _ := bytes.Cut(data, []byte("\r\n\r\n")); !bytes.HasSuffix(m.Data, body) {
				t.Errorf("mail from %q to %v arrived changed: %d octets of %d", m.From, m.To, len(m.Data), len(data))
			}
			if strings.Contains(strings.Join(m.To, " "), "gone@") {
				t.Error("the refused mail arrived")
			}
		case <-late:
			t.Fatalf("%d of 3 recipients reached", recipients)
		}
	}
}
