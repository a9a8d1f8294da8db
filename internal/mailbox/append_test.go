package mailbox

import (
	"bytes"
	"context"
	"testing"

	"chancery/internal/postbox"
)

// What a server takes unasked differs (RFC 7888): Exchange Online any literal, Gmail a short one, others none. A password that is not ASCII is a literal too.
func TestLiteralsGoAsEachServerTakesThem(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]postbox.IMAPOptions{
		"exchange-online": postbox.ExchangeOnline(map[string]postbox.StoredFolder{"INBOX": {}}),
		"gmail":           postbox.Gmail(map[string]postbox.StoredFolder{"INBOX": {}}),
		"cyrus":           postbox.Cyrus(map[string]postbox.StoredFolder{"INBOX": {}}),
		"none":            {Folders: map[string]postbox.StoredFolder{"INBOX": {}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scripted(t, o)
			a := account(s.Port)
			a.Password = "clé"
			c := dial(t, a)
			short, long := []byte("Subject: a\r\n\r\nshort\r\n"), append([]byte("Subject: b\r\n\r\n"), bytes.Repeat([]byte("long\r\n"), 20_000)...)
			for _, raw := range [][]byte{short, long} {
				if err := c.Append(context.Background(), "Sent", raw, received); err != nil {
					t.Fatal(err)
				}
			}
			c.Use("Sent")
			got, _ := fetch(t, c, Position{})
			if len(got) != 2 || !bytes.Equal(got[0].Raw, short) || !bytes.Equal(got[1].Raw, long) {
				t.Errorf("%d copies", len(got))
			}
		})
	}
}
