package vtltest

import _ "embed"

//go:embed vtltest.schema.json
var schema string

// Schema is the JSON Schema (2020-12) of case files, for editors.
func Schema() string { return schema }
