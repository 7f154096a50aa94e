package feed

import (
	"net/url"
	"path"
	"strings"
)

// fileEndings are the endings of names of files that publishers hand out, with
// the media types by which they are declared, the usual one first.
var fileEndings = map[string][]string{
	".pdf": {"application/pdf"}, ".ofd": {"application/ofd"}, ".ceb": nil, ".caj": nil,
	".doc": {"application/msword"}, ".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	".xls": {"application/vnd.ms-excel"}, ".xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	".ppt": {"application/vnd.ms-powerpoint"}, ".pptx": {"application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	".wps": {"application/vnd.ms-works", "application/wps-office.wps"}, ".et": {"application/wps-office.et"}, ".dps": nil,
	".hwp": {"application/x-hwp", "application/haansofthwp"}, ".hwpx": {"application/hwp+zip"},
	".odt": {"application/vnd.oasis.opendocument.text"}, ".ods": {"application/vnd.oasis.opendocument.spreadsheet"}, ".odp": nil,
	".rtf": {"application/rtf", "text/rtf"}, ".csv": {"text/csv"}, ".tsv": nil, ".epub": {"application/epub+zip"},
	".zip": {"application/zip", "application/x-zip-compressed"}, ".rar": {"application/vnd.rar", "application/x-rar-compressed"},
	".7z": {"application/x-7z-compressed"}, ".gz": {"application/gzip"}, ".tgz": nil,
	".png": {"image/png"}, ".jpg": {"image/jpeg"}, ".jpeg": nil, ".gif": {"image/gif"}, ".webp": {"image/webp"}, ".tif": {"image/tiff"}, ".tiff": nil,
	".txt": {"text/plain"}, ".xml": {"application/xml", "text/xml"}, ".json": {"application/json"},
	".mp3": {"audio/mpeg"}, ".mp4": {"video/mp4"}, ".m4a": {"audio/mp4"},
}

// seen are the endings that a browser shows as it does a page: a link in a text
// that leads there is no attachment.
var seen = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".xml": true, ".json": true, ".txt": true, ".mp3": true, ".mp4": true, ".m4a": true,
}

// Ending tells what kind of file a name is of: a known ending in lower case with
// its dot, "" for any other.
func Ending(name string) string {
	if ending := strings.ToLower(path.Ext(strings.TrimSpace(name))); known(ending) {
		return ending
	}
	return ""
}

func known(ending string) bool {
	_, ok := fileEndings[ending]
	return ok
}

// EndingOf tells what files of a media type end in, "" where that is not known.
func EndingOf(mediaType string) string {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	mediaType = strings.ToLower(strings.TrimSpace(mediaType))
	for ending, types := range fileEndings {
		for _, t := range types {
			if t == mediaType {
				return ending
			}
		}
	}
	return ""
}

// File gives the name of the file that a link leads to, as its address has it,
// and the ending that the file is to have: by that name, by the declared media
// type, by the title. Each is "" where it is not known.
func (l Link) File() (name, ending string) {
	name = fileIn(l.URL)
	for _, e := range []string{Ending(name), EndingOf(l.Type), Ending(l.Title)} {
		if e != "" {
			return name, e
		}
	}
	return name, ""
}

// fileIn is the name of a file in the path of an address, else in its query, as
// in download.jsp?filename=1.pdf; "" where no name there has a known ending.
func fileIn(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if Ending(u.Path) != "" {
		return path.Base(u.Path)
	}
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		_, value, _ := strings.Cut(pair, "=")
		if value, err := url.QueryUnescape(value); err == nil && Ending(value) != "" {
			return path.Base(value)
		}
	}
	return ""
}

// Attachments are the files that an article leads to: those that its feed
// declares, then those that links in its text lead to. Each is there once.
func Attachments(declared, text []Link) []Link {
	var files []Link
	have := map[string]bool{}
	add := func(l Link) {
		if !have[l.URL] && l.URL != "" {
			have[l.URL] = true
			files = append(files, l)
		}
	}
	for _, l := range declared {
		if l.Kind == LinkAttachment {
			add(l)
		}
	}
	for _, l := range text {
		if _, ending := l.File(); ending != "" && !seen[ending] && !strings.HasPrefix(l.URL, "#") {
			add(l)
		}
	}
	return files
}
