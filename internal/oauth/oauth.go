// Package oauth fetches and refreshes access tokens for relay and mailbox (RFC 6749): by client credentials or by a refresh token, at Microsoft's identity
// platform or at Google. It reads no file: what it needs comes in as values, and a refresh token that the server replaced goes out by a function.
package oauth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// early is how long before its end a token is fetched anew: Exchange Online says BYE when it ends.
const early = 5 * time.Minute

// exchangeScope asks for the permissions that the application was granted for Exchange Online, IMAP and SMTP alike.
const exchangeScope = "https://outlook.office365.com/.default"

const googleEndpoint = "https://oauth2.googleapis.com/token"

// Config is the application and its grant. With a RefreshToken that grant is used (RFC 6749 §6), else client credentials (§4.4), which need a Tenant.
type Config struct {
	Tenant       string // of Microsoft's directory; "" : Google
	ClientID     string
	Secret       string
	RefreshToken string
	Endpoint     string                   // the token endpoint; "" : Microsoft's or Google's
	Rotated      func(token string) error // called with a refresh token that replaces the one given; nil: it is kept in memory alone
}

// Source gives a function that returns a valid access token, fetched when first asked for, again before it ends, and where a server refused the one it has: a
// token may be revoked early. It is safe for several goroutines.
func Source(c Config) (func(ctx context.Context, refused string) (string, error), error) {
	if c.ClientID == "" {
		return nil, errors.New("auth = \"xoauth2\" needs [oauth] client_id")
	}
	endpoint := c.Endpoint
	switch {
	case endpoint != "":
	case c.Tenant != "":
		endpoint = "https://login.microsoftonline.com/" + c.Tenant + "/oauth2/v2.0/token"
	default:
		endpoint = googleEndpoint
	}
	// The source outlives the request that first asks for a token, so its context is not that request's.
	ctx := context.WithValue(context.Background(), oauth2.HTTPClient, &http.Client{Timeout: time.Minute})
	var source oauth2.TokenSource
	switch {
	case c.RefreshToken != "":
		app := oauth2.Config{ClientID: c.ClientID, ClientSecret: c.Secret, Endpoint: oauth2.Endpoint{TokenURL: endpoint, AuthStyle: oauth2.AuthStyleInParams}}
		source = app.TokenSource(ctx, &oauth2.Token{RefreshToken: c.RefreshToken})
	case c.Tenant == "":
		return nil, errors.New("auth = \"xoauth2\" without [oauth] tenant is Google's: it needs refresh_token_file")
	case c.Secret == "":
		return nil, errors.New("auth = \"xoauth2\" needs [oauth] secret_file or refresh_token_file")
	default:
		app := clientcredentials.Config{ClientID: c.ClientID, ClientSecret: c.Secret, TokenURL: endpoint, Scopes: []string{exchangeScope}, AuthStyle: oauth2.AuthStyleInParams}
		source = app.TokenSource(ctx)
	}
	t := &tokens{source: oauth2.ReuseTokenSourceWithExpiry(nil, source, early), refresh: c.RefreshToken, rotated: c.Rotated}
	return t.get, nil
}

// tokens keeps a token while it lasts and nobody refused it, and watches for a replaced refresh token.
type tokens struct {
	rotated func(string) error

	mu      sync.Mutex
	source  oauth2.TokenSource
	refresh string
}

func (t *tokens) get(ctx context.Context, refused string) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	token, err := t.source.Token()
	if err == nil && refused != "" && token.AccessToken == refused { // else another session has dropped it already
		t.source = oauth2.ReuseTokenSourceWithExpiry(&oauth2.Token{}, t.source, early) // an empty token is not valid; what fetches stays, with its refresh token
		token, err = t.source.Token()
	}
	if err != nil {
		return "", fmt.Errorf("fetch an access token: %w", plain(err))
	}
	if token.RefreshToken != "" && token.RefreshToken != t.refresh {
		if t.rotated != nil {
			if err := t.rotated(token.RefreshToken); err != nil {
				return "", fmt.Errorf("keep the new refresh token: %w", err)
			}
		}
		t.refresh = token.RefreshToken // only now: a failed write is tried again with the next token
	}
	return token.AccessToken, nil
}

// plain says what the server answered by its code alone: description and body could echo a secret.
func plain(err error) error {
	var answer *oauth2.RetrieveError
	if !errors.As(err, &answer) {
		return err
	}
	if answer.ErrorCode == "" {
		return fmt.Errorf("the token server answered %s: check [oauth] tenant and client_id", answer.Response.Status)
	}
	return fmt.Errorf("the token server answered %q: check [oauth] client_id, secret_file and refresh_token_file", answer.ErrorCode)
}
