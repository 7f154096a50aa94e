package config

import "guanbao/ui/keys"

// nearest gives the key that a misspelt one most likely means, empty when none
// is near.
func nearest(key string) string {
	all := make([]string, len(All))
	for i, s := range All {
		all[i] = s.Key
	}
	return keys.Nearest(key, all)
}
