package context

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// HiddenHeader says whether the front end takes this request header away before a
// template can read it.
func HiddenHeader(name string) bool {
	known := hiddenOfLength[len(name)%len(hiddenOfLength)]
	return len(known) > 0 && inHeaderList(known, name)
}

// hiddenOfLength are catalog.HiddenHeaders by the length of their names, as far as it
// matters: every header of every call is looked up.
var hiddenOfLength = func() (t [32][]string) {
	for _, name := range catalog.HiddenHeaders {
		i := len(name) % len(t)
		t[i] = append(t[i], name)
	}
	return t
}()

// RefusedHeader says whether setting this header on the integration request ends the
// call with 500; service tells integrations of type AWS from HTTP ones.
func RefusedHeader(name string, service bool) bool {
	return inHeaderList(catalog.RefusedHeaders, name) ||
		service && inHeaderList(catalog.RefusedServiceHeaders, name)
}

// RemappedHeader says whether the client gets this response header under the name
// x-amzn-Remapped-….
func RemappedHeader(name string) bool { return inHeaderList(catalog.RemappedHeaders, name) }

// inHeaderList looks for a name in any case into a list of lower-case ones.
func inHeaderList(list []string, name string) bool {
	for _, known := range list {
		if len(known) == len(name) && strings.EqualFold(known, name) {
			return true
		}
	}
	return false
}
