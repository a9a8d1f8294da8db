package relaylog

import (
	"context"
	"fmt"
	"net"
	"net/smtp"
	"os"
	"strings"
	"testing"
	"time"

	"chancery/internal/postbox"
	"chancery/internal/realserver"
)

// TestRealPostfix sends one mail whole and cuts one off after its headers: Postfix logs the Message-ID of both.
func TestRealPostfix(t *testing.T) {
	t.Parallel()
	sink, err := postbox.Start(postbox.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sink.Close(context.Background()) })
	relay := realserver.Postfix(t, sink.SMTPPort)
	address := fmt.Sprintf("127.0.0.1:%d", relay.Port)
	mail := func(id string) string {
		return "From: isu@meeting.example\r\nTo: mission@col.example\r\nMessage-ID: <" + id + ">\r\nSubject: x\r\n\r\n" + strings.Repeat("text\r\n", 4000)
	}
	began := time.Now().Add(-time.Second)
	if err := smtp.SendMail(address, nil, "isu@meeting.example", []string{"mission@col.example"}, []byte(mail(toColombia))); err != nil {
		t.Fatal(err)
	}
	cutOff(t, address, mail(toFrance))
	deadline := time.Now().Add(30 * time.Second)
	for {
		log, err := os.Open(relay.Log)
		if err != nil {
			t.Fatal(err)
		}
		rec, err := Read(log, Options{Zone: time.Local, Near: time.Now()})
		log.Close()
		whole, cut := rec.Fates[toColombia], rec.Fates[toFrance]
		if err == nil && whole != nil && whole.Recipients["mission@col.example"].State == "sent" && cut != nil {
			if !whole.Accepted || cut.Accepted || whole.At.Before(began) || whole.At.After(time.Now().Add(time.Second)) {
				t.Errorf("whole %+v, cut off %+v", whole, cut)
			}
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the log says: whole %+v, cut off %+v, %v", whole, cut, err)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

// cutOff sends a mail without its end and drops the connection.
func cutOff(t *testing.T, address, mail string) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	c, err := smtp.NewClient(conn, "127.0.0.1")
	if err == nil {
		err = c.Mail("isu@meeting.example")
	}
	if err == nil {
		err = c.Rcpt("mission@fra.example")
	}
	if err == nil {
		err = c.Text.PrintfLine("DATA")
	}
	if err == nil {
		_, _, err = c.Text.ReadResponse(354)
	}
	if err == nil {
		_, err = conn.Write([]byte(mail))
	}
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond) // Postfix reads what came before it sees the end
	conn.Close()
}
