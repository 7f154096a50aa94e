package listing

import "testing"

func TestWhereAScriptLeads(t *testing.T) {
	s := script{functions: map[string]*function{}, source: `
		function view(seq, board) { if (!seq) { return; } location.href = "/view.do?board=" + board + "&seq=" + seq; }
		var open2 = function (id) { window.open('/v/' + id + '.html', '_blank', "width=1") };
		const api = { show: function(id) { location.assign(root + id); } };
		function hidden(id) { document.f.seq.value = id; document.f.submit(); }
		function either(id) { if (id > 5) location.href = "/a/" + id; else location.href = "/b/" + id; }
		function coded(id) { location.href = "/c?id=" + encodeURIComponent(id); }
		function same(id) { location.href = "/list"; }
		function script(id) { location.href = "javascript:x(" + id + ")"; }
		function product(id) { location.href = "/a/" + id * 2; }`}
	for code, want := range map[string]string{
		`location.href='/notice/7'`:                   "/notice/7",
		`window.location = "/notice/7"; return false`: "/notice/7",
		`window.open('/n.html')`:                      "/n.html",
		`javascript:location.href='/n.html'`:          "/n.html",
		`view('9000', 'BBS_01'); return false;`:       "/view.do?board=BBS_01&seq=9000",
		`return view(9000,"B")`:                       "/view.do?board=B&seq=9000",
		`javascript:open2(12)`:                        "/v/12.html",
		`same(1)`:                                     "/list",
		`view('9000')`:                                "",
		`show(1)`:                                     "",
		`hidden(1)`:                                   "",
		`either(1)`:                                   "",
		`coded(1)`:                                    "",
		`script(1)`:                                   "",
		`product(1)`:                                  "",
		`nobody(1)`:                                   "",
		`location.href='javascript:alert(1)'`:         "",
		`location.href = base + '/x'`:                 "",
		`location.reload()`:                           "",
		``:                                            "",
	} {
		if got := s.target(code); got != want {
			t.Errorf("%s leads to %q, want %q", code, got, want)
		}
	}
}
