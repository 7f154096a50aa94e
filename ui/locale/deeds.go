package locale

import "fmt"

// Deeds are the words about what a reader does with an article: following its
// links and taking it along. Fields ending in F are formats.
type Deeds struct {
	Link                                              string // before its number, in one word
	Cancel                                            string // what Esc does, in one word
	NoArticle                                         string
	NoLinks                                           string
	NoNumberF                                         string // %s: what was typed, %d: links there are
	NoLettersF                                        string // %s: letters
	NoPlace                                           string
	SavePrompt, SavedF, ReplaceQuestionF, NotReplaced string // nothing; %s: path; %s: path; nothing
	NoEndingF, NoFolderF, NoRightF, DiskFullF         string // %s: path or folder
	IsFolderF, LongNameF, NotSavedF                   string // %s: path; of the last with %v: error
	NoPipes, NoPipeF, PipedF, PipeFailedF             string // nothing; %s: name; %s: name; %s: name, %d: exit status
	NoFormF                                           string // of citations; %s: what was typed, %s: the forms
}

// NoNumber tells that an article has no link of a number, and how many it has.
func (d *Deeds) NoNumber(typed string, links int) string {
	if links == 0 {
		return d.NoLinks
	}
	return fmt.Sprintf(d.NoNumberF, typed, links)
}

// NoLetters tells that no link is marked with some letters.
func (d *Deeds) NoLetters(letters string) string { return fmt.Sprintf(d.NoLettersF, letters) }

var zhHansDeeds = Deeds{
	Link: "链接", Cancel: "取消", NoArticle: "没有打开的文章。", NoLinks: "这里没有链接。",
	NoNumberF: "没有链接 %s，这篇文章的链接从 1 到 %d。", NoLettersF: "没有标着 %s 的链接。", NoPlace: "文章里没有这个链接所指的位置。",
	NoFormF:          "没有引用格式 %s，可用：%s",
	SavePrompt:       "存到：",
	SavedF:           "已保存：%s",
	ReplaceQuestionF: "%s 已经存在。y 覆盖，其他键取消",
	NotReplaced:      "没有覆盖。",
	NoEndingF:        "文件名要以 .txt、.md 或 .html 结尾：%s",
	NoFolderF:        "没有这个文件夹：%s。请先建立它，或换一个。",
	NoRightF:         "没有权限写入 %s，请换一个文件夹。",
	DiskFullF:        "磁盘已满，没有写入 %s。",
	IsFolderF:        "%s 是文件夹，请在后面加上文件名。",
	LongNameF:        "文件名太长：%s",
	NotSavedF:        "没有写入 %s：%v",
	NoPipes:          "还没有设置命令。请在 config.toml 中写 [[pipe]]，带 name 和 argv。",
	NoPipeF:          "没有叫 %s 的命令。",
	PipedF:           "已交给 %s",
	PipeFailedF:      "%s 失败，退出状态 %d",
}

var zhHantDeeds = Deeds{
	Link: "連結", Cancel: "取消", NoArticle: "沒有開啟的文章。", NoLinks: "這裡沒有連結。",
	NoNumberF: "沒有連結 %s，這篇文章的連結從 1 到 %d。", NoLettersF: "沒有標著 %s 的連結。", NoPlace: "文章裡沒有這個連結所指的位置。",
	NoFormF:          "沒有引用格式 %s，可用：%s",
	SavePrompt:       "存到：",
	SavedF:           "已儲存：%s",
	ReplaceQuestionF: "%s 已經存在。y 覆寫，其他鍵取消",
	NotReplaced:      "沒有覆寫。",
	NoEndingF:        "檔名要以 .txt、.md 或 .html 結尾：%s",
	NoFolderF:        "沒有這個資料夾：%s。請先建立它，或換一個。",
	NoRightF:         "沒有權限寫入 %s，請換一個資料夾。",
	DiskFullF:        "磁碟已滿，沒有寫入 %s。",
	IsFolderF:        "%s 是資料夾，請在後面加上檔名。",
	LongNameF:        "檔名太長：%s",
	NotSavedF:        "沒有寫入 %s：%v",
	NoPipes:          "還沒有設定命令。請在 config.toml 中寫 [[pipe]]，帶 name 和 argv。",
	NoPipeF:          "沒有叫 %s 的命令。",
	PipedF:           "已交給 %s",
	PipeFailedF:      "%s 失敗，結束狀態 %d",
}

var jaDeeds = Deeds{
	Link: "リンク", Cancel: "取消", NoArticle: "開いている記事がありません。", NoLinks: "ここにリンクはありません。",
	NoNumberF: "リンク %s はありません。この記事のリンクは 1 から %d までです。", NoLettersF: "%s の付いたリンクはありません。", NoPlace: "リンクの指す場所が記事にありません。",
	NoFormF:          "引用の形式 %s はありません。使える形式：%s",
	SavePrompt:       "保存先：",
	SavedF:           "保存しました：%s",
	ReplaceQuestionF: "%s はすでにあります。y で上書き、ほかのキーで中止",
	NotReplaced:      "上書きしませんでした。",
	NoEndingF:        "ファイル名の末尾は .txt、.md、.html のどれかにしてください：%s",
	NoFolderF:        "フォルダー %s がありません。先に作るか、別の場所を選んでください。",
	NoRightF:         "%s に書き込む権限がありません。別のフォルダーを選んでください。",
	DiskFullF:        "ディスクがいっぱいで、%s に書けませんでした。",
	IsFolderF:        "%s はフォルダーです。ファイル名を付けてください。",
	LongNameF:        "ファイル名が長すぎます：%s",
	NotSavedF:        "%s に書けませんでした：%v",
	NoPipes:          "コマンドが設定されていません。config.toml に [[pipe]] を name と argv とともに書いてください。",
	NoPipeF:          "%s というコマンドはありません。",
	PipedF:           "%s に渡しました",
	PipeFailedF:      "%s は失敗しました（終了ステータス %d）",
}

var koDeeds = Deeds{
	Link: "링크", Cancel: "취소", NoArticle: "열린 기사가 없습니다.", NoLinks: "여기에는 링크가 없습니다.",
	NoNumberF: "링크 %s번이 없습니다. 이 기사의 링크는 1번부터 %d번까지입니다.", NoLettersF: "%s 표시가 있는 링크가 없습니다.", NoPlace: "링크가 가리키는 곳이 기사에 없습니다.",
	NoFormF:          "인용 형식 %s이(가) 없습니다. 쓸 수 있는 형식: %s",
	SavePrompt:       "저장 위치: ",
	SavedF:           "저장했습니다: %s",
	ReplaceQuestionF: "%s 파일이 이미 있습니다. y 덮어쓰기, 다른 키 취소",
	NotReplaced:      "덮어쓰지 않았습니다.",
	NoEndingF:        "파일 이름은 .txt, .md, .html 중 하나로 끝나야 합니다: %s",
	NoFolderF:        "폴더 %s이(가) 없습니다. 먼저 만들거나 다른 곳을 고르십시오.",
	NoRightF:         "%s에 쓸 권한이 없습니다. 다른 폴더를 고르십시오.",
	DiskFullF:        "디스크가 가득 차서 %s에 쓰지 못했습니다.",
	IsFolderF:        "%s은(는) 폴더입니다. 파일 이름을 붙이십시오.",
	LongNameF:        "파일 이름이 너무 깁니다: %s",
	NotSavedF:        "%s에 쓰지 못했습니다: %v",
	NoPipes:          "설정된 명령이 없습니다. config.toml에 [[pipe]]를 name, argv와 함께 쓰십시오.",
	NoPipeF:          "%s라는 명령이 없습니다.",
	PipedF:           "%s에 넘겼습니다",
	PipeFailedF:      "%s 실패, 종료 상태 %d",
}

var enDeeds = Deeds{
	Link: "link", Cancel: "cancel", NoArticle: "No article is open.", NoLinks: "There are no links here.",
	NoNumberF: "There is no link %s; the links of this article go from 1 to %d.", NoLettersF: "No link is marked %s.", NoPlace: "The place that the link leads to is not in the article.",
	NoFormF:          "There is no form of citation %s; there are %s",
	SavePrompt:       "save to: ",
	SavedF:           "Saved: %s",
	ReplaceQuestionF: "%s is there already. y writes over it, any other key keeps it",
	NotReplaced:      "Nothing was written over.",
	NoEndingF:        "The name must end in .txt, .md or .html: %s",
	NoFolderF:        "There is no folder %s; make it first, or choose another.",
	NoRightF:         "No right to write to %s; choose another folder.",
	DiskFullF:        "The disk is full; %s was not written.",
	IsFolderF:        "%s is a folder; put a file name behind it.",
	LongNameF:        "The file name is too long: %s",
	NotSavedF:        "%s was not written: %v",
	NoPipes:          "No command is set up. Write [[pipe]] with name and argv into config.toml.",
	NoPipeF:          "There is no command %s.",
	PipedF:           "Handed to %s",
	PipeFailedF:      "%s failed with exit status %d",
}
