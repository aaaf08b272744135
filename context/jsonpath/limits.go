package jsonpath

// The limits of this package. json-path and json-smart have none of them: there the
// Java stack or heap ends. Each turns into an error that names it.
const (
	// MaxDepth bounds how deep arrays and objects nest, in a text that is read and in a
	// value that is written or searched. Jackson, the other Java reader, stops at the
	// same depth. (Debian's build of json-smart stops at 400; that is Debian's patch.)
	MaxDepth = 1000
	// MaxNumberBytes bounds the digits of one number: making a BigInteger of them takes
	// more than linear time.
	MaxNumberBytes = 64 * 1024
	// MaxJSONBytes bounds what one value is written as: a list that holds another list
	// many times over is small in memory and large as text.
	MaxJSONBytes = 16 * 1024 * 1024
	// MaxPathBytes bounds a path, MaxFilterDepth filters and function arguments within
	// each other: every level is read again as a path of its own.
	MaxPathBytes   = 64 * 1024
	MaxFilterDepth = 32
	// MaxMatches bounds the values that one path finds, MaxVisits the values it looks
	// at: $..*..* of a document of n values would find n² of them.
	MaxMatches = 1_000_000
	MaxVisits  = 20_000_000
	// MaxCachedPaths bounds the compiled paths that are kept: a loop of a thousand rounds,
	// the longest that API Gateway runs, may build four of them a round.
	MaxCachedPaths = 4096
	// maxCachedPathBytes leaves out paths that are longer: the cache stays at a few MB.
	maxCachedPathBytes = 256
)
