package locale

import (
	"fmt"
	"strings"

	"guanbao/feed"
)

// Standing are the words about saved searches and what they do with new
// articles. Fields ending in F are formats.
type Standing struct {
	Section                      string // above them in the sources pane
	Short, Long                  string // of the command that lists them
	Column, ColHidden, Flag      string
	Unready                      string // some articles have not been looked at
	NoneF, Hint                  string // %q: a name; where the names are
	Read, Starred, Hidden, Tells Count  // of new articles
	And                          string // between two of these
	HiddenBy                     string // what hid articles, and how to see them
	Where                        string // a saved search is renamed and removed
	TellF                        string // %s: title of an article; %d: how many there are besides
	SavedF, TakenF, FailedF      string // %s: name; the same; %v: why not
	NoName, NothingSought        string
	ListedF                      string // %s: file in which they cannot be appended
	LooseF, TookF                string // %s: name; %d: searches that were taken over
}

// Deed tells what a saved search did, without its name; "" for nothing.
func (s *Standing) Deed(d feed.Deed) string {
	var parts []string
	add := func(c *Count, n int) {
		if n > 0 {
			parts = append(parts, c.Of(n))
		}
	}
	add(&s.Tells, d.Notify)
	add(&s.Starred, d.Starred)
	add(&s.Read, d.Read-d.Hidden)
	add(&s.Hidden, d.Hidden)
	return strings.Join(parts, s.And)
}

// Tell names the articles that searches have to tell of: the last one and how
// many there are besides.
func (s *Standing) Tell(title string, n int) string {
	if n <= 1 {
		return title
	}
	return fmt.Sprintf(s.TellF, title, n-1)
}

var zhHansStanding = Standing{
	Section: "保存的搜索", Short: "列出保存的搜索", Long: "列出设置文件中 [[search]] 和 urls 文件中 query: 各行保存的搜索，以及各自找到的文章数。",
	Column: "搜索", ColHidden: "隐藏", Flag: "只列出这个保存的搜索找到的文章", Unready: "（尚未查完）",
	NoneF: "没有名为 %q 的保存的搜索", Hint: "guanbao searches 列出保存的搜索",
	Read: same("标为已读 %d 篇"), Starred: same("收藏 %d 篇"), Hidden: same("隐藏 %d 篇"), Tells: same("新文章 %d 篇"), And: "，",
	HiddenBy: "由保存的搜索隐藏，选中那个搜索可见",
	Where:    "保存的搜索在 config.toml 或 urls 里改名、删除。",
	TellF:    "%s 等，另有 %d 篇", SavedF: "已保存搜索：%s", TakenF: "已有名为 %s 的搜索", FailedF: "搜索未保存：%v",
	NoName: "请写出名称：:save-search 名称", NothingSought: "先按 / 搜索，再保存。", ListedF: "%s 中的 search 写成一行列表，请在那里添加",
	LooseF: "搜索 %s 找到的与 newsboat 大致相同，不完全一样", TookF: "已导入保存的搜索 %d 个",
}

var zhHantStanding = Standing{
	Section: "儲存的搜尋", Short: "列出儲存的搜尋", Long: "列出設定檔中 [[search]] 和 urls 檔中 query: 各行儲存的搜尋，以及各自找到的文章數。",
	Column: "搜尋", ColHidden: "隱藏", Flag: "只列出這個儲存的搜尋找到的文章", Unready: "（尚未查完）",
	NoneF: "沒有名為 %q 的儲存的搜尋", Hint: "guanbao searches 列出儲存的搜尋",
	Read: same("標為已讀 %d 篇"), Starred: same("收藏 %d 篇"), Hidden: same("隱藏 %d 篇"), Tells: same("新文章 %d 篇"), And: "，",
	HiddenBy: "由儲存的搜尋隱藏，選取該搜尋可見",
	Where:    "儲存的搜尋在 config.toml 或 urls 裡改名、刪除。",
	TellF:    "%s 等，另有 %d 篇", SavedF: "已儲存搜尋：%s", TakenF: "已有名為 %s 的搜尋", FailedF: "搜尋未儲存：%v",
	NoName: "請寫出名稱：:save-search 名稱", NothingSought: "先按 / 搜尋，再儲存。", ListedF: "%s 中的 search 寫成一行清單，請在那裡新增",
	LooseF: "搜尋 %s 找到的與 newsboat 大致相同，不完全一樣", TookF: "已匯入儲存的搜尋 %d 個",
}

var jaStanding = Standing{
	Section: "保存した検索", Short: "保存した検索を一覧する", Long: "設定ファイルの [[search]] と urls ファイルの query: の行で保存した検索と、それぞれの記事数を示す。",
	Column: "検索", ColHidden: "非表示", Flag: "この保存した検索の記事だけ", Unready: "（まだ調べています）",
	NoneF: "%q という保存した検索はありません", Hint: "guanbao searches で一覧できます",
	Read: same("既読 %d 件"), Starred: same("スター %d 件"), Hidden: same("非表示 %d 件"), Tells: same("新着 %d 件"), And: "、",
	HiddenBy: "保存した検索が隠したもの。その検索で見られます",
	Where:    "保存した検索の名前や削除は config.toml か urls で変えます。",
	TellF:    "%s ほか %d 件", SavedF: "検索を保存しました：%s", TakenF: "%s という検索はもうあります", FailedF: "検索を保存できません：%v",
	NoName: "名前が要ります：:save-search 名前", NothingSought: "先に / で検索してください。", ListedF: "%s の search は一行のリストなので、そこに書き加えてください",
	LooseF: "検索 %s の結果は newsboat とほぼ同じですが、同一ではありません", TookF: "保存した検索を %d 件取り込みました",
}

var koStanding = Standing{
	Section: "저장된 검색", Short: "저장된 검색을 보인다", Long: "설정 파일의 [[search]]와 urls 파일의 query: 줄로 저장한 검색과 저마다 찾은 글의 수를 보인다.",
	Column: "검색", ColHidden: "숨김", Flag: "이 저장된 검색이 찾은 글만", Unready: "(아직 찾는 중)",
	NoneF: "%q라는 저장된 검색이 없습니다", Hint: "guanbao searches로 볼 수 있습니다",
	Read: same("읽음 %d건"), Starred: same("별표 %d건"), Hidden: same("숨김 %d건"), Tells: same("새 글 %d건"), And: ", ",
	HiddenBy: "저장된 검색이 숨긴 글. 그 검색에서 볼 수 있습니다",
	Where:    "저장된 검색의 이름과 삭제는 config.toml이나 urls에서 바꿉니다.",
	TellF:    "%s 외 %d건", SavedF: "검색을 저장했습니다: %s", TakenF: "%s라는 검색이 이미 있습니다", FailedF: "검색을 저장하지 못했습니다: %v",
	NoName: "이름이 필요합니다: :save-search 이름", NothingSought: "먼저 / 키로 검색하십시오.", ListedF: "%s의 search가 한 줄 목록이니 거기에 더하십시오",
	LooseF: "검색 %s의 결과는 newsboat와 거의 같지만 똑같지는 않습니다", TookF: "저장된 검색 %d개를 가져왔습니다",
}

var enStanding = Standing{
	Section: "Saved searches", Short: "list saved searches", Long: "Lists the searches that [[search]] in the settings file and query: lines in the urls file save, with the numbers of what they find.",
	Column: "SEARCH", ColHidden: "HIDDEN", Flag: "only what this saved search finds", Unready: "(still looking)",
	NoneF: "there is no saved search %q", Hint: "guanbao searches lists them",
	Read: same("%d marked read"), Starred: same("%d starred"), Hidden: same("%d hidden"), Tells: Count{"%d new article", "%d new articles"}, And: ", ",
	HiddenBy: "by a saved search; choose it to see them",
	Where:    "Rename or remove a saved search in config.toml or urls.",
	TellF:    "%s and %d more", SavedF: "search saved: %s", TakenF: "there is a search named %s already", FailedF: "search not saved: %v",
	NoName: "It needs a name: :save-search NAME", NothingSought: "Press / to search first.", ListedF: "search in %s is a list on one line; add to it there",
	LooseF: "the search %s finds about what newsboat does, not just the same", TookF: "saved searches taken over: %d",
}
