#!/bin/sh
# Replays the recordings of all ported applications, and the probe application's cases, from outside; prints the totals.
# Usage: tests/parity/replay.sh [options of replay.py run]
cd "$(dirname "$0")/../.." || exit 1
parity=../shared/parity
if [ ! -e "$parity/replay.py" ]; then
    echo "skipped: no recordings in $parity"
    exit 0
fi
cargo build --quiet --package ferrapi-tests --bin parity_apps || exit 1
program=${CARGO_TARGET_DIR:-target}/debug/parity_apps
command="$program {app} --port {port} --dir {fixtures} --root-path={root_path}"
recordings=$("$program" --list | grep -v '^probe_app$' | sed "s|.*|$parity/recordings/&.json|")
status=0
# shellcheck disable=SC2086 # one word a file
python3 "$parity/replay.py" run $recordings --cmd "$command" --skip-quirks "$@" || status=1
if "$program" --list | grep -q '^probe_app$'; then
    python3 "$parity/replay.py" run "$parity/errors.json" --cmd "$command" --skip-quirks "$@" || status=1
    "$program" probe_app --port 8199 & server=$!
    sleep 1
    python3 "$parity/replay.py" openapi "$parity/openapi/probe_app.json" http://127.0.0.1:8199/openapi.json || status=1
    kill "$server"
fi
exit "$status"
