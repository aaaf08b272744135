// Package catalog is the one declared table of what API Gateway puts into a mapping
// template's scope: every member of $input, $context, $util and $stageVariables, the
// names that exist elsewhere only (access logs, gateway responses, WebSocket APIs,
// AppSync) and are empty here, with types, phases, documentation and evidence.
package catalog
