package interp

import "strings"

// exceptionBases lists the built-in exceptions that programs catch, each after
// its base.
var exceptionBases = []string{
	"BaseException:", "Exception:BaseException", "SystemExit:BaseException", "KeyboardInterrupt:BaseException",
	"ArithmeticError:Exception", "ZeroDivisionError:ArithmeticError", "OverflowError:ArithmeticError",
	"AssertionError:Exception", "AttributeError:Exception", "EOFError:Exception", "ImportError:Exception",
	"ModuleNotFoundError:ImportError", "LookupError:Exception", "IndexError:LookupError", "KeyError:LookupError",
	"NameError:Exception", "UnboundLocalError:NameError", "OSError:Exception", "FileNotFoundError:OSError",
	"PermissionError:OSError", "ConnectionError:OSError", "TimeoutError:OSError", "RuntimeError:Exception",
	"NotImplementedError:RuntimeError", "RecursionError:RuntimeError", "StopIteration:Exception",
	"StopAsyncIteration:Exception", "TypeError:Exception", "ValueError:Exception", "UnicodeError:ValueError",
	"UnicodeDecodeError:UnicodeError", "UnicodeEncodeError:UnicodeError", "Warning:Exception",
	"DeprecationWarning:Warning", "UserWarning:Warning", "MemoryError:Exception", "BufferError:Exception",
	"GeneratorExit:BaseException", "FloatingPointError:ArithmeticError", "ReferenceError:Exception", "SystemError:Exception",
	"SyntaxError:Exception", "IndentationError:SyntaxError", "TabError:IndentationError", "UnicodeTranslateError:UnicodeError",
	"BlockingIOError:OSError", "ChildProcessError:OSError", "FileExistsError:OSError", "InterruptedError:OSError", "IsADirectoryError:OSError",
	"NotADirectoryError:OSError", "ProcessLookupError:OSError", "BrokenPipeError:ConnectionError", "ConnectionAbortedError:ConnectionError",
	"ConnectionRefusedError:ConnectionError", "ConnectionResetError:ConnectionError", "BaseExceptionGroup:BaseException",
	"ExceptionGroup:Exception", "BytesWarning:Warning", "EncodingWarning:Warning", "FutureWarning:Warning", "ImportWarning:Warning",
	"PendingDeprecationWarning:Warning", "ResourceWarning:Warning", "RuntimeWarning:Warning", "SyntaxWarning:Warning", "UnicodeWarning:Warning",
}

// exceptions are the built-in exception classes. Programs can't change them, so
// that all machines share them.
var exceptions = func() map[string]*Class {
	all := map[string]*Class{}
	for _, e := range exceptionBases {
		name, base, _ := strings.Cut(e, ":")
		c := &Class{Name: name, Qual: name, Path: "builtins." + name, Attrs: NewAttrs()}
		if base != "" {
			c.Bases = []Value{all[base]}
		}
		c.order = resolutionOrder(c)
		all[name] = c
	}
	all["StopIteration"].Attrs.set("value", &Unknown{Why: "what a generator returned", Taint: Unseen})
	group := all["ExceptionGroup"]
	group.Bases = []Value{all["BaseExceptionGroup"], all["Exception"]}
	group.order = resolutionOrder(group)
	all["BaseExceptionGroup"].Attrs.set("exceptions", &Descriptor{Kind: "property", Func: &Builtin{Name: "exceptions", Fn: func(_ *Machine, c *Call) Value {
		list, _ := exceptionsIn(c.ArgOr(0, "", None()))
		return NewList(TupleValue, list...)
	}}})
	return all
}()

// BuiltinException gives a built-in exception class, Exception for a name that
// is none.
func BuiltinException(name string) *Class {
	if c, ok := exceptions[name]; ok {
		return c
	}
	return exceptions["Exception"]
}
