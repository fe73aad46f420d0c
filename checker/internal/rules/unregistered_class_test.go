package rules

import "testing"

func TestAClassThatAnythingMayRegisterIsLeftToItsRoutes(t *testing.T) {
	class := []string{
		"from flask.views import MethodView",
		"from flask_jwt_extended import jwt_required",
		"class Order(MethodView):",
		"    @jwt_required()",
		"    def get(self): return {}",
		"    def put(self): return {}",
	}
	with := func(lines ...string) []string { return append(class[:len(class):len(class)], lines...) }
	const found = "unregistered-class warning: `Order.put` has no guard, while `Order.get` has `@jwt_required()`. " +
		"Nothing in these files registers `Order`, so it has no route to judge; where it is registered, anyone can call this method."
	parse(t, class...).expect(found)
	for name, lines := range map[string][]string{
		"it is handed on":                  with("register(Order)"),
		"its name is a text":               with("__all__ = ['Order']"),
		"the method is wrapped later":      with("    put = jwt_required()(put)"),
		"what is open has a decorator":     append(class[:5:5], "    @checked", "    def put(self): return {}"),
		"the class guards all its methods": with("    decorators = [jwt_required()]"),
		"it sees to requests by itself":    with("    def dispatch_request(self): return {}"),
	} {
		t.Run(name, func(t *testing.T) { parse(t, lines...).expect() })
	}
}
