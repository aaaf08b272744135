// Package terraform evaluates the expressions of Terraform configurations as far as they
// are known before an apply, and keeps the place of every byte of a text. It knows the
// language; what the resources mean is for its caller.
package terraform
