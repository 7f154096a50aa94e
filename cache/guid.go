package cache

import (
	"strings"

	"zombiezen.com/go/sqlite"
)

// addressGUID stands for the declared id of an article that is its address, as
// most are. Ids that begin with it are stored with one more of it.
const addressGUID = "="

// shortGUID is a declared id as it is stored.
func shortGUID(guid, url string) string {
	switch {
	case guid == "":
		return ""
	case guid == url:
		return addressGUID
	case strings.HasPrefix(guid, addressGUID):
		return addressGUID + guid
	}
	return guid
}

// longGUID is a declared id by what is stored.
func longGUID(stored, url string) string {
	switch {
	case stored == addressGUID:
		return url
	case strings.HasPrefix(stored, addressGUID+addressGUID):
		return stored[len(addressGUID):]
	}
	return stored
}

// settleGUID writes the declared id of an article out, when the article gets
// another address than it is.
func settleGUID(conn *sqlite.Conn, row int64, url string) error {
	return run(conn, `UPDATE texts SET guid = (SELECT a.url FROM articles a WHERE a.id = ?1)
		WHERE id = ?1 AND guid = '=' AND (SELECT a.url FROM articles a WHERE a.id = ?1) <> +?2`, row, url)
}
