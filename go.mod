module guanbao

go 1.26.0

require (
	charm.land/bubbletea/v2 v2.1.1 // the loop of the screen, keys, the modes of the terminal
	charm.land/lipgloss/v2 v2.0.6 // colours and weights, never layout
	codeberg.org/readeck/go-readability/v2 v2.1.3 // the main text of a page
	github.com/adrg/xdg v0.5.3 // where settings and data live on each system
	github.com/andybalholm/cascadia v1.3.4 // CSS selectors of the rules for pages, the engine of goquery
	github.com/charmbracelet/colorprofile v0.4.3 // how many colours a terminal has
	github.com/charmbracelet/ultraviolet v0.0.0-20261008173134-6b8d4baf91b4 // keys typed before the screen stands; tests hold ui/text against its cells
	github.com/charmbracelet/x/ansi v0.11.9 // names and parses escape sequences; tests strip what is drawn
	github.com/charmbracelet/x/term v0.2.2 // whether a stream is a terminal, and its size
	github.com/clipperhouse/uax29/v2 v2.7.0 // grapheme clusters (UAX 29)
	github.com/mattn/go-runewidth v0.0.31 // widths of characters, under a condition of our own
	github.com/mmcdole/gofeed v1.4.2 // RSS, Atom and JSON Feed
	github.com/pelletier/go-toml/v2 v2.4.3 // settings, with line and column of what is wrong
	github.com/rivo/uniseg v0.4.7 // benchmarks set our line breaking beside it
	github.com/rogpeppe/go-internal v1.16.0 // tests run the whole program by scripts
	github.com/spf13/cobra v1.10.2 // subcommands, flags, completion
	github.com/spf13/pflag v1.0.9 // flags, as cobra has them
	golang.org/x/net v0.62.0 // HTML tokens, IDNA, HTTP header rules
	golang.org/x/sys v0.49.0 // file locks, process groups, consoles
	golang.org/x/text v0.43.0 // charsets and normal forms
	zombiezen.com/go/sqlite v1.4.2 // SQLite without cgo
)

require (
	github.com/charmbracelet/x/termios v0.1.1 // indirect
	github.com/charmbracelet/x/windows v0.2.2 // indirect
	github.com/clipperhouse/displaywidth v0.11.0 // indirect
	github.com/dustin/go-humanize v1.1.0 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/itlightning/dateparse v0.2.1 // indirect
	github.com/lucasb-eyer/go-colorful v1.4.1 // indirect
	github.com/mattn/go-isatty v0.0.24 // indirect
	github.com/mmcdole/goxpp/v2 v2.0.0 // indirect
	github.com/muesli/cancelreader v0.2.2 // indirect
	github.com/ncruces/go-strftime v1.1.0 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	github.com/xo/terminfo v1.0.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	modernc.org/libc v1.80.1 // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.12.1 // indirect
	modernc.org/sqlite v1.62.0 // indirect
)
