package feed

// statusPortal is what a network answers that wants a login first (RFC 6585
// section 6). It is the network's word, never the publisher's.
const statusPortal = 511

// A portal shows in that no publisher answers as himself, and on several hosts
// a page, a foreign certificate or a redirect stands in place of feeds most of
// which were well before.
const portalHosts = 3

// posing reports whether a check ended as it does where somebody else answers
// in place of the publisher.
func (c check) posing() bool {
	switch c.kind() {
	case ProblemHTML, ProblemTLS, ProblemRedirects, ProblemNoList, ProblemShrunk:
		return true
	}
	return c.portal()
}

// portal reports whether the network itself said that it wants a login.
func (c check) portal() bool { return c.answer.Problem != nil && c.answer.Problem.Code == statusPortal }

// answered reports whether the publisher himself answered.
func (c check) answered() bool {
	switch c.kind() {
	case ProblemRefused, ProblemReset, ProblemProxy, ProblemPassword, ProblemStorage, ProblemOther:
		return false
	}
	return c.reached() && !c.posing()
}

// behindPortal reports whether it is the network that answers in place of all
// publishers.
func (r *run) behindPortal() bool {
	if r.answered {
		return false
	}
	hosts, well := make(map[string]bool), 0
	for _, c := range r.posing {
		name, _ := hostName(c.sub.Feed.URL)
		hosts[name] = true
		if c.sub.State.Failures == 0 {
			well++
		}
	}
	return len(hosts) >= portalHosts && 2*well >= len(r.posing)
}

// settlePosing puts to the account of the network what is its fault: nothing is
// held against the feeds then. It gives back the rest.
func (r *run) settlePosing() []check {
	behind := r.behindPortal()
	for i, c := range r.posing {
		if behind || c.portal() {
			r.portal = true
			r.posing[i].answer.Problem = &Problem{Kind: ProblemPortal, Code: c.answer.Problem.Code, Err: c.answer.Problem}
			r.posing[i].pull.State = c.sub.State
		}
	}
	return r.posing
}
