package campaign

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed sample.toml
var sample string

// sampleID is the id that stands in sample.toml.
const sampleID = `"im2022"`

// Sample is the commented campaign.toml that init writes: [table] headers, one key a line, every default shown commented.
func Sample(id string) []byte {
	return []byte(strings.Replace(sample, sampleID, strconv.Quote(id), 1))
}
