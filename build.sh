#!/usr/bin/env bash
# Builds, serves and tests Unguarded. Needs Go 1.26 or later, Node 20 or later and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'END'
./build.sh serve [--addr HOST:PORT]   build what is missing or stale, and serve the page (127.0.0.1:8080)
./build.sh test                       install what the tests need, and run all of them
./build.sh build                      fill dist/: unguarded, checker.wasm, wasm_exec.js, site/
./build.sh bench                      run the benchmarks
./build.sh worker                     fill dist/worker, what is deployed to Cloudflare, and say its size
./build.sh worker --serve [--addr HOST:PORT]   run it on this machine (127.0.0.1:8787)
./build.sh conformance [FOLDER...]    compare the parser with CPython 3.11 and 3.14
./build.sh oracle                     run the apps of the lessons with real Flask, and store what it did
END
}

passed=0
skipped=()

say() { printf '==> %s\n' "$*"; }

# step WHAT COMMAND...: says what it does and does it; a failure ends everything.
step() {
  local what=$1
  shift
  say "$what"
  if ! "$@"; then
    printf '%d steps passed, 1 failed: %s\n' "$passed" "$what" >&2
    exit 1
  fi
  passed=$((passed + 1))
}

# skip WHAT WHY: leaves a step out and names it in the last line; with CI=true
# nothing is left out.
skip() {
  say "$1: left out, $2"
  if [ "${CI:-}" = true ]; then
    printf '%d steps passed, 1 failed: %s (%s)\n' "$passed" "$1" "$2" >&2
    exit 1
  fi
  skipped+=("$1 ($2)")
}

# quietly COMMAND...: shows the command's output only if it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# at_least WANT HAVE: compares versions such as 1.26 and 1.26.8.
at_least() {
  local want_major=${1%%.*} want_minor=${1#*.} have_major=${2%%.*} rest=${2#*.}
  local have_minor=${rest%%[!0-9]*}
  [ "$have_major" -gt "$want_major" ] || { [ "$have_major" -eq "$want_major" ] && [ "$have_minor" -ge "$want_minor" ]; }
}

tools() {
  local version
  command -v go >/dev/null || { echo 'Go is missing: expected Go 1.26 or later on the PATH (https://go.dev/dl/)' >&2; return 1; }
  version=$(go env GOVERSION)
  at_least 1.26 "${version#go}" || { echo "Go is too old: expected 1.26 or later, found ${version#go}" >&2; return 1; }
  command -v node >/dev/null || { echo 'Node is missing: expected Node 20 or later on the PATH (https://nodejs.org/)' >&2; return 1; }
  version=$(node --version)
  at_least 20.0 "${version#v}" || { echo "Node is too old: expected 20 or later, found ${version#v}" >&2; return 1; }
  wasm_tools=$(go env GOROOT)/lib/wasm
  command -v npm >/dev/null || { echo 'npm is missing: expected it beside Node on the PATH' >&2; return 1; }
}

# --- building ----------------------------------------------------------------
# The go command rebuilds what is stale and nothing else, and so does web/bundle.

# Without cgo the command needs no C library, and starts sooner.
build_command() {
  step 'build the command, dist/unguarded' env CGO_ENABLED=0 go build -trimpath -buildvcs=false -o dist/unguarded ./checker/cmd/unguarded
}

build_wasm() {
  step 'build the checker for browsers, dist/checker.wasm' compile_wasm
}

# Inlining costs the page a seventh of what it loads and gains a tenth of a check,
# except in the runtime, where it gains much more.
compile_wasm() {
  GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w' \
    -gcflags='all=-l' -gcflags='runtime=' -gcflags='internal/...=' -o dist/checker.wasm ./wasm || return
  cmp -s "$wasm_tools/wasm_exec.js" dist/wasm_exec.js || install -m 644 "$wasm_tools/wasm_exec.js" dist/wasm_exec.js
}

# npm_packages FOLDER: installs what the folder's lock file says, unless that is
# what was installed last.
npm_packages() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed" || step "install the npm packages of $1/package-lock.json" npm_install "$1"
}

npm_install() {
  quietly npm ci --prefix "$1" --no-audit --no-fund && cp "$1/package-lock.json" "$1/node_modules/.installed"
}

build_site() {
  npm_packages web
  step 'bundle and compress the page, dist/site' go run ./web/bundle
}

build_server() {
  step 'build the local server' go build -trimpath -buildvcs=false -o dist/serve ./web/serve
}

# Our own functions are not inlined: that makes the Worker a tenth smaller and a
# check a tenth slower. It has to fit the free plan.
build_worker() {
  step 'build the Worker, dist/worker/app.wasm' \
    env GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w' -gcflags=unguarded/...=-l -o dist/worker/app.wasm ./web/worker
  step 'lay out dist/worker' go run ./web/worker/pack
}

# --- tests -------------------------------------------------------------------

# installed WHAT PACKAGE...: whether the program or file is there, if need be
# after installing Debian's packages.
installed() {
  local what=$1
  shift
  present "$what" && return
  { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; } || return
  say "install $* with apt"
  quietly apt_install "$@" && present "$what"
}

present() { command -v "$1" >/dev/null || [ -e "$1" ]; }

# found_chromium: names a Chromium for the browser tests in CHROMIUM.
found_chromium() {
  [ -z "${CHROMIUM:-}" ] || return 0
  installed chromium chromium fonts-dejavu-core || return
  CHROMIUM=$(command -v chromium)
  export CHROMIUM
}

# found_firefox: names a Firefox for the browser tests in FIREFOX.
found_firefox() {
  [ -z "${FIREFOX:-}" ] || return 0
  installed firefox-esr firefox-esr fonts-dejavu-core || return
  FIREFOX=$(command -v firefox-esr)
  export FIREFOX
}

# found_generators: whether the generators of the documentation sites are there.
found_generators() {
  installed sphinx-build python3-sphinx && installed mkdocs mkdocs
}

# found_python: whether Debian's Python 3.11 and its library are there.
found_python() {
  installed /usr/bin/python3 python3 && installed /usr/lib/python3.11/wave.py libpython3.11-stdlib
}

apt_install() {
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

check_format() {
  local files
  files=$(find . \( -name node_modules -o -name dist -o -name .git \) -prune -o -name '*.go' -print0 | xargs -0 gofmt -l) || return
  [ -z "$files" ] || { printf 'gofmt would change:\n%s\n' "$files" >&2; return 1; }
}

# wasm_packages: the packages that run under js/wasm: the page's bridge, the Worker,
# and the checker without its command.
wasm_packages() {
  echo ./wasm ./web/worker ./web/worker/bridge
  go list ./checker/... | grep -v /cmd/
}

vet_wasm() {
  local packages
  packages=$(wasm_packages) || return
  GOOS=js GOARCH=wasm go vet $packages
}

# The environment is emptied: the loader has room for a few kilobytes of it.
test_wasm() {
  local packages
  packages=$(wasm_packages) || return
  packages=${packages//.\/web\/worker\/bridge/} packages=${packages//.\/web\/worker/}
  GOOS=js GOARCH=wasm go test -exec "env -i 'PATH=$PATH' '$wasm_tools/go_js_wasm_exec'" $packages
}

# test_server: the same requests to the local server and to the Worker on workerd.
test_server() {
  mkdir -p dist/worker
  build_server
  build_worker
  npm_packages web/worker
  step 'test the local server and the Worker over HTTP' node --test web/worker/*.test.mjs web/tests/http/all.mjs
}

has_script() {
  node -e 'process.exit(process.argv[1] in require("./web/package.json").scripts ? 0 : 1)' "$1"
}

test_page() {
  step "check the page's types" npm run --silent --prefix web typecheck
  if has_script test:unit; then
    step "run the page's unit tests" npm run --silent --prefix web test:unit
  fi
  build_server
  if found_chromium; then
    found_generators || skip 'the embedded blocks in documentation sites' 'sphinx-build or mkdocs is missing'
    step 'run the browser tests in Chromium' npm run --silent --prefix web test:browser
    step 'run the main path in Chromium with the Worker as the server' npm run --silent --prefix web test:workerd
  else
    skip 'the browser tests' 'chromium is missing'
  fi
  if found_firefox; then
    step 'run the main path in Firefox' npm run --silent --prefix web test:firefox
  else
    skip 'the main path in Firefox' 'firefox-esr is missing'
  fi
}

# --- commands ----------------------------------------------------------------

build() {
  mkdir -p dist
  build_command
  build_wasm
  build_site
}

serve() {
  mkdir -p dist
  build_wasm
  build_site
  build_server
  exec dist/serve --site dist/site --data dist/shares.db "$@"
}

worker() {
  local mode=${1:-}
  case $mode in
    '' | --serve) ;;
    *)
      printf './build.sh worker takes --serve and nothing else, found: %s\n' "$mode" >&2
      exit 2
      ;;
  esac
  mkdir -p dist/worker
  build_wasm
  build_site
  build_worker
  [ "$mode" = --serve ] || return 0
  shift
  npm_packages web/worker
  exec node web/worker/local.mjs "$@"
}

test_all() {
  if found_python; then
    export UNGUARDED_REQUIRE_PYTHON=1
  else
    skip 'the comparisons with CPython and with real Flask' "Debian's python3 is missing"
  fi
  step 'check the format of the Go files' check_format
  step 'vet the Go packages' go vet ./...
  step 'vet the Go packages that run in browsers' vet_wasm
  build
  step 'run the Go tests' go test ./...
  step 'check the code in the documents' dist/unguarded docs README.md docs web/lessons web/embed/samples
  step 'run the Go tests under js/wasm in Node' test_wasm
  step 'test the built checkers in Node' node --test wasm/bridge.test.mjs
  test_server
  test_page
}

bench() {
  build
  step 'run the Go benchmarks' go test -run '^$' -bench . -benchmem ./...
  step 'measure what an edit costs as WebAssembly' env GOOS=js GOARCH=wasm \
    go test -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" -run '^$' -bench 'Session' ./checker
  step 'time dist/checker.wasm in Node' node wasm/bench.mjs
  if [ -z "${REPOSITORIES:-}" ]; then
    skip 'the command beside CPython' 'REPOSITORIES names no folder of repositories'
  elif found_python; then
    step 'time the command beside CPython' node checker/cmd/bench.mjs "$REPOSITORIES"
  else
    skip 'the command beside CPython' "Debian's python3 is missing"
  fi
  mkdir -p dist/worker
  build_server
  build_worker
  npm_packages web/worker
  step 'time the Worker beside plain JavaScript, and watch the memory of both servers' node web/worker/bench.mjs
  if found_chromium; then
    npm_packages web/bench
    step 'time the page beside its peers in Chromium' node web/bench/browser.mjs
  else
    skip 'the page beside its peers' 'chromium is missing'
  fi
}

# conformance FOLDER...: over Debian's standard library and its test suite, and
# the folders.
conformance() {
  local folders=/usr/lib/python3.11 folder
  for folder in "$@"; do
    [ -d "$folder" ] || { printf './build.sh conformance takes folders, found: %s\n' "$folder" >&2; exit 2; }
    folders+=:$(cd "$folder" && pwd)
  done
  found_python && installed /usr/lib/python3.11/test/test_grammar.py libpython3.11-testsuite ||
    { echo "Debian's python3, libpython3.11-stdlib and libpython3.11-testsuite are missing: expected them in /usr" >&2; exit 1; }
  npm_packages checker/internal/syntax/testdata/cpython
  UNGUARDED_CONFORMANCE=$folders step 'compare the parser with CPython' \
    go test -count=1 -v -timeout 1h -run '^TestConformance$' ./checker/internal/syntax
}

# oracle: with the Python in PYTHON, which must have the three packages.
oracle() {
  local python=${PYTHON:-/usr/bin/python3}
  "$python" -c 'import flask, flask_jwt_extended, flask_restful' 2>/dev/null ||
    { printf '%s lacks Flask, Flask-JWT-Extended or Flask-RESTful: expected all three (name another interpreter in PYTHON)\n' "$python" >&2; exit 1; }
  step 'run the apps of the lessons with real Flask' go run ./web/lessons/oracle "$python" web/lessons/*.md
}

summary() {
  local list
  printf '%d steps passed, 0 failed, %d skipped' "$passed" "${#skipped[@]}"
  if [ "${#skipped[@]}" -gt 0 ]; then
    list=$(printf ', %s' "${skipped[@]}")
    printf ': %s' "${list#, }"
  fi
  printf '\n'
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  serve)
    tools
    serve "$@"
    ;;
  test | build | bench | oracle)
    [ $# -eq 0 ] || { printf './build.sh %s takes no arguments, found: %s\n' "$command" "$*" >&2; exit 2; }
    tools
    case $command in
      test) test_all ;;
      build) build ;;
      bench) bench ;;
      oracle) oracle ;;
    esac
    summary
    ;;
  worker)
    tools
    worker "$@"
    summary
    ;;
  conformance)
    tools
    conformance "$@"
    summary
    ;;
  -h | --help | help)
    usage
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
