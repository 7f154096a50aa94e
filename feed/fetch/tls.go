package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

// tlsReason says why a handshake went wrong, and whether it was one. Names in
// certificates are the server's words and need cleaning.
func tlsReason(err error) (why string, ok bool) {
	var (
		unknown x509.UnknownAuthorityError
		name    x509.HostnameError
		invalid x509.CertificateInvalidError
		verify  *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		alert   tls.AlertError
		op      *net.OpError
	)
	switch {
	case errors.As(err, &name):
		return "certificate is for " + certificateNames(name.Certificate), true
	case errors.As(err, &unknown):
		return "certificate signed by unknown authority", true
	case errors.As(err, &invalid):
		return invalidReason(invalid), true
	case errors.As(err, &verify):
		return verify.Err.Error(), true
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		return "no tls spoken", true
	case errors.As(err, &alert):
		return alert.Error(), true
	case errors.As(err, &op) && op.Op == "remote error":
		return rootText(op), true
	case strings.HasPrefix(rootText(err), "tls: "):
		return rootText(err), true
	}
	return "", false
}

func certificateNames(c *x509.Certificate) string {
	names := append([]string(nil), c.DNSNames...)
	for _, ip := range c.IPAddresses {
		names = append(names, ip.String())
	}
	if len(names) == 0 {
		return "no name"
	}
	if len(names) > 3 {
		names = append(names[:3], "...")
	}
	return strings.Join(names, ", ")
}

func invalidReason(e x509.CertificateInvalidError) string {
	if e.Reason != x509.Expired || e.Cert == nil {
		return e.Error()
	}
	const day = time.DateOnly
	return fmt.Sprintf("certificate is valid from %s to %s", e.Cert.NotBefore.Format(day), e.Cert.NotAfter.Format(day))
}
