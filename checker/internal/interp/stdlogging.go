package interp

// logLevels are the levels of the module logging, as it numbers them.
var logLevels = map[string]int64{
	"logging.CRITICAL": 50, "logging.FATAL": 50, "logging.ERROR": 40, "logging.WARNING": 30, "logging.WARN": 30,
	"logging.INFO": 20, "logging.DEBUG": 10, "logging.NOTSET": 0,
}

func addLogging(add func(string, func(*Machine, *Call) Value)) {
	for _, name := range []string{"getLogger", "debug", "info", "warning", "error", "exception", "basicConfig", "critical"} {
		add("logging."+name, stdQuiet)
	}
	add("logging.Logger.isEnabledFor", stdIsEnabledFor)
	add("logging.getLevelName", stdQuiet)
}

// stdIsEnabledFor answers as a logger does that nobody set a level for, which has the
// root's: WARNING. What is logged makes no difference to a caller, and ways that
// differ in that alone would be twice as many at each call of a logged function.
func stdIsEnabledFor(_ *Machine, c *Call) Value {
	level, known := AsInt(c.ArgOr(0, "level", None()))
	return Bool(known && level >= logLevels["logging.WARNING"])
}
