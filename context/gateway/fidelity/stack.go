package fidelity

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Stack is a CloudFormation template of an API with one MOCK method per probe. Its
// output Url is the place to call; MOCK integrations cost nothing but the calls.
func Stack() string {
	doc := object{
		"AWSTemplateFormatVersion": "2010-09-09",
		"Description":              "The probes of vtlcheck's fidelity page",
		"Resources": object{
			"Api": object{"Type": "AWS::ApiGateway::RestApi", "Properties": object{"Name": "vtlcheck-probes", "Body": openAPI()}},
			"Deployment": object{"Type": "AWS::ApiGateway::Deployment", "Properties": object{
				"RestApiId": object{"Ref": "Api"}, "StageName": "probe"}},
		},
		"Outputs": object{"Url": object{"Value": object{
			"Fn::Sub": "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/probe"}}},
	}
	return indented(doc)
}

// object is a JSON object; encoding/json sorts its members, so that the text is stable.
type object = map[string]any

func openAPI() object {
	paths := object{}
	for _, b := range Probes() {
		paths["/"+b.ID] = object{"post": object{
			"responses": object{"200": object{"description": "answered", "headers": answerHeaders(b.Probe)}},
			"x-amazon-apigateway-integration": object{
				"type":             "mock",
				"requestTemplates": object{"application/json": b.Probe.requestTemplate()},
				"responses": object{"default": object{
					"statusCode":        "200",
					"responseTemplates": object{"application/json": b.Probe.Template},
				}},
			},
		}}
	}
	return object{"openapi": "3.0.1", "info": object{"title": "vtlcheck-probes", "version": "1"}, "paths": paths}
}

func answerHeaders(p *Probe) object {
	if p.AnswerHeader == "" {
		return object{}
	}
	return object{p.AnswerHeader: object{"schema": object{"type": "string"}}}
}

func indented(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		panic("fidelity: " + err.Error()) // only strings and maps of them
	}
	return b.String()
}

// Script is a shell script that calls every probe at the url in its first argument and
// prints the answers in the form that ParseAnswers reads.
func Script() string {
	var b strings.Builder
	b.WriteString(`#!/bin/sh
# usage: sh probes.sh https://….execute-api.….amazonaws.com/probe > answers.txt
url=${1:?"the URL of the stack is missing: it is the output Url of the stack"}
headers=$(mktemp)
body=$(mktemp)
probe() { # id, query, header of the answer, curl arguments
	id=$1 query=$2 header=$3
	shift 3
	status=$(curl -s -o "$body" -D "$headers" -w '%{http_code}' -X POST "$@" "$url/$id$query")
	printf '=== %s\nstatus %s\n' "$id" "$status"
	if [ -n "$header" ]; then
		printf 'header %s\n' "$(grep -i "^$header:" "$headers" | cut -d: -f2- | tr -d '\r' | sed 's/^ *//')"
	fi
	printf 'body\n'
	cat "$body"
	printf '\n'
}
`)
	for _, p := range Probes() {
		b.WriteString(p.Probe.call(p.ID))
	}
	b.WriteString("rm -f \"$headers\" \"$body\"\n")
	return b.String()
}

func (p *Probe) call(id string) string {
	query := ""
	if p.Query != "" {
		query = "?" + p.Query
	}
	args := []string{"probe", id, shellQuote(query), shellQuote(p.AnswerHeader), "-H", shellQuote("Content-Type: " + p.contentType())}
	if p.Header != "" {
		args = append(args, "-H", shellQuote(p.Header))
	}
	if p.Body != "" {
		args = append(args, "--data-binary", shellQuote(p.Body))
	}
	return strings.Join(args, " ") + "\n"
}

func shellQuote(s string) string {
	return fmt.Sprintf("'%s'", strings.ReplaceAll(s, "'", `'\''`))
}
