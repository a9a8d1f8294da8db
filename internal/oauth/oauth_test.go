package oauth

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
)

// server answers token requests and keeps them.
type server struct {
	*httptest.Server
	mu    sync.Mutex
	asked []url.Values
}

func serve(t *testing.T, answer func(n int) (status int, body map[string]any)) *server {
	t.Helper()
	s := &server{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		s.mu.Lock()
		s.asked = append(s.asked, r.PostForm)
		n := len(s.asked)
		s.mu.Unlock()
		status, body := answer(n)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		json.NewEncoder(w).Encode(body)
	}))
	t.Cleanup(s.Close)
	return s
}

func lasting(seconds int) func(int) (int, map[string]any) {
	return func(n int) (int, map[string]any) {
		return http.StatusOK, map[string]any{"access_token": fmt.Sprintf("token-%d", n), "token_type": "Bearer", "expires_in": seconds}
	}
}

func source(t *testing.T, c Config) func(refused ...string) string {
	t.Helper()
	get, err := Source(c)
	if err != nil {
		t.Fatal(err)
	}
	return func(refused ...string) string {
		t.Helper()
		token, err := get(t.Context(), strings.Join(refused, ""))
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
}

func TestTokenIsFetchedOnceWhileItLasts(t *testing.T) {
	t.Parallel()
	s := serve(t, lasting(3600))
	get := source(t, Config{Tenant: "t", ClientID: "app", Secret: "hush", Endpoint: s.URL})
	if a, b := get(), get(); a != "token-1" || b != "token-1" {
		t.Errorf("tokens %q and %q, want the first one twice", a, b)
	}
	asked := s.asked[0]
	if asked.Get("grant_type") != "client_credentials" || asked.Get("client_id") != "app" || asked.Get("scope") != exchangeScope {
		t.Errorf("asked for %v", asked)
	}
}

func TestTokenIsFetchedAnewBeforeItEnds(t *testing.T) {
	t.Parallel()
	s := serve(t, lasting(int(early.Seconds())-10))
	get := source(t, Config{Tenant: "t", ClientID: "app", Secret: "hush", Endpoint: s.URL})
	if a, b := get(), get(); a == b {
		t.Errorf("a token that ends within %v was given twice", early)
	}
}

func TestRefusedTokenIsFetchedAnewOnce(t *testing.T) {
	t.Parallel()
	s := serve(t, lasting(3600))
	get := source(t, Config{Tenant: "t", ClientID: "app", Secret: "hush", Endpoint: s.URL})
	revoked := get()
	for session := range 3 { // each was refused by the same token
		if token := get(revoked); token != "token-2" {
			t.Errorf("session %d got %q, want the second token", session, token)
		}
	}
	if token := get(); token != "token-2" || len(s.asked) != 2 {
		t.Errorf("token %q after %d requests, want the second after two", token, len(s.asked))
	}
}

func TestRefusedTokenIsFetchedByTheNewestRefreshToken(t *testing.T) {
	t.Parallel()
	s := serve(t, func(n int) (int, map[string]any) {
		status, body := lasting(3600)(n)
		body["refresh_token"] = fmt.Sprintf("refresh-%d", n)
		return status, body
	})
	get := source(t, Config{ClientID: "app", RefreshToken: "first", Endpoint: s.URL})
	if token := get(get(get())); token != "token-3" || s.asked[1].Get("refresh_token") != "refresh-1" || s.asked[2].Get("refresh_token") != "refresh-2" {
		t.Errorf("token %q, asked for by %v", token, s.asked)
	}
}

func TestReplacedRefreshTokenIsHandedOutOnce(t *testing.T) {
	t.Parallel()
	s := serve(t, func(n int) (int, map[string]any) {
		status, body := lasting(10)(n)
		body["refresh_token"] = "second"
		return status, body
	})
	var kept []string
	get := source(t, Config{ClientID: "app", RefreshToken: "first", Endpoint: s.URL, Rotated: func(token string) error {
		kept = append(kept, token)
		return nil
	}})
	get()
	get()
	if len(kept) != 1 || kept[0] != "second" {
		t.Errorf("kept %v, want the second token once", kept)
	}
	if s.asked[0].Get("refresh_token") != "first" || s.asked[1].Get("refresh_token") != "second" {
		t.Errorf("asked with %q, then %q", s.asked[0].Get("refresh_token"), s.asked[1].Get("refresh_token"))
	}
}

func TestRefusalNamesWhatToMendAndNoSecret(t *testing.T) {
	t.Parallel()
	s := serve(t, func(int) (int, map[string]any) {
		return http.StatusUnauthorized, map[string]any{"error": "invalid_client", "error_description": "wrong secret hush", "echo": "hush"}
	})
	get, err := Source(Config{Tenant: "t", ClientID: "app", Secret: "hush", Endpoint: s.URL})
	if err != nil {
		t.Fatal(err)
	}
	_, err = get(t.Context(), "")
	if err == nil || !strings.Contains(err.Error(), "secret_file") || strings.Contains(err.Error(), "hush") {
		t.Errorf("error %v", err)
	}
}

func TestIncompleteSettingsAreNamed(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]Config{
		"client_id":          {Tenant: "t", Secret: "s"},
		"secret_file":        {Tenant: "t", ClientID: "app"},
		"refresh_token_file": {ClientID: "app", Secret: "s"},
	} {
		if _, err := Source(c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v gave %v, want a word on %s", c, err, want)
		}
	}
}
