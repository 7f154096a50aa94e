package locale

import (
	"testing"

	"guanbao/feed"
)

func TestWhatCanBeDoneAboutAnAddressThatIsRefused(t *testing.T) {
	for _, l := range All {
		for _, c := range []struct {
			at   feed.Prospect
			kind feed.ProblemKind
			want string
		}{
			{feed.Prospect{Address: "https://国家邮政局", Assumed: true}, feed.ProblemNoHost, l.Offers.HintName},
			{feed.Prospect{Address: "https://国家邮政局"}, feed.ProblemNoHost, l.HintNew(feed.ProblemNoHost)},
			{feed.Prospect{Address: "https://youzheng.example", Assumed: true}, feed.ProblemNoHost, l.HintNew(feed.ProblemNoHost)},
			{feed.Prospect{Address: "https://localhost:80", Assumed: true}, feed.ProblemTLS, l.Offers.HintScheme},
		} {
			if _, hint, ok := l.Refused(c.at, &feed.Problem{Kind: c.kind}); hint != c.want || hint == "" || !ok {
				t.Errorf("%s: %+v, %s: %q, want %q", l.Tag, c.at, c.kind, hint, c.want)
			}
		}
	}
}
