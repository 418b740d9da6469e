#!/usr/bin/env bash
# Runs a command beside a private PostgreSQL server, and stops the server whatever comes of it:
#
#   tests/postgres.sh dotnet test
#   tests/postgres.sh bash          # POLICYENGINE_TEST_POSTGRES holds the connection string
#
# The cluster lives in a temporary folder, listens on a free port of this machine alone, has a password of its own, and is
# gone afterwards. It needs PostgreSQL 15 or later (Debian: postgresql-15). As root the server runs as `postgres` or `nobody`.
set -euo pipefail

if [ "$#" -eq 0 ]; then
  sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

bin=""
for candidate in /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
  if [ -x "$candidate/initdb" ]; then bin="$candidate"; fi
done
if [ -z "$bin" ]; then
  echo "no PostgreSQL server is installed; on Debian: apt-get install postgresql-15" >&2
  exit 1
fi

as=()
folder="$(mktemp -d)"
if [ "$(id -u)" -eq 0 ]; then
  user=nobody
  if id postgres > /dev/null 2>&1; then user=postgres; fi
  as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
  chown "$user" "$folder"
fi

stop() {
  (cd "$folder" && "${as[@]}" "$bin/pg_ctl" stop --pgdata="$folder/data" --mode=immediate --silent > /dev/null 2>&1) || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
printf '%s' "$password" > "$folder/password"
chmod 644 "$folder/password"

cd "$folder"
"${as[@]}" "$bin/initdb" --pgdata="$folder/data" --username=policy --pwfile="$folder/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-instructions > "$folder/initdb.log" 2>&1 \
  || { cat "$folder/initdb.log" >&2; exit 1; }

port=""
for _ in 1 2 3 4 5 6 7 8 9 10; do
  try=$((20000 + RANDOM))
  if "${as[@]}" "$bin/pg_ctl" start --pgdata="$folder/data" --wait --silent --log="$folder/data/server.log" \
    --options="-p $try -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=120 -c timezone=Pacific/Chatham" > /dev/null 2>&1; then
    port="$try"
    break
  fi
done
cd "$OLDPWD"
if [ -z "$port" ]; then
  cat "$folder/data/server.log" >&2
  exit 1
fi

export POLICYENGINE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=policy;Password=$password;Maximum Pool Size=40"
"$@"
