// Package tree reads JSON and YAML into one kind of tree whose strings know where
// each of their bytes was written. The readers of all definition formats build on it.
package tree
