from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    secret: str = "typed"
    strict: bool = True
    admins: list[str] = field(default_factory=list)

    @classmethod
    def from_env(cls) -> "Settings":
        return cls(
            secret=os.environ.get("SHOP_SECRET", "typed"),
            strict=os.environ.get("SHOP_STRICT", "yes") != "no",
            admins=os.environ.get("SHOP_ADMINS", "").split(",") if os.environ.get("SHOP_ADMINS") else [],
        )
