package proof

// The limits of this package. None of them makes a verdict wrong: what does not fit is
// unknown.
const (
	// MaxTried bounds the inputs that are rendered for one template: enough for every
	// pair of hostile values of twenty places, in a fraction of a second.
	MaxTried = 3000
	// maxTriedBytes bounds template text that is run through, so that a large template
	// is not rendered as often as a small one.
	maxTriedBytes = 4 << 20
	// maxShrink bounds the renders that make one witness smaller.
	maxShrink = 250
	// maxFactors bounds the places that are varied: pairs grow with their square.
	maxFactors = 60
	// maxLiterals bounds the texts of the template's own comparisons that are tried as
	// values.
	maxLiterals = 8
	// maxShownOutput and maxShownValue bound what the text for a person shows, in bytes.
	maxShownOutput = 600
	maxShownValue  = 60
	// loopLimitItems is one item more than #foreach looks at.
	loopLimitItems = 1001
)
