class User:
    store = {}

    @classmethod
    def all(cls):
        return list(cls.store.values())

    @classmethod
    def get(cls, key):
        return cls.store.get(key)
