package catalog

import "strings"

// Installed tells whether a top-level module can be assumed to be there: Python's
// standard library, a package of the catalog, or one of the packages that Flask
// projects commonly install. An import of any other name fails where the code
// expects it to.
func Installed(module string) bool { return installed[module] || byModule[module] != nil }

var installed = make(map[string]bool, 1024)

func init() {
	for _, name := range strings.Fields(standardModules + " " + commonModules) {
		installed[name] = true
	}
}

// standardModules are the modules of CPython 3.11 without a leading underscore.
const standardModules = `
abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect
builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall
concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm
decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp
fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip
hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword
lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib
pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd
py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy
sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd
sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau
symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit
tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata
unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp
zipfile zipimport zlib zoneinfo`

// commonModules are third-party modules that Flask projects import.
const commonModules = `
Crypto MySQLdb PIL aiocache aiohttp aioredis alembic anthropic apifairy apiflask apispec apscheduler argon2 ariadne
arrow asgiref asyncpg attr attrs authlib azure babel bcrypt bleach blinker boto3 botocore bs4 bson cachetools
cassandra celery cerberus certifi chardet chromadb click cloudinary colorama connexion consul coverage
cryptography cv2 cx_Oracle dash dash_bootstrap_components databases dateutil decorator decouple
dependency_injector discord docker dotenv dynaconf ecdsa elasticsearch email_validator engineio environs etcd3
eve eventlet fabric facebook factory faker firebase_admin flasgger flask flask_admin flask_allows
flask_apispec flask_appbuilder flask_apscheduler flask_assets flask_authz flask_babel flask_babelex
flask_basicauth flask_bcrypt flask_bootstrap flask_cache flask_caching flask_cas flask_ckeditor flask_classful
flask_classy flask_cognito flask_cognito_lib flask_compress flask_cors flask_dance flask_debugtoolbar
flask_executor flask_expects_json flask_flatpages flask_graphql flask_gravatar flask_htmlmin flask_httpauth
flask_injector flask_jwt flask_jwt_extended flask_jwt_login flask_jwt_oidc flask_jwt_router flask_jwt_simple
flask_jwtlogin flask_ldap3_login flask_limiter flask_login flask_mail flask_marshmallow flask_migrate
flask_minify flask_moment flask_mongoengine flask_mysql flask_mysqldb flask_oauthlib flask_oidc flask_openapi3
flask_pagedown flask_potion flask_praetorian flask_principal flask_pydantic flask_pyjwt flask_pymongo
flask_rbac flask_rebar flask_rest_api flask_rest_jsonapi flask_restful flask_restless flask_restplus
flask_restx flask_rq2 flask_saml flask_script flask_seasurf flask_security flask_session flask_simplelogin
flask_smorest flask_sock flask_socketio flask_sqlalchemy flask_sslify flask_swagger_ui flask_talisman
flask_testing flask_uploads flask_user flask_wtf flaskext folium freezegun frozen_flask future geoalchemy2
geopy gevent google googleapiclient gradio graphene graphql greenlet gunicorn h11 httpx huggingface_hub
humanize hvac hypercorn idna inflection influxdb injector instagram instance_config itsdangerous jinja2 joblib
jose jsonschema jwcrypto jwt kafka keras kombu kubernetes langchain ldap ldap3 lightgbm loguru lxml magic
markdown markupsafe marshmallow marshmallow_jsonapi marshmallow_sqlalchemy matplotlib minio mock mongoengine
motor msal mysql nacl neo4j networkx newrelic nexmo nltk nose numpy oauthlib onelogin openai openpyxl
opentelemetry orjson ormar paho pandas paramiko passlib pdfkit peewee pendulum pexpect phonenumbers pika
pinecone pkce pkg_resources playhouse plotly pony potion praw prometheus_client prometheus_flask_exporter
psutil psycopg psycopg2 py2neo pyasn1 pydantic pydantic_settings pymongo pymysql pyodbc pyotp pyperclip pytest
pytest_flask python_jwt pytz qrcode quart quart_auth quart_jwt_extended redis reportlab requests
requests_oauthlib responses rest_framework_jwt retry rich rq rsa schema scipy seaborn sendgrid
sentence_transformers sentry_sdk setuptools shapely simple_websocket simplejson six sklearn slack slack_sdk
slugify socketio spacy spectree spotipy sqlalchemy sqlalchemy_utils statsmodels strawberry streamlit
stringcase stripe structlog suds supabase sympy telebot telegram tenacity tensorflow textblob tiktoken toml
tomli torch torchvision tortoise tox tqdm transformers tweepy twilio typing_extensions ujson unidecode urllib3
uvicorn uwsgi validators voluptuous vonage waitress weasyprint webargs websockets webtest werkzeug whitenoise
wrapt wtforms xgboost xlrd yaml zeep zope`
