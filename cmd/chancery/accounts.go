package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/mailbox"
	"chancery/internal/oauth"
	"chancery/internal/office"
	"chancery/internal/outbox"
)

// relay is the mail relay of the campaign, with its password.
func (p *program) relay(c *campaign.Campaign) (outbox.Relay, error) {
	s := c.SMTP
	if s.Host == "" {
		return outbox.Relay{}, errors.New("no relay: fill in [smtp] host in campaign.toml")
	}
	helo := s.Helo
	if helo == "" {
		_, helo, _ = strings.Cut(s.From, "@")
	}
	r := outbox.Relay{Host: s.Host, Port: s.Port, TLS: s.TLS, Helo: helo, User: s.User, CommandTimeout: s.Timeout}
	var err error
	if r.CAFile, err = p.certificates(s.CAFile); err != nil {
		return r, err
	}
	if r.Token, err = p.token(c, s.Auth); err != nil || r.Token != nil || s.User == "" {
		return r, err
	}
	r.Password, err = p.password("smtp", s.PasswordFile)
	return r, err
}

// account is the mailbox of the campaign, with its password.
func (p *program) account(c *campaign.Campaign) (mailbox.Account, error) {
	s := c.IMAP
	if s.Host == "" {
		return mailbox.Account{}, errors.New("no mailbox: fill in [imap] host in campaign.toml")
	}
	a := mailbox.Account{Host: s.Host, Port: s.Port, TLS: s.TLS, User: s.User, Folder: s.Folder}
	var err error
	if a.CAFile, err = p.certificates(s.CAFile); err != nil {
		return a, err
	}
	if a.Token, err = p.token(c, s.Auth); err != nil || a.Token != nil {
		return a, err
	}
	a.Password, err = p.password("imap", s.PasswordFile)
	return a, err
}

// token is what fetches access tokens where auth is "xoauth2", nil where a password is used. A refresh token that the server replaces is written back.
func (p *program) token(c *campaign.Campaign, auth string) (func(ctx context.Context, refused string) (string, error), error) {
	if auth != "xoauth2" {
		return nil, nil
	}
	o := oauth.Config{Tenant: c.OAuth.Tenant, ClientID: c.OAuth.ClientID}
	var err error
	if c.OAuth.SecretFile != "" {
		if o.Secret, err = secret(p.inFolder(c.OAuth.SecretFile)); err != nil {
			return nil, err
		}
	}
	if c.OAuth.RefreshTokenFile != "" {
		file := p.inFolder(c.OAuth.RefreshTokenFile)
		if o.RefreshToken, err = secret(file); err != nil {
			return nil, err
		}
		o.Rotated = func(token string) error { return office.WriteFile(file, []byte(token+"\n")) }
	}
	return oauth.Source(o)
}

func (p *program) inFolder(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(p.folderOrHere(), name)
}

func (p *program) certificates(file string) ([]byte, error) {
	if file == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(p.inFolder(file))
	if err != nil {
		return nil, fmt.Errorf("read ca_file: %w", err)
	}
	return pem, nil
}

// password looks in password_file, then $CREDENTIALS_DIRECTORY/TABLE_password (systemd), then $CHANCERY_TABLE_PASSWORD.
func (p *program) password(table, file string) (string, error) {
	if file != "" {
		return secret(p.inFolder(file))
	}
	if dir := os.Getenv("CREDENTIALS_DIRECTORY"); dir != "" {
		name := filepath.Join(dir, table+"_password")
		if _, err := os.Stat(name); err == nil {
			return secret(name)
		}
	}
	variable := "CHANCERY_" + strings.ToUpper(table) + "_PASSWORD"
	if v := os.Getenv(variable); v != "" {
		return v, nil
	}
	return "", fmt.Errorf("no password for [%s] user: set password_file in campaign.toml, or %s", table, variable)
}

func secret(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	if err := private(file, info); err != nil {
		return "", err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	return strings.TrimRight(string(data), "\r\n"), nil
}

// sentCopy is what puts a copy of each letter into the sent folder, nil where none is asked for. close ends its connection.
func (p *program) sentCopy(c *campaign.Campaign) (put *sentFolder, err error) {
	if c.IMAP.SentFolder == "" {
		return nil, nil
	}
	a, err := p.account(c)
	if err != nil {
		return nil, err
	}
	return &sentFolder{account: a, folder: c.IMAP.SentFolder}, nil
}
