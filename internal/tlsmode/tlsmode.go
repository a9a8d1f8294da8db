// Package tlsmode says how the connection to a mail account is secured: which of the three modes ("implicit", "starttls", "none") may be used
// where, and what a client believes of the server's certificate. Relay and mailbox keep the same rule by it.
package tlsmode

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"
)

// Config checks the mode for the host and gives the client's configuration; nil for "none", which only this machine may be spoken to by. An empty
// mode is "implicit" (RFC 8314 §3). ca is the PEM of a private authority; nil: the system's. Every error is one that only a change of settings mends.
func Config(mode, host string, ca []byte) (*tls.Config, error) {
	switch mode {
	case "none":
		if !Loopback(host) {
			return nil, fmt.Errorf(`tls "none" is for this machine alone (localhost, 127.0.0.1, ::1), and %s is another; use "implicit" or "starttls"`, host)
		}
		return nil, nil
	case "", "implicit", "starttls":
	default:
		return nil, fmt.Errorf(`tls %q is unknown; wanted "implicit", "starttls" or "none"`, mode)
	}
	cfg := &tls.Config{ServerName: host, MinVersion: tls.VersionTLS12} // RFC 8996: nothing older
	if ca != nil {
		cfg.RootCAs = x509.NewCertPool()
		if !cfg.RootCAs.AppendCertsFromPEM(ca) {
			return nil, errors.New("the CA file has no PEM certificate")
		}
	}
	return cfg, nil
}

// Loopback tells whether a host, as the settings name it, is this machine.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || (ip != nil && ip.IsLoopback())
}

// Untrusted tells whether a handshake failed by the server's certificate, or on a port that speaks no TLS: trying again mends neither.
func Untrusted(err error) bool {
	var unverified *tls.CertificateVerificationError
	var notTLS tls.RecordHeaderError
	return errors.As(err, &unverified) || errors.As(err, &notTLS)
}
