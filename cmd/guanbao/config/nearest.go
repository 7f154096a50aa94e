package config

// names are the keys of settings, among which the one is sought that a
// misspelt key most likely means.
func names(settings []Setting) []string {
	all := make([]string, len(settings))
	for i, s := range settings {
		all[i] = s.Key
	}
	return all
}
