#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own: a throw-away cluster on a Unix socket in a temporary folder, named to the
# command in ECERT_TEST_POSTGRES. Where there is no PostgreSQL, says so and runs the command without.
# Tests kill our processes, never the server, so that it need not sync its files: ECERT_POSTGRES_OPTIONS=' ' makes it.
#   scripts/with-postgres.sh COMMAND [ARGUMENT...]
set -uo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl 2>/dev/null || echo /nowhere/pg_ctl)")
if [ ! -x "$bin/initdb" ] || [ ! -x "$bin/pg_ctl" ]; then
  echo "no PostgreSQL here (initdb and pg_ctl not found): the tests that need it will say so" >&2
  exec "$@"
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/ecert-postgres.XXXXXX")
as_owner=()
# PostgreSQL refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_owner=(setpriv --reuid postgres --regid postgres --init-groups)
fi
stop() {
  (cd "$folder" && "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop) >/dev/null 2>&1
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

if ! (cd "$folder" && "${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U postgres --auth=trust -E UTF8 --locale=C &&
  "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=40 ${ECERT_POSTGRES_OPTIONS:--c fsync=off}" start) >"$folder/out" 2>&1; then
  echo "PostgreSQL does not start: the tests that need it will say so" >&2
  cat "$folder/out" "$folder/log" >&2 2>/dev/null
  trap - EXIT
  rm -rf "$folder"
  exec "$@"
fi
# Everybody who runs the command may connect; nobody else sees the folder.
chmod 711 "$folder"
ECERT_TEST_POSTGRES="postgresql://postgres@localhost/postgres?host=$folder" "$@"
