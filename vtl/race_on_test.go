//go:build race

package vtl_test

// slowness is how much longer, and in how much more memory, everything runs.
const slowness = 15
