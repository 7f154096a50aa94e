package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/http/httpproxy"

	"guanbao/cmd/guanbao/config"
	"guanbao/feed"
	"guanbao/feed/fetch"
	"guanbao/feed/page/listing"
	"guanbao/feed/page/sites"
)

// passwordPatience is how long a program may take to print a password.
const passwordPatience = 30 * time.Second

// private knows what the settings say of single feeds. Those of a feed that moved
// for good are found by the address that it had when they were written.
type private struct {
	settings config.Settings
	env      func(string) string
	former   atomic.Pointer[map[string]string] // former addresses, by the present ones
	rules    atomic.Pointer[rules]             // for list pages; nil while they are those of settings

	mu        sync.Mutex
	passwords map[string]string // that programs printed, by feed
}

// know takes over which feeds have moved.
func (p *private) know(subs []feed.Subscription) {
	former := make(map[string]string)
	for _, s := range subs {
		if s.State.Former != "" {
			former[s.Feed.URL] = s.State.Former
		}
	}
	p.former.Store(&former)
}

// name is the address by which the settings know a feed.
func (p *private) name(address string) string {
	if _, there := p.settings.Feeds[address]; there {
		return address
	}
	if former := p.former.Load(); former != nil {
		if _, there := p.settings.Feeds[(*former)[address]]; there {
			return (*former)[address]
		}
	}
	return address
}

func (p *private) of(address string) config.FeedSettings { return p.settings.Feeds[p.name(address)] }

// fullText says when the pages of a feed's articles are got.
func (p *private) fullText(address string) feed.FullText {
	return p.settings.FullTextOf(p.name(address))
}

// wishes are what a refresh needs to know.
func (p *private) wishes(address string) feed.Wishes {
	f := p.of(address)
	w := feed.Wishes{Interval: f.Interval, Charset: f.Charset, MaxAge: f.MaxAge, Keep: p.settings.KeepOf(p.name(address))}
	if rule, ok := p.source(address); ok {
		w.List = rule.List()
	}
	return w
}

// source is the rule for the list page that a subscription is, false where it is
// a feed. Rules that are built in come behind those of the settings.
func (p *private) source(address string) (listing.Rule, bool) {
	names := []string{address}
	if former := p.former.Load(); former != nil && (*former)[address] != "" {
		names = append(names, (*former)[address])
	}
	for _, rules := range []func(string) (listing.Rule, bool){p.ruled, sites.Source} {
		for _, name := range names {
			if rule, ok := rules(name); ok {
				return rule, true
			}
		}
	}
	return listing.Rule{}, false
}

// requests are what the client needs to know.
func (p *private) requests(address string) fetch.Own {
	f := p.of(address)
	out := fetch.Own{Agent: f.UserAgent}
	if len(f.Headers) > 0 {
		out.Header = make(http.Header, len(f.Headers))
		for name, value := range f.Headers {
			out.Header[name] = []string{value}
		}
	}
	if f.User != "" {
		out.User = func(ctx context.Context) (*url.Userinfo, error) {
			password, err := p.password(ctx, p.name(address), f)
			return url.UserPassword(f.User, password), err
		}
	}
	if f.Proxy != "" {
		out.Proxy = fixedProxy(f.Proxy)
	}
	return out
}

// password gives that of a feed: as it stands in the settings, from the
// environment, or as a program prints it, which is asked once.
func (p *private) password(ctx context.Context, name string, f config.FeedSettings) (string, error) {
	switch {
	case f.PasswordEnv != "":
		if word := p.env(f.PasswordEnv); word != "" {
			return word, nil
		}
		return "", &feed.Problem{Kind: feed.ProblemPassword, Detail: "$" + f.PasswordEnv}
	case len(f.PasswordCommand) == 0:
		return f.Password, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if word, known := p.passwords[name]; known {
		return word, nil
	}
	word, err := printed(ctx, f.PasswordCommand)
	if err != nil {
		return "", err
	}
	if p.passwords == nil {
		p.passwords = make(map[string]string)
	}
	p.passwords[name] = word
	return word, nil
}

// printed runs a program and gives the first line that it prints. It has no
// terminal: the reader's screen may be on it. What it says otherwise may hold
// secrets and is not repeated.
func printed(ctx context.Context, argv []string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, passwordPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.WaitDelay = time.Second
	detach(cmd)
	out, err := cmd.Output()
	scan := bufio.NewScanner(bytes.NewReader(out))
	scan.Scan()
	line := strings.TrimSuffix(scan.Text(), "\r")
	why := ""
	ended, failed := errors.AsType[*exec.ExitError](err)
	switch {
	case errors.Is(err, exec.ErrWaitDelay), err == nil && line != "":
		return line, nil
	case err == nil:
		why = "printed nothing"
	case ctx.Err() != nil:
		why = fmt.Sprintf("no answer in %v", passwordPatience)
	case failed:
		why = ended.ProcessState.String()
	case errors.Is(err, exec.ErrNotFound):
		why = "not found"
	default:
		why = "not run"
	}
	return "", &feed.Problem{Kind: feed.ProblemPassword, Detail: oneLine(filepath.Base(argv[0])) + ": " + why}
}

// fixedProxy is the proxy that a setting names, whatever is asked.
func fixedProxy(setting string) func(*http.Request) (*url.URL, error) {
	if setting == config.Direct {
		return func(*http.Request) (*url.URL, error) { return nil, nil }
	}
	return func(*http.Request) (*url.URL, error) { return url.Parse(setting) }
}

// proxy is the one for all feeds, nil for that of the environment. Hosts of
// NO_PROXY, and this machine, are asked without it.
func (a *app) proxy() func(*http.Request) (*url.URL, error) {
	setting := a.settings.Proxy
	if setting == "" {
		return nil
	}
	if setting == config.Direct {
		return fixedProxy(setting)
	}
	c := httpproxy.Config{HTTPProxy: setting, HTTPSProxy: setting, NoProxy: a.env("NO_PROXY") + "," + a.env("no_proxy")}
	pick := c.ProxyFunc()
	return func(r *http.Request) (*url.URL, error) { return pick(r.URL) }
}
