package tlsmode

import (
	"crypto/tls"
	"strings"
	"testing"
)

func TestPlainTextIsForThisMachineAlone(t *testing.T) {
	t.Parallel()
	for host, here := range map[string]bool{
		"localhost": true, "LOCALHOST": true, "127.0.0.1": true, "127.8.9.1": true, "::1": true,
		"mail.example": false, "10.0.0.1": false, "localhost.example": false, "127.0.0.1.example": false, "": false,
	} {
		cfg, err := Config("none", host, nil)
		if (err == nil) != here || cfg != nil {
			t.Errorf("none to %q: %v, %v; wanted it taken: %v, without TLS", host, cfg, err, here)
		}
	}
}

func TestModesOfTLSCheckTheServersName(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"", "implicit", "starttls"} {
		cfg, err := Config(mode, "mail.example", nil)
		if err != nil || cfg.ServerName != "mail.example" || cfg.InsecureSkipVerify || cfg.MinVersion < tls.VersionTLS12 {
			t.Errorf("mode %q: %+v, %v", mode, cfg, err)
		}
	}
}

func TestUnknownModeAndEmptyAuthorityAreNamed(t *testing.T) {
	t.Parallel()
	if _, err := Config("ssl", "mail.example", nil); err == nil || !strings.Contains(err.Error(), `"ssl"`) {
		t.Errorf("mode ssl: %v", err)
	}
	if _, err := Config("implicit", "mail.example", []byte("not PEM")); err == nil || !strings.Contains(err.Error(), "PEM") {
		t.Errorf("an authority without a certificate: %v", err)
	}
}
