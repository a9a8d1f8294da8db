package campaign

import (
	"strings"
	"testing"
)

// A secretary who is asked why the list is as it is looks into campaign.toml.
func TestEachRuleOfTheListOfSpeakersStandsBelowItsSource(t *testing.T) {
	t.Parallel()
	_, rules, _ := strings.Cut(string(sample), "[speakers]\n")
	rules, _, _ = strings.Cut(rules, "\n[")
	lines := strings.Split(rules, "\n")
	keys := map[string]bool{"minutes": false, "group_minutes": false, "organization_minutes": false, "reply_minutes": false, "order": false, "first": false, "first_items": false}
	for i, line := range lines {
		key, _, isKey := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
		if _, known := keys[key]; !isKey || !known {
			continue
		}
		keys[key] = true
		if i == 0 || !strings.HasPrefix(lines[i-1], "# Source: ") {
			t.Errorf("%s has no source", key)
		}
	}
	for key, seen := range keys {
		if !seen {
			t.Errorf("%s is not in the sample", key)
		}
	}
}
