package api

import _ "embed"

// OpenAPI describes the API in OpenAPI 3.1. The tests hold the handler and the
// types of the contract against it.
//
//go:embed openapi.json
var OpenAPI []byte
