"""Which IP addresses belong to the open internet.

Python's `is_global` answers by the registries as they were when that Python was made, and lets pass what they call
reachable (relays, identifiers of hosts): no newspaper stands at any of them. So the registries are written out here, as
of 2025-10: https://www.iana.org/assignments/iana-ipv4-special-registry,
https://www.iana.org/assignments/iana-ipv6-special-registry.
"""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SPECIAL_IPV4 = tuple(map(ipaddress.IPv4Network, (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
    "224.0.0.0/4",  # multicast has a registry of its own
    "168.63.129.16/32",  # in no registry: inside Azure the platform answers there, as at 169.254.169.254
)))  # fmt: skip
# What is given out to hosts of the internet (RFC 4291), and what of it is special.
GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
SPECIAL_IPV6 = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"))
)
# IPv6 addresses that carry an IPv4 address in their last 32 bits, and lead there: NAT64 (RFC 6052), mapped ones (RFC
# 4291).
CARRIES_IPV4 = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "::ffff:0:0/96")))


def is_public(address: Address) -> bool:
    """Whether an IP address is one that hosts of the open internet have: in no registry of special addresses (private,
    loopback, link-local, shared, documentation, relays, ...), no multicast, no platform's own; nor IPv6 that carries
    such an IPv4."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in SPECIAL_IPV4)
    if any(address in network for network in CARRIES_IPV4):
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address in GIVEN_OUT and not any(address in network for network in SPECIAL_IPV6)
