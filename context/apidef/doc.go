// Package apidef reads routes out of the files that people deploy: SAM, CloudFormation,
// OpenAPI, Terraform, Serverless. It undoes the host language's escapes and keeps the
// place of every character.
package apidef
