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
	// maxRenderSteps bounds one of these renders; MaxTried of them must take no more than
	// a second or two. A render that ends there counts for nothing.
	maxRenderSteps = 300_000
	// chargedBytes and chargedEvents are how much output, and how many decisions, make a
	// render count for one more.
	chargedBytes  = 1024
	chargedEvents = 100
	// maxShrink bounds the renders that make one witness smaller.
	maxShrink = 250
	// maxFactors bounds the places that are varied: pairs grow with their square.
	maxFactors = 60
	// maxLiterals bounds the texts of the template's own comparisons that are tried as
	// values.
	maxLiterals = 8
	// maxShownOutput and maxShownValue bound what the text for a person shows, in bytes:
	// the answers of an execution are shown whole, a list of a thousand items is not.
	maxShownOutput = 600
	maxShownValue  = 60
	// loopLimitItems is one item more than #foreach looks at.
	loopLimitItems = 1001
)

// The limits of the symbolic side.
const (
	// fewWorlds and manyWorlds are the numbers of ways from which on ways are merged:
	// first those that differ in what is known of inputs, then those that differ in
	// variables.
	fewWorlds  = 8
	manyWorlds = 24
	// maxWorlds bounds the ways that are followed at once; beyond, the proof is given up.
	maxWorlds = 160
	// maxSymbolicSteps bounds the statements and expressions that are followed: a step
	// takes up to a tenth of a millisecond, and thirty optional members take 5000.
	maxSymbolicSteps = 15_000
	// maxRounds bounds the ways to start a round of a loop; from sharpRounds on ways are
	// merged at the start of a round.
	maxRounds   = 120
	sharpRounds = 3
	// maxWalked bounds the loops whose outcome is kept, which hold their worlds.
	maxWalked = 2000
	// maxUnrolled bounds the lists of the template itself that are walked item by item.
	maxUnrolled = 24
	// maxPieces bounds the pieces of a text; longer ones are texts of their characters.
	maxPieces = 400
	// maxDefines bounds #define blocks within each other.
	maxDefines = 8
)
