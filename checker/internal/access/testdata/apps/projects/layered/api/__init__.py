"""Blueprints of the API."""
from core.security import admin_required, auth_required  # noqa: F401
