from __future__ import annotations
from dataclasses import dataclass
from typing import Callable, Mapping
from .model import Decision, Merchant, Scope


class MerchantDirectory:
    def __init__(self, merchants: Mapping[str, Merchant]):
        self._merchants = dict(merchants)

    def find(self, key: str | None) -> Merchant | None:
        return self._merchants.get(key) if key else None


class Authorizer:
    def __init__(self, directory: MerchantDirectory):
        self.directory = directory

    def decide(self, key: str | None, needed: Scope) -> Decision:
        if needed == Scope.NONE:
            return Decision.yes()
        merchant = self.directory.find(key)
        if merchant is None:
            return Decision.no("unknown merchant")
        if needed not in merchant.scope:
            return Decision.no("scope")
        return Decision.yes()


@dataclass
class Container:
    authorizer: Authorizer
    clock: Callable[[], float]

    @staticmethod
    def default() -> Container:
        import time
        return Container(Authorizer(MerchantDirectory({"k": Merchant("shop", Scope.parse("read+charge"))})), time.time)
