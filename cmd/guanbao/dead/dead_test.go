package dead

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestReportsAreKeptAndTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "reported")
	day := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	held := func(want ...string) {
		t.Helper()
		if got, err := Load(path); err != nil || !slices.Equal(got, want) {
			t.Errorf("reported: %q, %v; want %q", got, err, want)
		}
	}
	held()
	if err := Report(t.Context(), path, day, "https://a.example/", "https://b.example/"); err != nil {
		t.Fatal(err)
	}
	if err := Report(t.Context(), path, day.AddDate(0, 0, 1), "https://b.example/", "https://c.example/"); err != nil {
		t.Fatal(err)
	}
	held("https://a.example/", "https://b.example/", "https://c.example/")
	if err := Recall(t.Context(), path, "https://b.example/", "https://unknown.example/"); err != nil {
		t.Fatal(err)
	}
	held("https://a.example/", "https://c.example/")
	if data, _ := os.ReadFile(path); string(data) != "2026-11-25\thttps://a.example/\n2026-11-26\thttps://c.example/\n" {
		t.Errorf("the file holds %q", data)
	}
}

func TestLinesThatHoldNoReportStay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reported")
	if err := os.WriteFile(path, []byte("# mine\n\n2026-01-02\thttps://a.example/"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Report(t.Context(), path, time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), "https://b.example/"); err != nil {
		t.Fatal(err)
	}
	if got, err := Load(path); err != nil || !slices.Equal(got, []string{"https://a.example/", "https://b.example/"}) {
		t.Errorf("reported: %q, %v", got, err)
	}
	if data, _ := os.ReadFile(path); string(data[:9]) != "# mine\n\n2" {
		t.Errorf("the file holds %q", data)
	}
}

func TestAFolderInThePlaceOfTheFileIsAnError(t *testing.T) {
	if _, err := Load(t.TempDir()); err == nil {
		t.Error("a folder was read as reports")
	}
	if err := Report(t.Context(), t.TempDir(), time.Now(), "https://a.example/"); err == nil {
		t.Error("a folder was written as reports")
	}
}
