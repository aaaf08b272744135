package gateway

import (
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

const jsonType = "application/json"

// mediaType is a Content-Type or the first of an Accept header, without parameters;
// application/json where the header is absent or blank.
func mediaType(headers apigw.Params, name string) string {
	value, _ := header(headers, name)
	value, _, _ = strings.Cut(value, ",")
	value, _, _ = strings.Cut(value, ";")
	if value = strings.ToLower(strings.TrimSpace(value)); value != "" {
		return value
	}
	return jsonType
}

// isBinary says whether the API treats payloads of this type as binary.
func (v *invocation) isBinary(mediaType string) bool {
	return slices.ContainsFunc(v.Route.BinaryMediaTypes, func(pattern string) bool {
		pattern = strings.ToLower(pattern)
		if pattern == "*/*" || pattern == mediaType {
			return true
		}
		kind, ok := strings.CutSuffix(pattern, "/*")
		return ok && strings.HasPrefix(mediaType, kind+"/")
	})
}

// byType finds the template whose key is the media type.
func byType(templates []compiledTemplate, mediaType string) *compiledTemplate {
	for i := range templates {
		key, _, _ := strings.Cut(templates[i].ContentType, ";")
		if strings.EqualFold(strings.TrimSpace(key), mediaType) {
			return &templates[i]
		}
	}
	return nil
}
