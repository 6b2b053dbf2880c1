#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A real snac on loopback: Mastodon's API without keys, without streams and without its second
# version. It lives in a folder that goes with the process.
#   start_snac.sh [chathost,chatter]
# Says { url, accounts: [{ handle, token }] }; ends by SIGTERM or with its standard input.
set -euo pipefail
exec 3<&0 </dev/null
folder=$(mktemp -d "${TMPDIR:-/tmp}/moderato-snac-XXXXXX")
base=$folder/data
IFS=, read -ra names <<<"${1:-chathost,chatter}"
server= waiter= url=

clean_up() {
    trap - TERM INT
    [ -z "$waiter" ] || kill "$waiter" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    # It finishes what it is at, for seconds, and nobody needs that.
    for _ in 1 2 3 4 5; do
        { [ -n "$server" ] && kill -0 "$server" 2>/dev/null; } || break
        sleep 0.1
    done
    if [ -n "$server" ]; then
        kill -9 "$server" || true
        wait "$server" || true
    fi 2>/dev/null
    rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 0' TERM INT

# It has to know its port before it starts, and does so once it has been set up.
start() {
    local port=$1
    printf '127.0.0.1\n%s\nlocalhost:%s\n\n\n' "$port" "$port" | snac init "$base" >/dev/null
    sed -i 's/"protocol": *"https"/"protocol": "http"/' "$base/server.json"
    for name in "${names[@]}"; do
        snac adduser "$base" "$name" </dev/null >"$folder/$name" 2>&1
    done
    url=http://localhost:$port
    snac httpd "$base" >"$folder/log" 2>&1 3<&- &
    server=$!
    for _ in {1..100}; do
        kill -0 "$server" 2>/dev/null || return 1
        curl -sf "$url/api/v1/instance" -o "$folder/instance" && break
        sleep 0.05
    done
    # Somebody else may listen there.
    grep -q "localhost:$port" "$folder/instance" && kill -0 "$server"
}

field() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p"; }

# As a program gets it that shows a code to the person at the browser.
token_of() {
    local name=$1 nowhere=urn:ietf:wg:oauth:2.0:oob app id secret password code
    app=$(curl -sf "$url/api/v1/apps" --data-urlencode "redirect_uris=$nowhere" \
        -d client_name=tests -d 'scopes=read write follow')
    id=$(field client_id <<<"$app")
    secret=$(field client_secret <<<"$app")
    password=$(sed -n 's/^User password is //p' "$folder/$name")
    code=$(curl -sf "$url/oauth/x-snac-login" -d "login=$name" -d "cid=$id" -d state= \
        --data-urlencode "redir=$nowhere" --data-urlencode "passwd=$password")
    curl -sf "$url/oauth/token" -d grant_type=authorization_code -d "code=$code" \
        -d "client_id=$id" -d "client_secret=$secret" --data-urlencode "redirect_uri=$nowhere" |
        field access_token
}

for attempt in {1..10}; do
    start $((20000 + RANDOM % 12000)) && break
    [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
    rm -rf "$base"
    [ "$attempt" != 10 ] || exit 1
done
accounts=
for name in "${names[@]}"; do
    accounts+="${accounts:+,}{\"handle\":\"$name@${url#http://}\",\"token\":\"$(token_of "$name")\"}"
done
printf '{"url":"%s","accounts":[%s]}\n' "$url" "$accounts"

cat <&3 >/dev/null &
waiter=$!
wait -n "$server" "$waiter"
