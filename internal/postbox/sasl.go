package postbox

import (
	"crypto/subtle"
	"errors"
	"strings"

	"github.com/emersion/go-sasl"
)

func (o Options) admits(user, password string) bool {
	return user == o.User && subtle.ConstantTimeCompare([]byte(password), []byte(o.Password)) == 1
}

func (o Options) admitsToken(user, token string) bool {
	return o.Token != "" && user == o.User && subtle.ConstantTimeCompare([]byte(token), []byte(o.Token)) == 1
}

// mechanisms are the SASL mechanisms that are offered: passwords where there is one, XOAUTH2 or OAUTHBEARER where there is a token.
func (o Options) mechanisms(password ...string) []string {
	var m []string
	if o.Password != "" || o.Token == "" {
		m = append(m, password...)
	}
	switch {
	case o.Token != "" && o.Bearer:
		m = append(m, sasl.OAuthBearer)
	case o.Token != "":
		m = append(m, "XOAUTH2")
	}
	return m
}

// oauthBearerServer is go-sasl's own server of OAUTHBEARER, with the error of check in place of its own.
type oauthBearerServer struct {
	sasl.Server
	refused error
}

func oauthBearer(check func(user, token string) error) sasl.Server {
	s := &oauthBearerServer{}
	s.Server = sasl.NewOAuthBearerServer(func(o sasl.OAuthBearerOptions) *sasl.OAuthBearerError {
		if s.refused = check(o.Username, o.Token); s.refused != nil || o.Host == "" || o.Port == 0 {
			return &sasl.OAuthBearerError{Status: "invalid_token", Schemes: "bearer"}
		}
		return nil
	})
	return s
}

func (s *oauthBearerServer) Next(response []byte) (challenge []byte, done bool, err error) {
	challenge, done, err = s.Server.Next(response)
	if err != nil && s.refused != nil {
		err = s.refused
	}
	return challenge, done, err
}

// loginServer is the LOGIN mechanism, which has no RFC (draft-murchison-sasl-login); go-sasl has its client only.
type loginServer struct {
	check func(user, password string) error
	user  string
	step  int
}

func (l *loginServer) Next(response []byte) (challenge []byte, done bool, err error) {
	if l.step == 0 && response != nil { // an initial response is the user's name
		l.step = 1
	}
	l.step++
	switch l.step {
	case 1:
		return []byte("Username:"), false, nil
	case 2:
		l.user = string(response)
		return []byte("Password:"), false, nil
	case 3:
		return nil, true, l.check(l.user, string(response))
	}
	return nil, false, sasl.ErrUnexpectedClientResponse
}

// bearerServer is XOAUTH2 as Google and Microsoft document it: one response, "user=…^Aauth=Bearer …^A^A"; a refusal is a
// challenge with JSON that the client answers with nothing, and only then the error.
type bearerServer struct {
	check   func(user, token string) error
	refused error
}

func (b *bearerServer) Next(response []byte) (challenge []byte, done bool, err error) {
	if b.refused != nil {
		return nil, false, b.refused
	}
	if response == nil {
		return []byte{}, false, nil
	}
	fields := strings.Split(string(response), "\x01")
	user, okUser := strings.CutPrefix(fields[0], "user=")
	if len(fields) != 4 || !okUser || !strings.HasPrefix(fields[1], "auth=Bearer ") {
		return nil, false, errors.New("malformed XOAUTH2 response")
	}
	if err := b.check(user, strings.TrimPrefix(fields[1], "auth=Bearer ")); err != nil {
		b.refused = err
		return []byte(`{"status":"401","schemes":"bearer","scope":"mail"}`), false, nil
	}
	return nil, true, nil
}
