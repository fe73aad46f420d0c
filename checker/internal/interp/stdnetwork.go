package interp

import (
	"net/netip"
	"strings"
)

// addNetworks models ipaddress: addresses and networks that are known, and whether
// one is in the other.
func addNetworks(add func(string, func(*Machine, *Call) Value)) {
	for _, name := range []string{"ip_address", "IPv4Address", "IPv6Address"} {
		add("ipaddress."+name, func(m *Machine, c *Call) Value {
			v := c.ArgOr(0, "address", None())
			text, ok := AsStr(v)
			if !ok {
				return biUnknown(m, c)
			}
			addr, err := netip.ParseAddr(text)
			if err != nil {
				m.RaiseNew("ValueError", "%q does not appear to be an IPv4 or IPv6 address", text)
			}
			return addressObject(addr, TaintOf(v))
		})
	}
	for _, name := range []string{"ip_network", "IPv4Network", "IPv6Network"} {
		add("ipaddress."+name, func(m *Machine, c *Call) Value {
			text, ok := AsStr(c.ArgOr(0, "address", None()))
			if !ok {
				return biUnknown(m, c)
			}
			if !strings.Contains(text, "/") {
				if addr, err := netip.ParseAddr(text); err == nil {
					return networkObject(netip.PrefixFrom(addr, addr.BitLen()))
				}
			}
			net, err := netip.ParsePrefix(text)
			if err != nil {
				m.RaiseNew("ValueError", "%q does not appear to be an IPv4 or IPv6 network", text)
			}
			return networkObject(net.Masked())
		})
	}
}

func addressObject(addr netip.Addr, taint Taint) Value {
	inst := &Instance{Class: modelled("ipaddress.IPv4Address"), Attrs: NewAttrs(), State: address{addr, taint}}
	for name, is := range map[string]bool{
		"is_private": addr.IsPrivate() || addr.IsLoopback(), "is_loopback": addr.IsLoopback(), "is_multicast": addr.IsMulticast(),
		"is_unspecified": addr.IsUnspecified(), "is_link_local": addr.IsLinkLocalUnicast(), "is_global": !addr.IsPrivate() && !addr.IsLoopback(),
	} {
		inst.Attrs.set(name, Tainted(Bool(is), taint))
	}
	return inst
}

// address is what an address object stands for, and where it comes from.
type address struct {
	netip.Addr
	taint Taint
}

func networkObject(net netip.Prefix) Value {
	cls := modelled("ipaddress.IPv4Network")
	cls.Attrs.set("__contains__", &Builtin{Name: "__contains__", Bind: true, Fn: func(m *Machine, c *Call) Value {
		inst, ok := c.ArgOr(1, "", None()).(*Instance)
		if !ok {
			return biUnknown(m, c)
		}
		a, ok := inst.State.(address)
		if !ok {
			return biUnknown(m, c)
		}
		return Tainted(Bool(net.Contains(a.Addr)), a.taint)
	}})
	return &Instance{Class: cls, Attrs: NewAttrs()}
}
