from __future__ import annotations
import enum
from dataclasses import dataclass, field


class Scope(enum.Flag):
    NONE = 0
    READ = enum.auto()
    CHARGE = enum.auto()
    REFUND = enum.auto()
    ALL = READ | CHARGE | REFUND

    @classmethod
    def parse(cls, text: str) -> Scope:
        result = cls.NONE
        for part in filter(None, text.split("+")):
            result |= cls[part.upper()]
        return result


@dataclass(frozen=True, slots=True)
class Merchant:
    name: str
    scope: Scope = Scope.NONE


@dataclass
class Decision:
    allowed: bool
    reason: str = ""

    @classmethod
    def yes(cls):
        return cls(True)

    @classmethod
    def no(cls, reason):
        return cls(False, reason)

    def __bool__(self):
        return self.allowed
