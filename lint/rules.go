package lint

import (
	"slices"
	"strings"
)

// All lists every rule of the linter, sorted by id. Beside them it reports the syntax
// messages of package vtl and the contracts of package target, which have tables of
// their own. The caller must not change it.
var All = []*Rule{
	ruleAbsentMember,
	ruleAlwaysTrue,
	ruleAppSyncName,
	ruleArithmeticInString,
	ruleArrayPrinted,
	ruleBackslashSequence,
	ruleBadSuppression,
	ruleBinaryMediaTypes,
	ruleClaimsMap,
	ruleClassMember,
	ruleColonInName,
	ruleCommentInString,
	ruleCommentJoinsLines,
	ruleContextAssignment,
	ruleDigitMember,
	ruleDollarKey,
	ruleDoubleEscape,
	ruleEmptyBodyTest,
	ruleEndInText,
	ruleEpochMilliseconds,
	ruleEscapeLevel,
	ruleEscapeWithoutQuotes,
	ruleFormContentType,
	ruleFormNewline,
	ruleFormNotEncoded,
	ruleGatewayResponseName,
	ruleGatewayResponseVTL,
	ruleGreedyHyphen,
	ruleHeaderCase,
	ruleHiddenHeader,
	ruleInvalidJSON,
	ruleJSONComparison,
	ruleJSONInQuotes,
	ruleJSONMissingComma,
	ruleJSONPathSyntax,
	ruleJSONTemplateMissing,
	ruleJSONTrailingComma,
	ruleLateRequestOverride,
	ruleLiteralCondition,
	ruleLogOnlyName,
	ruleLoopLimit,
	ruleLoopOverText,
	ruleLoopOverValues,
	ruleMapPrinted,
	ruleMemberOfText,
	ruleMissingJSON,
	ruleMissingSet,
	ruleMockBody,
	ruleMockStatus,
	ruleNeverTrue,
	ruleNoSuchMember,
	ruleNoSuchMethod,
	ruleNoopUnescape,
	ruleOrderOfText,
	ruleOverrideKey,
	ruleOverrideNotText,
	ruleOverrideStatus,
	ruleOverrideTwice,
	ruleParameterMappingName,
	ruleParseJSONText,
	ruleParseMissing,
	rulePrintedResult,
	ruleReflection,
	ruleRefusedHeader,
	ruleRegexSurprise,
	ruleSecretForwarded,
	ruleShadowedParameter,
	ruleSingleLinePattern,
	ruleSingleQuotedReference,
	ruleStageInPath,
	ruleStaleBaseline,
	ruleTextArithmetic,
	ruleTextPlusNumber,
	ruleUncheckedIndex,
	ruleUndefinedVariable,
	ruleUnescapedApostrophe,
	ruleUnescapedValue,
	ruleUnknownDirective,
	ruleUnquotedValue,
	ruleUnusedSuppression,
	ruleURIReference,
	ruleVelocityToolsName,
	ruleWebSocketName,
	ruleXMLNotEscaped,
}

// Lookup finds a rule of All by its id.
func Lookup(id string) (*Rule, bool) {
	i, ok := slices.BinarySearchFunc(All, id, func(r *Rule, id string) int { return strings.Compare(r.ID, id) })
	if !ok {
		return nil, false
	}
	return All[i], true
}
