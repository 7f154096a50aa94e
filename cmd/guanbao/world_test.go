package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// world stands for every web site there is: a proxy on loopback that answers
// for them from a folder, HOST/PATH. For https it has an authority of its own,
// which only those trust who are told to.
type world struct {
	dir       string
	authority *x509.Certificate
	key       *ecdsa.PrivateKey
	plain     *httptest.Server // takes the requests for the proxy
	inner     *httptest.Server // answers those that come through a tunnel

	mu    sync.Mutex
	asked map[string]int // by host and path, with the query
}

// newWorld starts a world and writes the certificate of its authority.
func newWorld(dir, authority string) (*world, error) {
	w := &world{dir: dir, asked: map[string]int{}}
	var err error
	if w.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		return nil, err
	}
	now := time.Now()
	mine := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "a world for tests"}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(24 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, mine, mine, &w.key.PublicKey, w.key)
	if err != nil {
		return nil, err
	}
	if w.authority, err = x509.ParseCertificate(der); err != nil {
		return nil, err
	}
	if err := os.WriteFile(authority, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		return nil, err
	}
	w.inner = httptest.NewUnstartedServer(http.HandlerFunc(w.answer))
	w.inner.TLS = &tls.Config{GetCertificate: w.certificate}
	w.inner.StartTLS()
	w.plain = httptest.NewServer(http.HandlerFunc(w.pass))
	return w, nil
}

// certificate makes the certificate of a host.
func (w *world) certificate(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	its := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), NotBefore: w.authority.NotBefore, NotAfter: w.authority.NotAfter,
		DNSNames: []string{hello.ServerName}, KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, its, w.authority, &w.key.PublicKey, w.key)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: w.key}, err
}

// pass answers a request for a site, or tunnels to where it is answered.
func (w *world) pass(rw http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodConnect {
		w.answer(rw, r)
		return
	}
	there, err := net.Dial("tcp", w.inner.Listener.Addr().String())
	if err != nil {
		http.Error(rw, err.Error(), http.StatusBadGateway)
		return
	}
	here, _, err := http.NewResponseController(rw).Hijack()
	if err != nil {
		there.Close()
		return
	}
	io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
	go func() { io.Copy(there, here); there.Close() }()
	go func() { io.Copy(here, there); here.Close() }()
}

func (w *world) answer(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.asked[r.Host+r.URL.RequestURI()]++
	w.mu.Unlock()
	name := filepath.Join(w.dir, r.Host, filepath.FromSlash(strings.TrimPrefix(r.URL.Path, "/")))
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, "index.html")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		http.NotFound(rw, r)
		return
	}
	rw.Header().Set("Content-Type", http.DetectContentType(data))
	rw.Write(data)
}

func (w *world) stop() {
	w.plain.CloseClientConnections()
	w.plain.Close()
	w.inner.CloseClientConnections()
	w.inner.Close()
}

// scriptWorld puts a world in the place of the real one: world DIR. Only Linux
// takes its authority by a variable of the environment.
func scriptWorld(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: world DIR")
	}
	authority := ts.MkAbs("authority.pem")
	w, err := newWorld(ts.MkAbs(args[0]), authority)
	ts.Check(err)
	ts.Defer(w.stop)
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY"} {
		ts.Setenv(name, w.plain.URL)
	}
	ts.Setenv("SSL_CERT_FILE", authority)
}
