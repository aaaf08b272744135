package terraform

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// maxConditions bounds the question marks of a file: a chain of a ? b : c ? d : e nests
// without brackets.
const maxConditions = 5000

// tooDeep looks at the tokens, before the parser recurses into them: the HCL parser has
// no limit of its own.
func tooDeep(src []byte, name string) (offset int, why string) {
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	return deepTokens(tokens)
}

func deepTokens(tokens hclsyntax.Tokens) (offset int, why string) {
	depth, signs, conditions := 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			depth = max(0, depth-1)
		case hclsyntax.TokenQuestion:
			conditions++
		}
		if t.Type == hclsyntax.TokenBang || t.Type == hclsyntax.TokenMinus {
			signs++
		} else {
			signs = 0
		}
		if depth > tree.MaxNesting || signs > tree.MaxNesting || conditions > maxConditions {
			return t.Range.Start.Byte, fmt.Sprintf("expressions are nested more than %d deep", tree.MaxNesting)
		}
	}
	return 0, ""
}
