package locale

// Offline are the words about being without traffic by one's own wish. Fields
// ending in F are formats.
type Offline struct {
	Head string // in the header
	OnF  string // %s: the key that ends it
	Off  string
}

var (
	zhHansOffline = Offline{Head: "离线", OnF: "离线：不使用网络，按 %s 恢复。", Off: "恢复使用网络。"}
	zhHantOffline = Offline{Head: "離線", OnF: "離線：不使用網路，按 %s 恢復。", Off: "恢復使用網路。"}
	jaOffline     = Offline{Head: "オフライン", OnF: "オフライン：通信しません。%s で戻ります。", Off: "通信を再開します。"}
	koOffline     = Offline{Head: "오프라인", OnF: "오프라인: 통신하지 않습니다. %s 키로 돌아옵니다.", Off: "통신을 다시 시작합니다."}
	enOffline     = Offline{Head: "offline", OnF: "Offline: no traffic until %s.", Off: "Traffic is allowed again."}
)
