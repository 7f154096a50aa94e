package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guanbao/cmd/guanbao/config"
	"guanbao/ui/text"
	"guanbao/ui/theme"
)

func TestModeFollowsTheSettingThenTheRenderer(t *testing.T) {
	tests := []struct {
		setting, variable string
		want              text.Mode
	}{
		{config.Auto, "", text.Narrow}, {config.Auto, "0", text.Narrow}, {config.Auto, "junk", text.Narrow}, {config.Auto, "1", text.Wide},
		{config.Narrow, "1", text.Narrow}, {config.Wide, "", text.Wide}, {config.Wide, "0", text.Wide},
	}
	for _, tt := range tests {
		a, _, _ := testApp(t)
		a.settings.Ambiguous = tt.setting
		a.env = func(name string) string {
			if name == wideVariable {
				return tt.variable
			}
			return ""
		}
		if got := a.mode(); got != tt.want {
			t.Errorf("setting %s, %s=%q: mode %v, want %v", tt.setting, wideVariable, tt.variable, got, tt.want)
		}
		if wide := a.chrome() == theme.WideChrome; wide != (tt.want == text.Wide) {
			t.Errorf("setting %s, %s=%q: frame characters for a wide terminal: %v", tt.setting, wideVariable, tt.variable, wide)
		}
		if a.rendererIsWide() != (tt.want == text.Wide) {
			continue // agree would replace this process
		}
		if status, done, err := a.agree(); status != 0 || done || err != nil {
			t.Errorf("agree restarts a program that agrees already: %d, %v, %v", status, done, err)
		}
	}
}

func TestAWideSettingReachesTheRenderer(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte("ambiguous = \"wide\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	term := reader(t, 120, 40, "GUANBAO_CONFIG="+dir)
	lines := settled(term, "the wide frame", func(l []string) bool {
		return strings.Contains(l[0], "guanbao > 全部") && strings.Contains(l[5], "|*  ")
	})
	if strings.Contains(strings.Join(lines, "\n"), "│") {
		t.Error("a frame character of the narrow set is on the screen")
	}
	// The program was replaced: what its renderer counts by stands in its environment.
	shell := strings.TrimSpace(term.Format("#{pane_pid}"))
	if child, err := os.ReadFile(filepath.Join("/proc", shell, "task", shell, "children")); err == nil {
		environ, err := os.ReadFile(filepath.Join("/proc", strings.TrimSpace(string(child)), "environ"))
		if err != nil || !strings.Contains(string(environ), wideVariable+"=true\x00") {
			t.Errorf("the renderer was not told: %v, %q", err, environ)
		}
	}
	term.Keys("Q")
	if code := term.WaitExit(); code != 0 {
		t.Errorf("exit status %d", code)
	}
}
