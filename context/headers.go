package context

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// HiddenHeader says whether the front end takes this request header away before a
// template can read it.
func HiddenHeader(name string) bool {
	return len(name) < len(hiddenOfLength) && inHeaderList(hiddenOfLength[len(name)], name)
}

// hiddenOfLength are catalog.HiddenHeaders by the length of the name: every header of
// every call is looked up.
var hiddenOfLength = func() (t [24][]string) {
	for _, name := range catalog.HiddenHeaders {
		t[len(name)] = append(t[len(name)], name)
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
