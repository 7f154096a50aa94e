package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guanbao/feed"
	"guanbao/ui/article"
	"guanbao/ui/help"
	"guanbao/ui/keys"
	"guanbao/ui/list"
	"guanbao/ui/picker"
	"guanbao/ui/reading"
	"guanbao/ui/related"
	"guanbao/ui/sources"
	"guanbao/ui/status"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

// overlay is what lies over the panes and takes the keys.
type overlay int

const (
	noOverlay overlay = iota
	pageOverlay
	promptOverlay
	confirmOverlay
	pickerOverlay
	filesOverlay  // the attachments of an article
	choiceOverlay // of a command to hand an article to
	pickOverlay   // the number or the letters of a link are being typed
	whichOverlay  // the articles that a link may lead to
	shelfOverlay  // the catalogue
	offersOverlay // what was found behind an address
)

// Model is the root: it knows the size, the focus and what lies on top, and
// hands every message to its owner.
type Model struct {
	ctx   context.Context
	ports Ports
	opt   Options
	keys  keys.Map
	look  *theme.Look

	lay       layout
	focus     pane
	open      bool // an article was opened and not yet left
	withSides bool // the sources are shown where there is room beside
	overlay   overlay
	pending   string // the first key of a sequence

	sources sources.Model
	list    list.Model
	article article.Model
	status  status.Model
	prompt  line
	page    help.Model
	picker  picker.Model

	pick      pick
	saving    saving
	talk      talk
	aside     aside
	offline   bool // there is no traffic, because the reader said so
	filling   filling
	shelving  shelving
	annexes   annexes
	downloads downloads
	piping    feed.ID // waits for the choice of a command
	panel     panel
	travel    travel
	seek      seeking
	awaits    bool // saved searches that are being asked of what is cached are waited for

	wish     reading.Wish // how Chinese is to be shown; the look has it once it can be
	view     feed.View
	early    early
	gen      int                    // of the view: answers to an older one are dropped
	jump     int                    // of the keys that lead beyond the window: only the last one counts
	reading  feed.ID                // the article that the pane shows or waits for
	sight    int                    // grows when another article comes into the pane
	places   map[feed.ID]feed.Place // left in this session; shared by all values of the model
	steps    int                    // of the list's cursor
	running  bool                   // the cursor took a step a moment ago
	reload   reloading              // of the window, after a refresh brought something
	ahead    []keys.Action          // asked of the article before it was there
	undo     []undoStep
	offered  bool // the last of them was told, and no key was pressed since
	job      *job
	adding   context.CancelFunc // stops the adding of a feed; nil while none is added
	offers   offers
	removing string // address of the feed that the confirmation asks about
	tidying  string // address of the feed that the prompt is about
	failures []failure
}

// New makes the root model. Cancelling ctx cancels everything it has running.
func New(ctx context.Context, p Ports, o Options) Model {
	mode, chrome := text.Narrow, theme.NarrowChrome
	if o.Wide {
		mode, chrome = text.Wide, theme.WideChrome
	}
	dark := o.Dark == nil || *o.Dark
	m := Model{
		ctx: ctx, ports: p, opt: o, keys: keys.New(keys.Vim), withSides: true,
		look: &theme.Look{
			Text: text.New(mode), Words: o.Words, Styles: theme.New(dark, o.Colours), Chrome: chrome, Now: p.Now(), Zone: o.Zone, Reading: o.Reading,
		},
		places: map[feed.ID]feed.Place{}, talk: talk{threads: map[feed.ID]feed.Document{}}, downloads: downloads{got: map[string]string{}},
		panel: panel{spots: map[feed.ID]related.Spot{}}, wish: o.Reading,
	}
	m.early.sample, m.offline = o.Sample, o.Offline
	o.Page.FullText, o.Page.Changes = m.keys.First(keys.FullText), m.keys.First(keys.Revisions)
	m.article = article.New(o.Page)
	m.list = m.list.Reset(true)
	if o.Notice != "" {
		m.status = m.status.Alarm(o.Notice)
	} else if o.Sample {
		m.status = m.status.Remark(m.firstWords())
	}
	return m
}

// Init loads the first page and the counts, asks the terminal for its
// background and starts to pull what is due.
func (m Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.loadWindow(m.view, feed.Cursor{}), m.loadSources(), start(feed.Routine), m.nextRound()}
	if m.opt.Dark == nil {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// fact is a message of the program's own: something that came to pass, and
// what it means for the model.
type fact interface {
	apply(m Model) (Model, tea.Cmd)
}

// Update routes a message to its owner.
func (m Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m, cmd = m.resize(msg.Width, msg.Height)
	case tea.KeyPressMsg, tea.PasteMsg:
		m, cmd = m.input(msg)
	case tea.BackgroundColorMsg:
		m = m.restyle(msg.IsDark())
	case fact:
		m, cmd = msg.apply(m)
	}
	m, cmd = m.begin(cmd)
	return m.typeset(cmd)
}

// resize takes over a new size of the terminal.
func (m Model) resize(w, h int) (Model, tea.Cmd) {
	was := m.lay.beside()
	m.lay.width, m.lay.height = w, h
	if m.focus == articlePane && !m.lay.beside() { // what was read beside the list is read on over it
		m.open = m.reading != ""
		if !m.open {
			m.focus = listPane
		}
	}
	m = m.arrange()
	switch {
	case !m.lay.beside() || was:
		return m, nil
	case m.panel.open && m.reading != m.panel.Of().ID: // it was opened from the list
		return m.await(m.panel.Of().ID)
	}
	return m.follow()
}

// arrange lays the panes out anew, after a change of size, focus or mode.
func (m Model) arrange() Model {
	if m.panel.open && !m.lay.beside() && m.focus != relatedPane { // there is no room for it without the focus
		m = m.forget()
	}
	m.lay = arrange(m.lay.width, m.lay.height, m.focus, m.withSides, m.open, m.panel.open)
	if !m.lay.list.shown() && !m.lay.article.shown() && !m.lay.sources.shown() && !m.lay.related.shown() {
		return m
	}
	if m.lay.related.shown() {
		m.panel.Model = m.panel.Resize(m.lay.related.h)
	}
	if m.lay.sources.shown() {
		m.sources = m.sources.Resize(m.lay.sources.h)
	}
	if m.lay.list.shown() {
		m.list = m.list.Resize(m.lay.list.h).Fit(m.look, m.lay.list.w)
		m.seek.Model = m.seek.Resize(m.lay.list.h)
	}
	if m.lay.article.shown() {
		m.article = m.article.Resize(m.lay.article.w, m.lay.article.h, m.look)
	}
	if m.overlay == promptOverlay {
		m.prompt.Model = m.prompt.Fit(m.look, m.lay.width)
	}
	m.picker = m.picker.Resize(max(m.lay.height-2, 1))
	if m.overlay == shelfOverlay {
		m.shelving.Model = m.shelving.Resize(m.lay.width, max(m.lay.height-3, 1))
		m.shelving.line = m.shelving.line.Fit(m.look, m.lay.width)
	}
	m.offers.Model = m.offers.Resize(max(m.lay.height-2, 1))
	if m.overlay == pageOverlay || m.prompt.under == pageOverlay {
		m.page = m.page.Resize(m.look, m.lay.width, max(m.lay.height-2, 1))
	}
	return m
}

// restyle takes over what the terminal said about its background.
func (m Model) restyle(dark bool) Model {
	look := *m.look
	look.Styles = theme.New(dark, m.opt.Colours)
	m.look = &look
	return m.arrange()
}
