package rules

import "testing"

func TestOnlyConnexionReadsASpecification(t *testing.T) {
	const note = "routes-in-specification note: The routes that connexion reads from "
	const advice = " are not checked. An operation there answers anyone unless it, or the whole document, has a `security`."
	parse(t, "from connexion import App", "app = App(__name__)", "app.add_api('api.yaml')", "app.add_api(SPEC)").
		expect(note+"`api.yaml`"+advice, note+"an OpenAPI document"+advice)
	parse(t, "from flask_appbuilder import AppBuilder", "builder = AppBuilder()", "builder.add_api(PetApi)", "builder.add_api('api.yaml')").expect()
	parse(t, "from .connexion import app", "app.add_api('api.yaml')").expect()
}
