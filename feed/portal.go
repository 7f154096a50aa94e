package feed

// A portal shows in that no publisher answers as himself, and on several hosts
// a page, a foreign certificate or a redirect stands in place of feeds most of
// which were well before.
const portalHosts = 3

// posing reports whether a check ended as it does where somebody else answers
// in place of the publisher.
func (c check) posing() bool {
	switch c.kind() {
	case ProblemHTML, ProblemTLS, ProblemRedirects, ProblemNoList, ProblemShrunk, ProblemPortal:
		return true
	}
	return false
}

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
		if behind || c.kind() == ProblemPortal {
			r.portal = true
			r.posing[i].answer.Problem = &Problem{Kind: ProblemPortal, Code: c.answer.Problem.Code, Err: c.answer.Problem}
			r.posing[i].pull.State = c.sub.State
		}
	}
	return r.posing
}
