package catalog

import (
	"regexp/syntax"
	"sync"
)

// Alphabet is what a value can look like: a set of characters and a length. The zero
// value is any text at all. A value of an Optional member may be empty beside it.
type Alphabet struct {
	// Name says in words what the values are.
	Name string
	// Class is the set as the inside of a regular expression's brackets: A-Za-z0-9_ ;
	// "" is every character.
	Class string
	// Min and Max count characters; Max 0 is no limit.
	Min, Max int
	// Assumes is what must hold for the description to be true, where that is not
	// certain; a proof that leans on the alphabet names it.
	Assumes string
}

// The alphabets of the table.
var (
	anyText = Alphabet{Name: "any text"}

	// Header values cannot hold control characters other than the tab (RFC 9110, 5.5).
	headerText = Alphabet{Name: "a header's value", Class: `\t\x20-\x7E\x{80}-\x{10FFFF}`}

	accountDigits = Alphabet{Name: "12 digits", Class: `0-9`, Min: 12, Max: 12}
	lowerID       = Alphabet{Name: "an id of lower-case letters and digits", Class: `a-z0-9`, Min: 1, Max: 64}
	hostName      = Alphabet{Name: "a host name", Class: `A-Za-z0-9.\-`, Min: 1, Max: 253}
	hostLabel     = Alphabet{Name: "the first label of a host name", Class: `A-Za-z0-9*\-`, Min: 1, Max: 63}
	requestToken  = Alphabet{Name: "an id", Class: `A-Za-z0-9+/=_.:\-`, Min: 1}
	uuid          = Alphabet{Name: "a UUID", Class: `0-9A-Fa-f\-`, Min: 36, Max: 36,
		Assumes: "no client overrides the request id: AWS says that clients can, but not with which characters"}
	httpMethod   = Alphabet{Name: "an HTTP method", Class: `A-Z`, Min: 3, Max: 7}
	apiKeyValue  = Alphabet{Name: "an API key", Class: `A-Za-z0-9_\-`, Min: 16, Max: 128}
	apiKeyID     = Alphabet{Name: "the id of an API key", Class: `A-Za-z0-9\-`, Min: 1, Max: 64}
	iamID        = Alphabet{Name: "an IAM principal id", Class: `A-Za-z0-9+=,.@:_\-`, Min: 1}
	arnText      = Alphabet{Name: "an ARN", Class: `A-Za-z0-9+=,.@:/_*{}\-`, Min: 1, Max: 2048}
	cognitoID    = Alphabet{Name: "a region and a UUID", Class: `A-Za-z0-9:\-`, Min: 1, Max: 64}
	providerText = Alphabet{Name: "providers and subjects", Class: `A-Za-z0-9.:/,_|@+=\-`, Min: 1,
		Assumes: "no identity provider issues subjects with other characters"}
	address      = Alphabet{Name: "an IP address", Class: `0-9A-Za-z.:\-`, Min: 2, Max: 64}
	protocolText = Alphabet{Name: "HTTP and its version", Class: `A-Z0-9/.`, Min: 5, Max: 16}
	clockText    = Alphabet{Name: "a time in common log format", Class: `A-Za-z0-9/:+ \-`, Min: 26, Max: 26}
	digits       = Alphabet{Name: "digits", Class: `0-9`, Min: 1, Max: 19}
	statusDigits = Alphabet{Name: "a status code", Class: `0-9`, Min: 3, Max: 3}
	resourceText = Alphabet{Name: "a resource path", Class: `A-Za-z0-9._:/{}+~$,\-`, Min: 1,
		Assumes: "the resource path holds only characters that API Gateway accepts in a path part"}
	rawPath = Alphabet{Name: "a path as sent", Class: `\x21-\x7E`, Min: 1,
		Assumes: "the path is ASCII without blanks, as HTTP demands"}
	stageName  = Alphabet{Name: "a stage name", Class: `A-Za-z0-9_\-`, Min: 1, Max: 128}
	truthText  = Alphabet{Name: "true or false", Class: `a-z`, Min: 4, Max: 5}
	upperWord  = Alphabet{Name: "an upper-case word", Class: `A-Z_`, Min: 1, Max: 64}
	stageValue = Alphabet{Name: "a stage variable's value", Class: `A-Za-z0-9._~:/?#&=,\-`, Min: 1, Max: 512,
		Assumes: "API Gateway accepts in a stage variable only the characters that its API reference lists"}
	hexColons = Alphabet{Name: "hexadecimal digits with colons", Class: `0-9A-Fa-f:`, Min: 1}
	dateText  = Alphabet{Name: "a date of a certificate", Class: `A-Za-z0-9: `, Min: 20, Max: 32}
	pemText   = Alphabet{Name: "PEM, several lines", Class: `A-Za-z0-9+/= \r\n\-`, Min: 1}
	awsID     = Alphabet{Name: "an AWS id", Class: `a-z0-9\-`, Min: 1, Max: 64}

	escapedText = Alphabet{Name: "printable ASCII; each of ' \" \\ / has a backslash before it", Class: `\x20-\x7F`}
	formText    = Alphabet{Name: "form-encoded text", Class: `A-Za-z0-9.*_%+\-`}
	base64Text  = Alphabet{Name: "base64", Class: `A-Za-z0-9+/=`}
)

// Any says whether the alphabet excludes nothing.
func (a Alphabet) Any() bool { return a.Class == "" }

// Has says whether a value can hold the character.
func (a Alphabet) Has(r rune) bool {
	if a.Any() {
		return true
	}
	ranges := a.Ranges()
	for i := 0; i < len(ranges); i += 2 {
		if ranges[i] <= r && r <= ranges[i+1] {
			return true
		}
	}
	return false
}

// Ranges gives the set as pairs of first and last character, in order; nil is every
// character. The caller must not change it.
func (a Alphabet) Ranges() []rune {
	if a.Any() {
		return nil
	}
	if known, ok := rangesOf.Load(a.Class); ok {
		return known.([]rune)
	}
	re, err := syntax.Parse("["+a.Class+"]", syntax.Perl)
	if err != nil {
		panic("catalog: class " + a.Class + ": " + err.Error())
	}
	ranges := re.Rune
	if re.Op == syntax.OpLiteral {
		ranges = []rune{re.Rune[0], re.Rune[0]}
	}
	rangesOf.Store(a.Class, ranges)
	return ranges
}

// rangesOf keeps what Ranges computed, by class.
var rangesOf sync.Map

// SafeInJSON says whether every value can stand between the quotes of a JSON string
// as it is: no quote, no backslash, no control character.
func (a Alphabet) SafeInJSON() bool {
	if a.Any() || a.Has('"') || a.Has('\\') {
		return false
	}
	return a.Ranges()[0] >= ' '
}

// SafeInForm says whether every value can stand in a form-encoded body as it is.
func (a Alphabet) SafeInForm() bool {
	if a.Any() {
		return false
	}
	for _, r := range "&=+% \"<>#\t\r\n;" {
		if a.Has(r) {
			return false
		}
	}
	ranges := a.Ranges()
	return ranges[len(ranges)-1] < 0x80
}
