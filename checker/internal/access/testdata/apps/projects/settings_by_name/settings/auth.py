COOKIE = "sid"
OPEN_PATHS = {"/", "/login"}
OPEN_PREFIX = "/assets"
