// Package lists finds the lists of links that a publisher sets beside an
// article, such as 相关新闻, 推荐资讯 and 热门点击排行, by their headings in five
// languages, and takes them out of the text. What it does is linear in the
// size of the document.
package lists
