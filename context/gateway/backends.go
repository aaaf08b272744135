package gateway

import (
	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// ResultBackend answers every call with one sample result.
func ResultBackend(r target.Result) Backend {
	return func(*BackendRequest) (*BackendResponse, error) {
		return &BackendResponse{
			Status:  r.Status,
			Headers: apigw.Pairs("Content-Type", jsonType),
			Body:    r.Body,
		}, nil
	}
}
