package english

import (
	"strings"
	"testing"
)

func TestValidate(t *testing.T) {
	tokeniser := stage{name: "tokeniser", writes: []layer{inTokens}}
	encoder := stage{name: "encoder", reads: []layer{inTokens}, writes: []layer{inVectors}}
	tagger := stage{name: "tagger", reads: []layer{inTokens, inVectors}, writes: []layer{inTags}}
	other := stage{name: "other", writes: []layer{inNameVectors}, drops: []layer{inVectors}}
	for _, tt := range []struct {
		name   string
		stages []stage
		want   string
	}{
		{"in order", []stage{tokeniser, encoder, tagger, other}, ""},
		{"nothing", nil, ""},
		{"without the first", []stage{encoder, tagger}, `stage "encoder" reads "tokens"`},
		{"swapped", []stage{tokeniser, tagger, encoder}, `stage "tagger" reads "vectors"`},
		{"written over", []stage{tokeniser, encoder, other, tagger}, `stage "tagger" reads "vectors"`},
	} {
		err := validate(tt.stages)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
}
