#!/bin/sh
# Fetches Swagger UI and ReDoc by npm and packs what the docs pages need, compressed, into this folder.
# Needs npm, tar, gzip and sed. Run it, look at `git diff --stat`, and put the versions into README.md and ../src/ui/asset.rs.
set -eu

swagger_version="${SWAGGER_VERSION:-5.35.0}"
redoc_version="${REDOC_VERSION:-2.5.4}"

here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() { # package version
    archive="$(npm pack --silent "$1@$2" | tail -n 1)"
    mkdir "$1"
    tar -xzf "$archive" -C "$1" --strip-components=1
}

pack() { # source target; -n leaves name and time out, so the same input gives the same bytes
    gzip -9 -n -c "$1" > "$here/$2.gz"
}

fetch swagger-ui-dist "$swagger_version"
pack swagger-ui-dist/swagger-ui-bundle.js swagger-ui-bundle.js
pack swagger-ui-dist/swagger-ui.css swagger-ui.css
pack swagger-ui-dist/favicon-32x32.png favicon.png
pack swagger-ui-dist/oauth2-redirect.js oauth2-redirect.js
cp swagger-ui-dist/LICENSE "$here/swagger-ui.LICENSE"
cp swagger-ui-dist/NOTICE "$here/swagger-ui.NOTICE"
cp swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt "$here/swagger-ui-bundle.js.LICENSE.txt"

fetch redoc "$redoc_version"
# The page's footer would fetch its logo from a foreign host; an empty image keeps the page off the network.
sed 's#https://cdn\.redoc\.ly/redoc/logo-mini\.svg#data:,#' redoc/bundles/redoc.standalone.js > redoc.standalone.js
if grep -q 'cdn\.redoc\.ly' redoc.standalone.js; then
    echo "redoc.standalone.js still names a foreign host" >&2
    exit 1
fi
pack redoc.standalone.js redoc.standalone.js
cp redoc/LICENSE "$here/redoc.LICENSE"
cp redoc/bundles/redoc.standalone.js.LICENSE.txt "$here/redoc.standalone.js.LICENSE.txt"

ls -l "$here"
