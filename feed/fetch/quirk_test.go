package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"guanbao/feed"
)

func TestQuirkAPublisherWantsToKnowWhomToWriteTo(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.UserAgent(), "desk@reader.example") {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Write([]byte(document))
	})
	wantProblem(t, get(t, newClient(t, Options{Version: "1"}), s.URL), feed.ProblemForbidden)
	wantFresh(t, get(t, newClient(t, Options{Version: "1", Contact: "desk@reader.example"}), s.URL), document)
}

func TestQuirkGzipComesWithoutItsHeader(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		w.Write(zipped(document))
	})
	wantFresh(t, get(t, newClient(t, Options{}), s.URL), document)
}

func TestQuirkAWholeHistoryOfMegabytesIsTaken(t *testing.T) {
	whole := document + strings.Repeat("<!-- 新聞稿 -->", 200_000) // 3.6 MB
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(whole)) })
	wantFresh(t, get(t, newClient(t, Options{}), s.URL), whole)
}

func TestQuirkAFeedStandsBehindHTML(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(document))
	})
	wantFresh(t, get(t, newClient(t, Options{}), s.URL+"/rss/press.html"), document)
}

// TestQuirkACertificateLacksTheKeyIDOfItsIssuer holds that such a chain, which
// some TLS libraries refuse, is one.
func TestQuirkACertificateLacksTheKeyIDOfItsIssuer(t *testing.T) {
	issuer, leaf := form(1), form(2)
	issuer.IsCA, issuer.BasicConstraintsValid, issuer.KeyUsage = true, true, x509.KeyUsageCertSign
	leaf.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
	issuerKey, leafKey := newKey(t), newKey(t)
	pool := x509.NewCertPool()
	pool.AddCert(signed(t, issuer, issuer, issuerKey, issuerKey))
	issuer.SubjectKeyId = nil // so that the leaf names none
	cert := signed(t, leaf, issuer, leafKey, issuerKey)
	if len(cert.AuthorityKeyId) != 0 {
		t.Fatal("it names the key of its issuer")
	}
	s := secure(t, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{cert.Raw}, PrivateKey: leafKey}}},
		http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(document)) }))
	wantFresh(t, get(t, newClient(t, Options{Roots: pool}), s.URL), document)
}

func form(serial int64) *x509.Certificate {
	now := time.Now()
	return &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{SerialNumber: big.NewInt(serial).String()}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour)}
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func signed(t *testing.T, form, issuer *x509.Certificate, key, issuerKey *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, form, issuer, &key.PublicKey, issuerKey)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}
