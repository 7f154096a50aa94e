package cache

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"

	"guanbao/feed"
	"guanbao/feed/parse"
	"guanbao/feed/sample"
)

// sampled is a cache with the sample bulletins.
func sampled(t *testing.T) *Cache {
	t.Helper()
	c, _ := opened(t, sample.Address)
	req, err := http.NewRequest(http.MethodGet, sample.Address, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := sample.Transport().RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parse.New().Parse(feed.Raw{URL: sample.Address, ContentType: resp.Header.Get("Content-Type"), Body: data})
	if err != nil {
		t.Fatal(err)
	}
	doc.Articles = feed.Identify(sample.Address, doc.Articles)
	saved(t, c, feed.Pull{Feed: sample.Address, At: noon.AddDate(6, 0, 0), Document: &doc})
	return c
}

func titledRow(t *testing.T, c *Cache, title string) feed.Row {
	t.Helper()
	for _, r := range paged(t, c, feed.View{}, feed.Cursor{}, Older, 100) {
		if strings.HasPrefix(r.Title, title) {
			return r
		}
	}
	t.Fatalf("no article %q", title)
	return feed.Row{}
}

func relatedTo(t *testing.T, c *Cache, id feed.ID) feed.Relations {
	t.Helper()
	r, err := c.Related(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const (
	portalTitle   = "國家郵政局召開2021年第七次局長辦公"
	bureauTitle   = "国家邮政局召开2021年第七次局长办公会"
	decemberTitle = "国家邮政局公布2020年12月邮政行业运行情况"
	reportTitle   = "国家邮政局关于印发《2020年邮政普遍服务监管报告》的通知"
)

func TestTheGlossedBulletinIsOneTextWithItsOriginal(t *testing.T) {
	c := sampled(t)
	portal, bureau, report := titledRow(t, c, portalTitle), titledRow(t, c, bureauTitle), titledRow(t, c, reportTitle)
	r := relatedTo(t, c, portal.ID)
	if len(r.Reposts) != 1 || r.Reposts[0].ID != bureau.ID || r.Head != bureau.ID {
		t.Errorf("reposts %v, head %s, want %s", r.Reposts, r.Head, bureau.ID)
	}
	if len(r.Cites) == 0 || len(r.Cites[0].Rows) != 1 || r.Cites[0].Rows[0].ID != report.ID {
		t.Errorf("cites %+v, want the report", r.Cites)
	}
	for _, s := range r.Similar {
		if s.ID == report.ID {
			t.Error("the report is similar as well as cited")
		}
	}
	december := relatedTo(t, c, titledRow(t, c, decemberTitle).ID)
	if len(december.Similar) == 0 || !strings.HasPrefix(december.Similar[0].Title, "国家邮政局公布2020年11月") || len(december.Similar[0].Terms) == 0 {
		t.Errorf("similar %+v, want the month before first, with a reason", december.Similar)
	}
	back := relatedTo(t, c, report.ID)
	var citing []feed.ID
	for _, rel := range back.CitedBy {
		citing = append(citing, rel.Rows[0].ID)
	}
	if !slices.Contains(citing, portal.ID) || !slices.Contains(citing, bureau.ID) {
		t.Errorf("the report is cited by %v, want both", citing)
	}
	checked(t, c)
}

func TestListsOfACopyStandInForThoseThatAPublisherDoesNotGive(t *testing.T) {
	c := sampled(t)
	portal, bureau := titledRow(t, c, portalTitle), titledRow(t, c, bureauTitle)
	own, lent := relatedTo(t, c, portal.ID), relatedTo(t, c, bureau.ID)
	if len(own.Lenders) != 0 || len(own.Related) == 0 || len(own.Recommended) == 0 || len(own.Popular) == 0 {
		t.Fatalf("the portal lists %d, %d and %d of its own, lent %v", len(own.Related), len(own.Recommended), len(own.Popular), own.Lenders)
	}
	for kind, list := range listsOf(&lent) {
		if want := *listsOf(&own)[kind]; len(*list) != len(want) || (*list)[0].Title != want[0].Title {
			t.Errorf("%s: %d links, want the %d of the portal", kind, len(*list), len(want))
		}
		if got := lent.Lenders[kind].ID; got != portal.ID {
			t.Errorf("%s is lent by %q, want %s", kind, got, portal.ID)
		}
	}
}

func TestALinkIsResolvedSurelyOrNotAtAll(t *testing.T) {
	c := sampled(t)
	portal, bureau := titledRow(t, c, portalTitle), titledRow(t, c, bureauTitle)
	from := feed.Article{URL: portal.URL, Published: portal.Published}
	tests := []struct {
		name string
		link feed.Link
		want []feed.ID
	}{
		{"address", feed.Link{URL: strings.Replace(bureau.URL, "https://", "http://www.", 1) + "?utm_source=x", Title: "看这里"}, []feed.ID{bureau.ID}},
		{"cut title on the site", feed.Link{URL: "https://portal.example/x", Title: "·國家郵政局召開2021年第七次局…"}, []feed.ID{portal.ID}},
		{"cut title with a gloss that lost its end", feed.Link{URL: "https://portal.example/x", Title: "國家郵政局召開2021年第七次局長辦公會(hu"}, []feed.ID{portal.ID}},
		{"too short", feed.Link{Title: "国家邮政局召开"}, nil},
		{"nearly", feed.Link{Title: "国家邮政局召开2021年第八次局长办公会"}, nil},
		{"nothing", feed.Link{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := c.Resolve(t.Context(), tt.link, from, true)
			if err != nil {
				t.Fatal(err)
			}
			var got []feed.ID
			for _, r := range rows {
				got = append(got, r.ID)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

func TestWhatCameBeforeIsReadInBatchesAndChangesAreFollowed(t *testing.T) {
	c, _ := opened(t, feedA)
	a := newAuthor(3)
	p := a.pull(feedA, 0, 3*tendBatch, 900, noon)
	saved(t, c, p)
	err := c.write(t.Context(), "forget", normal, func(conn *sqlite.Conn) error { return run(conn, "DELETE FROM signatures") })
	if err != nil {
		t.Fatal(err)
	}
	twin := p.Document.Articles[0]
	relatedTo(t, c, twin.ID)
	c.near.stop() // ends or interrupts what runs in the background
	if n := signed(t, c); n != 3*tendBatch {
		t.Errorf("%d articles are signed, want %d", n, 3*tendBatch)
	}
	again := twin
	again.GUID, again.URL = "https://b.example/copy", "https://b.example/copy"
	subscribeTo(t, c, feedA, feedB)
	copied := pullOf(feedB, noon.Add(time.Hour), again)
	saved(t, c, copied)
	r := relatedTo(t, c, twin.ID)
	if len(r.Reposts) != 1 || r.Reposts[0].ID != copied.Document.Articles[0].ID {
		t.Errorf("reposts %+v, want the copy that came after the index was loaded", r.Reposts)
	}
}

func signed(t *testing.T, c *Cache) (n int64) {
	t.Helper()
	err := c.read(t.Context(), "count", func(conn *sqlite.Conn) (err error) {
		n, err = number(conn, "SELECT count(*) FROM signatures")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
