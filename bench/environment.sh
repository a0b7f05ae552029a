# Sourced by run: starts the stores and the service on free ports of the loopback, issues keys, and stops all.

export ACCOUNT=bench@bench.invalid:bench-only-password SITE
REDIS=''
declare -A SITES MANAGEMENT_PORTS SERVICES=()

fail() {
  echo "bench/run: $*" >&2
  exit 1
}

check_tools() {
  # Debian keeps the server's programs off the PATH.
  PATH=$PATH:$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  for tool in curl h2load initdb npm redis-server wrk; do
    command -v "$tool" >/dev/null ||
      fail "no $tool here; on Debian: apt-get install curl nghttp2-client npm postgresql redis-server wrk"
  done
}

free_port() {
  local port=$((RANDOM % 20000 + 20000))
  while (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

# PostgreSQL refuses to run as root, and Debian's package brings a user for it.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_stores() {
  local data=$WORK/postgres/data
  POSTGRES_PORT=$(free_port)
  mkdir "$WORK/postgres"
  chmod 711 "$WORK"
  [ "$(id -u)" != 0 ] || chown postgres "$WORK/postgres"
  as_postgres initdb -D "$data" -U bench -A trust -E UTF8 >"$OUT/postgres.log"
  as_postgres pg_ctl -D "$data" -s -w -o "-p $POSTGRES_PORT -h 127.0.0.1 -k ''" start >>"$OUT/postgres.log" 2>&1
  POSTGRES=$(head -n 1 "$data/postmaster.pid")
  REDIS_PORT=$(free_port)
  redis-server --bind 127.0.0.1 --port "$REDIS_PORT" --save '' --appendonly no >"$OUT/redis.log" &
  REDIS=$!
}

# The service as $1 in the tables of services, with the settings that follow.
start_service() {
  local name=$1 port management_port
  shift
  port=$(free_port)
  management_port=$(free_port)
  SITES[$name]=http://127.0.0.1:$port
  MANAGEMENT_PORTS[$name]=$management_port
  env QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$port" QUARKUS_MANAGEMENT_HOST=127.0.0.1 \
    QUARKUS_MANAGEMENT_PORT="$management_port" QUARKUS_REDIS_HOSTS="redis://127.0.0.1:$REDIS_PORT" \
    QUARKUS_DATASOURCE_REACTIVE_URL="postgresql://127.0.0.1:$POSTGRES_PORT/postgres" \
    QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=unused \
    LATCHKEY_PEPPERS_BENCH=bench-only-pepper-that-no-production-has \
    LATCHKEY_SESSION_KEY=bench-only-session-key-that-no-production-has \
    LATCHKEY_SECRET_FOREIGN_FORMATS='bench-other-[0-9]{5}' \
    LATCHKEY_BOOTSTRAP_EMAIL="${ACCOUNT%%:*}" LATCHKEY_BOOTSTRAP_PASSWORD="${ACCOUNT#*:}" "$@" \
    "$JAVA" -jar "$OUT/quarkus-app/quarkus-run.jar" >"$OUT/$name.log" 2>&1 &
  SERVICES[$name]=$!
  for _ in $(seq 120); do
    ! curl -fso /dev/null "http://127.0.0.1:$management_port/q/health/ready" || return 0
    kill -0 "${SERVICES[$name]}" 2>/dev/null || break
    sleep 0.5
  done
  fail "the service did not start; $OUT/$name.log tells why"
}

# The one that is called and looked at from now on; "pods" are two of them, each of which gets half of the connections.
use_service() {
  unset SECOND_PORT
  if [ "$1" = pods ]; then
    use_service second
    export SECOND_PORT=${SITE##*:}
    SITE=${SITES[metered]} MANAGEMENT_PORT="${MANAGEMENT_PORTS[metered]} $MANAGEMENT_PORT" SERVICE="${SERVICES[metered]} $SERVICE"
  else
    SITE=${SITES[$1]} MANAGEMENT_PORT=${MANAGEMENT_PORTS[$1]} SERVICE=${SERVICES[$1]}
  fi
}

stop_all() {
  local service
  for service in "${SERVICES[@]}"; do kill "$service" 2>/dev/null || true; done
  [ -z "$REDIS" ] || kill "$REDIS" 2>/dev/null || true
  [ ! -f "$WORK/postgres/data/postmaster.pid" ] || as_postgres pg_ctl -D "$WORK/postgres/data" -s -m immediate stop || true
  wait
  rm -rf "$WORK"
}

# Merchant $1, with a contract and a limit of $2 requests a minute: prints the secret of its one key.
issue_key() {
  local merchant=$SITE/api/v1/merchants/$1
  local json=(-fsS --fail-early -u "$ACCOUNT" -H 'Content-Type: application/json')
  curl "${json[@]}" -o /dev/null -X PUT "$merchant" -d '{"names":[{"languageCode":"en","name":"Bench"}],
      "countryCode":"JP","enabledLanguageCodes":["en"],"requestsPerMinute":'"$2"'}' \
    --next "${json[@]}" -o /dev/null -X PUT "$merchant/subscription" -d '{"plan":"bench","status":"active",
      "currentPeriodStart":"2000-01-01T00:00:00Z","currentPeriodEnd":"2100-01-01T00:00:00Z"}' \
    --next "${json[@]}" -w '\n' "$merchant/api-keys" -d '{"name":"Bench"}' | sed -n 's/.*"secret":"\([^"]*\)".*/\1/p'
}

# Merchants whose limit is put out of reach below, and one for each round whose window is filled while the case settles.
issue_keys() {
  echo "Issuing keys to $MERCHANTS merchants" >&2
  export -f issue_key
  seq "$MERCHANTS" | xargs -P 4 -I{} bash -c 'issue_key admitted-{} 10000' >"$WORK/admitted"
  for round in $(seq 0 "$ROUNDS"); do issue_key "full-$round" 300 >"$WORK/full.$round"; done
  [ "$(wc -l <"$WORK/admitted")" = "$MERCHANTS" ] || fail "not all keys were issued"
}

# Copies one merchant, its contract and its key 20,000 times under other ids, so that PostgreSQL has tables of a size at which
# it uses the indexes, and the same statistics in every run instead of what autovacuum happens to have seen. The copies have keys
# as those of another system, with plain hashes. No merchant that is to be admitted has a limit that a measurement could reach.
fill_tables() {
  local n
  psql -q -h 127.0.0.1 -p "$POSTGRES_PORT" -U bench -d postgres -v ON_ERROR_STOP=1 >&2 <<'END'
CREATE TEMPORARY TABLE others AS SELECT n, 'other-' || n AS merchant FROM generate_series(1, 20000) n;
INSERT INTO merchants SELECT (jsonb_populate_record(m, jsonb_build_object('id', o.merchant))).*
  FROM merchants m, others o WHERE m.id = 'full-0';
INSERT INTO subscriptions SELECT (jsonb_populate_record(s, jsonb_build_object('merchant_id', o.merchant))).*
  FROM subscriptions s, others o WHERE s.merchant_id = 'full-0';
INSERT INTO api_keys SELECT (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'merchant_id', o.merchant,
    'pepper_id', null, 'secret_hash', '\x' || encode(sha256(('bench-other-' || lpad(n::text, 5, '0'))::bytea), 'hex')))).*
  FROM api_keys k, others o WHERE k.merchant_id = 'full-0';
ALTER TABLE merchants DROP CONSTRAINT merchants_requests_per_minute_check;
UPDATE merchants SET requests_per_minute = 1000000000 WHERE id NOT LIKE 'full-%';
VACUUM ANALYZE merchants, subscriptions, api_keys;
END
  for n in 1 100 10000; do printf 'bench-other-%05d\n' $(seq "$n") >"$WORK/merchants.$n"; done
  for n in $(seq "$MERCHANTS"); do
    echo "$(sed -n "${n}p" "$WORK/admitted" | tr -d '\n' | sha256sum | cut -d ' ' -f 1) admitted-$n 1000000000"
  done >"$WORK/keys"
  node bench/check.mjs "$(head -n 1 "$WORK/admitted")" >"$WORK/check"
}
