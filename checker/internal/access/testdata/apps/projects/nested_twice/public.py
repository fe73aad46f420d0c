from flask import Blueprint

public = Blueprint("public", __name__)


@public.get("/news")
def news():  # want: GET /admin/preview/news protected; GET /news open
    return "news"


@public.get("/news/<slug>")
def article(slug):  # want: GET /admin/preview/news/<slug> open; GET /news/<slug> open
    return slug
