package mailbox

// xoauth2 is the SASL mechanism of Google and Microsoft for access tokens, which go-sasl lacks
// (developers.google.com/workspace/gmail/imap/xoauth2-protocol).
type xoauth2 struct{ user, token string }

func (x *xoauth2) Start() (mech string, ir []byte, err error) {
	return "XOAUTH2", []byte("user=" + x.user + "\x01auth=Bearer " + x.token + "\x01\x01"), nil
}

// Next answers the challenge, which holds the reason of a refusal, with nothing; the refusal itself comes next.
func (x *xoauth2) Next([]byte) ([]byte, error) { return []byte{}, nil }
