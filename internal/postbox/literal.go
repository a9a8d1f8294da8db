package postbox

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var literalEnd = regexp.MustCompile(`\{(\d+)(\+?)\}$`)

// shortLiteral is what LITERAL- (RFC 7888 §5) lets a client send unasked.
const shortLiteral = 4096

// command reads one command, its literals in place of their lengths. A literal is asked for with "+", unless the client may send it unasked: any by LITERAL+,
// a short one by LITERAL-. ok is false where it sent one that it may not, which ends the connection as servers do that cannot tell where it ends.
func (t *Talk) command(caps string) (line string, ok bool, err error) {
	var whole strings.Builder
	for {
		part, err := t.r.ReadString('\n')
		if err != nil {
			return "", false, err
		}
		part = strings.TrimRight(part, "\r\n")
		end := literalEnd.FindStringSubmatch(part)
		if end == nil {
			whole.WriteString(part)
			return whole.String(), true, nil
		}
		n, err := strconv.Atoi(end[1])
		if err != nil {
			return "", false, fmt.Errorf("length of a literal: %w", err)
		}
		words := strings.Fields(caps)
		switch {
		case end[2] == "":
			t.Say("+ go on\r\n")
		case has(words, "LITERAL+"), has(words, "LITERAL-") && n <= shortLiteral:
		default:
			return "", false, nil
		}
		octets := make([]byte, n)
		if _, err := io.ReadFull(t.r, octets); err != nil {
			return "", false, err
		}
		whole.WriteString(strings.TrimSuffix(part, end[0]))
		whole.Write(octets)
	}
}

func has(words []string, word string) bool {
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// add answers an APPEND: `"Sent" (\Seen) "date" MAIL`, as Append says it. The folder has to be there.
func (t *Talk) add(tag, args string) bool {
	quoted := regexp.MustCompile(`^"?([^" ]+)"? (?:\([^)]*\) )?(?:"([^"]*)" )?`).FindStringSubmatch(args)
	o := t.script.state()
	if quoted == nil {
		t.Say("%s BAD what is APPEND %.40q\r\n", tag, args)
		return false
	}
	folder, there := o.Folders[quoted[1]]
	if !there {
		t.Say("%s NO [TRYCREATE] no such folder\r\n", tag)
		return false
	}
	uid := uint32(1)
	if n := len(folder.Mails); n > 0 {
		uid = folder.Mails[n-1].UID + 1
	}
	at, err := time.Parse("_2-Jan-2006 15:04:05 -0700", quoted[2])
	if err != nil {
		t.Say("%s BAD what is the time %.40q\r\n", tag, quoted[2])
		return false
	}
	folder.Mails = append(folder.Mails, StoredMail{UID: uid, At: at, Raw: []byte(args[len(quoted[0]):])})
	t.script.ReplaceIn(quoted[1], folder)
	return true
}
