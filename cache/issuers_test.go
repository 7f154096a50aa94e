package cache

import (
	"slices"
	"testing"

	"guanbao/feed"
)

func TestIssuersAreToldByHowOftenTheyIssue(t *testing.T) {
	c, _ := opened(t, feedA)
	var all []feed.Article
	for i, issuer := range []string{"商务部", "国家邮政局", "", "国家邮政局、商务部", "Ministry of Posts; Treasury", "国家邮政局"} {
		a := art(string(rune('a'+i)), noon)
		a.Issuer = issuer
		all = append(all, a)
	}
	saved(t, c, pullOf(feedA, noon, all...))
	got, err := c.Issuers(t.Context())
	if want := []string{"国家邮政局", "商务部", "Ministry of Posts", "Treasury"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}
