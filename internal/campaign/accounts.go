package campaign

import (
	"net/netip"
	"regexp"
	"strings"
	"time"

	"chancery/internal/invitee"
)

const (
	commandTimeout = 2 * time.Minute
	pollInterval   = time.Minute
	mostSessions   = 64
)

// hostName is a DNS name or an address; no scheme, port or space.
var hostName = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?$`)

// account is what relay and mailbox have in common.
type account struct {
	host, tls, user, auth, passwordFile, caFile string
	port                                        int
}

// readAccount reads the common keys; the port's default follows from tls.
func readAccount(t *table, implicitPort, plainPort int) account {
	a := account{
		host: t.text("host", ""), user: t.text("user", ""), passwordFile: t.text("password_file", ""), caFile: t.text("ca_file", ""),
		auth: t.word("auth", "password", "password", "xoauth2"), tls: t.word("tls", "implicit", "implicit", "starttls", "none"),
	}
	a.port = implicitPort
	if a.tls != "implicit" {
		a.port = plainPort
	}
	a.port = t.number("port", a.port, 1, 65535)
	if a.host != "" && !validHost(a.host) {
		t.problem("host", "write the name alone, and the port under port", "found %q, wanted a host name or an address", a.host)
	}
	if a.tls == "none" && a.host != "" && !isLoopback(a.host) {
		t.problem("tls", `write "implicit" or "starttls"`, "tls %q is for this machine alone (127.0.0.1, ::1, localhost), not for %s", a.tls, a.host)
	}
	if t.has("password") {
		t.known = append(t.known, "password")
		t.problem("password", "put it alone in a file and name that with password_file", "a password does not stand in %s", FileName)
	}
	return a
}

func (c *Campaign) readSMTP(t *table) {
	a := readAccount(t, 465, 587)
	c.SMTP = SMTP{
		Host: a.host, Port: a.port, TLS: a.tls, User: a.user, PasswordFile: a.passwordFile, Auth: a.auth, CAFile: a.caFile,
		From: address(t, "from"), FromName: t.localized("from_name"), ReplyTo: address(t, "reply_to"), EnvelopeFrom: address(t, "envelope_from"),
		Helo: t.text("helo", ""), Sessions: t.number("sessions", 4, 1, mostSessions), RatePerMinute: t.number("rate_per_minute", 0, 0, 1_000_000),
		RatePerHour: t.number("rate_per_hour", 0, 0, 1_000_000), StopFile: t.text("stop_file", "STOP"), Hours: readHours(t),
		Domain: DomainPace{PerMinute: t.number("domain_per_minute", 0, 0, 1_000_000), PerHour: t.number("domain_per_hour", 0, 0, 1_000_000),
			AtOnce: t.number("domain_at_once", 0, 0, mostSessions)},
		Timeout: t.duration("timeout", commandTimeout, time.Second),
	}
	if a.host == "" {
		t.problem("host", `write host = "…", the relay's name`, "there is no relay to send by")
	}
	if c.SMTP.From == "" && t.text("from", "") == "" {
		t.problem("from", `write from = "office@…", the address that letters come from`, "letters have no sender's address")
	}
	if c.SMTP.Helo != "" && !hostName.MatchString(c.SMTP.Helo) {
		t.problem("helo", "write a host name, or leave it empty for the domain of from", "found %q, wanted a host name", c.SMTP.Helo)
	}
	t.end()
}

func (c *Campaign) readIMAP(t *table) {
	a := readAccount(t, 993, 143)
	c.IMAP = IMAP{
		Host: a.host, Port: a.port, TLS: a.tls, User: a.user, PasswordFile: a.passwordFile, Auth: a.auth, CAFile: a.caFile,
		Folder: t.text("folder", "INBOX"), AuthservID: t.text("authserv_id", ""), SentFolder: t.text("sent_folder", ""),
		PollInterval: t.duration("poll_interval", pollInterval, time.Second),
	}
	c.readFolders(t)
	if a.host != "" && a.user == "" {
		t.problem("user", `write user = "…"`, "the mailbox on %s has no user", a.host)
	}
	t.end()
}

func (c *Campaign) readOAuth(t *table) {
	o := OAuth{Tenant: t.text("tenant", ""), ClientID: t.text("client_id", ""), SecretFile: t.text("secret_file", ""), RefreshTokenFile: t.text("refresh_token_file", "")}
	c.OAuth = o
	wanted := c.SMTP.Auth == "xoauth2" && c.SMTP.User != "" || c.IMAP.Auth == "xoauth2" && c.IMAP.Host != ""
	if wanted {
		if o.Tenant == "" && o.RefreshTokenFile == "" { // without a tenant it is Google's, by a refresh token
			t.problem("tenant", "write it under [oauth], or name refresh_token_file for Google", `auth = "xoauth2" needs oauth.tenant`)
		}
		if o.ClientID == "" {
			t.problem("client_id", "write it under [oauth]", `auth = "xoauth2" needs oauth.client_id`)
		}
		if o.SecretFile == "" && o.RefreshTokenFile == "" {
			t.problem("secret_file", "name one of them under [oauth]", `auth = "xoauth2" needs oauth.secret_file or oauth.refresh_token_file`)
		}
	}
	t.end()
}

func (c *Campaign) readStore(t *table) {
	c.StoreURL = t.text("url", "sqlite:chancery.db")
	scheme, rest, _ := strings.Cut(c.StoreURL, ":")
	switch {
	case scheme == "sqlite" && rest != "" && !strings.HasPrefix(rest, "//"):
	case (scheme == "postgres" || scheme == "postgresql") && strings.HasPrefix(rest, "//") && len(rest) > 2:
	default:
		t.problem("url", `write "sqlite:chancery.db" or "postgres://…"`, "found %q, wanted sqlite:FILE or postgres://…", c.StoreURL)
	}
	t.end()
}

// address is one e-mail address; "" where it is absent or wrong.
func address(t *table, key string) string {
	s := t.text(key, "")
	if s == "" {
		return ""
	}
	checked, err := invitee.CheckAddress(s)
	if err != nil {
		t.problem(key, "write one plain address such as office@meeting.example", "%v", err)
	}
	return checked
}

func validHost(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	return len(host) <= 253 && hostName.MatchString(host)
}

// isLoopback tells whether the host is this machine by its very name, without asking DNS.
func isLoopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}
