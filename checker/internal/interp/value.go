// Package interp executes Python abstractly: values, statements, exceptions.
package interp

// A Value is what an expression gives.
type Value interface{}
