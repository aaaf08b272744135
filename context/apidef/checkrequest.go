package apidef

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// passthrough looks at what happens to bodies of other content types.
func (c *checker) passthrough() {
	if c.in.Type != "AWS" && c.in.Type != "HTTP" || c.note.webSocket {
		return
	}
	switch p := c.in.Passthrough; {
	case p != "" && p != "WHEN_NO_MATCH" && p != "WHEN_NO_TEMPLATES" && p != "NEVER":
		c.at(rulePassthroughUnknown, c.in.At, fmt.Sprintf("found passthrough behavior %s", p), "")
	case len(c.in.RequestTemplates) > 0 && (p == "" || p == "WHEN_NO_MATCH"):
		found := "is not set, which is WHEN_NO_MATCH"
		if p != "" {
			found = "is WHEN_NO_MATCH"
		}
		c.at(rulePassthrough, c.in.At, "the passthrough behavior "+found, "")
	case c.service() && c.backend.kind == "action" && len(c.in.RequestTemplates) == 0 && !c.note.partial && p != "NEVER":
		c.at(ruleNoRequestTemplate, c.in.At, "the client's body reaches "+c.backend.actionName()+" as it is", "")
	}
}

var mediaType = regexp.MustCompile(`^[\w!#$&^.+*-]+/[\w!#$&^.+*-]+$`)

// requestKeys finds content types under which no template can be chosen.
func (c *checker) requestKeys() {
	if !c.custom() || c.note.webSocket {
		return
	}
	for _, t := range c.in.RequestTemplates {
		c.key(t, true)
	}
	for _, r := range c.in.Responses {
		for _, t := range r.Templates {
			c.key(t, false)
		}
	}
}

func (c *checker) key(t gateway.Template, request bool) {
	bare, params, hasParams := strings.Cut(t.ContentType, ";")
	switch {
	case t.ContentType == "$default":
	case hasParams && mediaType.MatchString(strings.TrimSpace(bare)):
		c.at(ruleKeyNeverMatches, t.At, fmt.Sprintf("the content type %q has the parameter %q", t.ContentType, strings.TrimSpace(params)), "")
	case !mediaType.MatchString(t.ContentType):
		c.at(ruleKeyInvalid, t.At, fmt.Sprintf("%q is no content type", t.ContentType), "")
	case request && strings.Contains(t.ContentType, "*"):
		c.at(ruleKeyNeverMatches, t.At, fmt.Sprintf("the content type %q is compared as it stands", t.ContentType), "")
	}
}

// proxyTemplates finds templates on integrations that use none.
func (c *checker) proxyTemplates() {
	if c.in.Type != "AWS_PROXY" && c.in.Type != "HTTP_PROXY" {
		return
	}
	c.templates(func(t gateway.Template, _ *gateway.Response) {
		c.at(ruleProxyTemplate, t.At, fmt.Sprintf("the integration type is %s, so the template is never run", c.in.Type), "")
	})
}

var (
	pseudoWithoutSub = regexp.MustCompile(`\$!?\{AWS::[A-Za-z]+\}`)
	escapeWithoutSub = regexp.MustCompile(`\$\{!\w[^}]*\}`)
)

// unsubstituted finds what only Fn::Sub would replace in texts that no Fn::Sub goes over.
func (c *checker) unsubstituted() {
	c.templates(func(t gateway.Template, _ *gateway.Response) {
		text := t.Source.Text
		if c.def.subbed[t.Source] {
			return
		}
		for _, at := range pseudoWithoutSub.FindAllStringIndex(text, -1) {
			c.inText(ruleSubMissing, t.Source, vtl.Span{Start: at[0], End: at[1]}, "nothing replaces "+text[at[0]:at[1]], "")
		}
		for _, at := range escapeWithoutSub.FindAllStringIndex(text, -1) {
			c.inText(ruleSubEscape, t.Source, vtl.Span{Start: at[0], End: at[1]}, text[at[0]:at[1]]+" stands in a text that no Fn::Sub goes over", "")
		}
		if len(c.def.names) > 0 {
			c.namesWithoutSub(t)
		}
	})
}

// namesWithoutSub finds ${Name} of a resource or parameter.
func (c *checker) namesWithoutSub(t gateway.Template) {
	for _, p := range placeholders(t.Source.Text) {
		name, _, _ := strings.Cut(p.name, ".")
		if !p.literal && slices.Contains(c.def.names, name) && !vtlName(t.Source.Text, name) {
			c.inText(ruleSubMissing, t.Source, vtl.Span{Start: p.start, End: p.end}, fmt.Sprintf("nothing replaces ${%s}", p.name), "")
		}
	}
}
