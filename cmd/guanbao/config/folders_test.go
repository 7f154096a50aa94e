package config

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/adrg/xdg"
)

func TestFindPrefersWhatWasAskedFor(t *testing.T) {
	dir := t.TempDir()
	t.Cleanup(xdg.Reload)
	t.Setenv("HOME", dir) // whoever runs the tests may have none
	xdg.Reload()
	asked, given := filepath.Join(dir, "asked"), filepath.Join(dir, "given")
	env := func(key string) string {
		return map[string]string{"GUANBAO_CONFIG": given, "GUANBAO_DATA": given}[key]
	}
	none := func(string) string { return "" }
	for name, c := range map[string]struct {
		config, data string
		env          func(string) string
		want         Folders
	}{
		"flags over environment": {asked, asked, env, Folders{asked, asked, asked}},
		"environment":            {"", "", env, Folders{given, given, given}},
		"one of each":            {asked, "", env, Folders{asked, given, given}},
		"the system's":           {"", asked, none, Folders{filepath.Join(xdg.ConfigHome, "guanbao"), asked, asked}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := Find(c.config, c.data, c.env); err != nil || got != c.want {
				t.Errorf("got %+v, %v; want %+v", got, err, c.want)
			}
		})
	}
}

func TestFindMakesPathsAbsolute(t *testing.T) {
	got, err := Find("a", "b", func(string) string { return "" })
	if err != nil || !filepath.IsAbs(got.URLs()) || !filepath.IsAbs(got.Cache()) || !filepath.IsAbs(got.Settings()) || !filepath.IsAbs(got.Log()) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestFindWithoutAHome(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("homes are not found by HOME here")
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	none := func(string) string { return "" }
	if _, err := Find("", "/data", none); !errors.Is(err, ErrNoHome) {
		t.Errorf("error %v", err)
	}
	if _, err := Find("/config", "/data", none); err != nil {
		t.Errorf("with both given: %v", err)
	}
}

func TestMakeIsPrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := Make(dir); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(dir); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if Make(file) == nil || Make(filepath.Join(file, "x")) == nil {
		t.Error("a file in its place is no error")
	}
}
