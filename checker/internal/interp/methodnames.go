package interp

import "strings"

// The methods that the containers of Python and of its library have, by what stands for
// them here: hasattr tells them apart by these.
var (
	sequenceMethods = names("index count")
	listMethods     = names("append extend insert remove pop clear sort reverse copy appendleft popleft extendleft rotate maxlen " +
		"index count")
	setMethods = names("add update remove discard pop clear copy union intersection difference symmetric_difference issubset " +
		"issuperset isdisjoint intersection_update difference_update symmetric_difference_update")
	dictMethods = names("get items keys values setdefault update pop popitem copy clear fromkeys move_to_end default_factory " +
		"most_common total elements subtract maps new_child parents getlist to_dict lists " +
		"from_mapping from_object from_pyfile from_envvar from_json from_file from_prefixed_env get_namespace root_path")
)

func names(list string) map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields(list) {
		all[name] = true
	}
	return all
}

// hasMethod tells whether a container has a method. Those that Python itself calls are
// taken to be there, and so is anything of a container that a host answers for.
func hasMethod(owner Value, name string) bool {
	if strings.HasPrefix(name, "__") {
		return true
	}
	switch o := owner.(type) {
	case *List:
		switch o.Kind {
		case ListValue:
			return listMethods[name] || o.Open
		case TupleValue:
			return sequenceMethods[name] || o.Open
		}
		return setMethods[name] || o.Open
	case *Dict:
		return dictMethods[name] || o.Missing != nil
	}
	return true
}
