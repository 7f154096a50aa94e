package parse

import "testing"

func TestTheTextNamesIssuerAndNumberWhereTheFeedDoesNot(t *testing.T) {
	for inside, want := range map[string][2]string{
		"<title>国家邮政局 公安部关于加强管理的通知</title><description>&lt;p&gt;国邮发〔2021〕12号&lt;/p&gt;&lt;p&gt;正文。&lt;/p&gt;</description>":                                                        {"国家邮政局、公安部", "国邮发〔2021〕12号"},
		"<title>关于加强管理的通知</title><dc:publisher>物流门户</dc:publisher><description>&lt;p&gt;国邮发〔2021〕12号&lt;/p&gt;&lt;p&gt;国家邮政局&lt;/p&gt;&lt;p&gt;2021年5月10日&lt;/p&gt;</description>": {"物流门户", "国邮发〔2021〕12号"},
		"<title>国家邮政局召开2021年第七次局长办公会</title><description>会议学习国办函〔2020〕5号文件。</description>":                                                                                         {"", ""},
		"<title>令和3年総務省告示第123号</title>": {"総務省", "令和3年総務省告示第123号"},
	} {
		if a, _ := one(t, inside); a.Issuer != want[0] || a.Number != want[1] {
			t.Errorf("%s: issuer %q, number %q, want %q", inside, a.Issuer, a.Number, want)
		}
	}
}
