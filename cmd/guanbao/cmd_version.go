package main

import (
	_ "embed"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the version of the program; a release sets it while linking.
var version = "0.1.0"

// licences holds the licences of everything that is built in.
//
//go:embed licences.txt
var licences string

func (a *app) versionCommand() *cobra.Command {
	w := a.words
	cmd := &cobra.Command{
		Use:   "version",
		Short: w.VersionShort,
		Args:  a.arguments(0, 0),
	}
	all := cmd.Flags().Bool("licences", false, w.FlagLicences)
	cmd.RunE = func(*cobra.Command, []string) error {
		if *all {
			a.out.print(licences)
			return nil
		}
		a.out.linef("guanbao %s%s", version, revision())
		a.out.linef("%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	}
	return cmd
}

// revision is the commit that the program was built from, in parentheses,
// empty when the build does not say.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	commit, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+"
		}
	}
	if commit == "" {
		return ""
	}
	return " (" + commit + changed + ")"
}
