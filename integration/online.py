"""Which hosts and mail domains are Microsoft's own, where the Office 365 integration is the one to use."""

from __future__ import annotations

# learn.microsoft.com, "Microsoft 365 URLs and IP address ranges"; compared as whole labels from the right.
ONLINE_DOMAINS = (
    "hotmail.com",
    "live.com",
    "msn.com",
    "office.com",
    "office365.com",
    "office365.us",
    "onmicrosoft.com",
    "onmicrosoft.us",
    "outlook.cn",
    "outlook.com",
    "outlook.office",
)


def is_online(host: str) -> bool:
    """Return whether a host or mail domain is Microsoft's own."""
    name = host.lower().rstrip(".")
    return any(name == domain or name.endswith("." + domain) for domain in ONLINE_DOMAINS)
