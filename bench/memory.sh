# Sourced by run. What a merchant and a key take in Redis and in an instance, and what a request takes of the heap.

OF_KEYS=10000

measure_memory() {
  {
    redis_memory
    key_memory
    allocation
  } | tee "$OUT/memory.md"
}

# Calls once with each key in a file, and tells how many of the calls were admitted.
call_with_each() {
  local host=${SITE#http://}
  exec 3<>"/dev/tcp/${host%:*}/${host##*:}"
  {
    sed 's/.*/GET \/merchant-api\/v1\/bench\/empty HTTP\/1.1\r\nHost: bench\r\nX-Merchant-API-Key: &\r\n\r/' "$1"
    printf 'GET /bench/empty HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n'
  } >&3 &
  grep -c -a '^HTTP/1.1 204' <&3
  exec 3>&-
}

redis_memory() {
  local key
  use_service metered
  redis-cli -p "$REDIS_PORT" --raw keys 'lk:1:{full-0}:*' | xargs -r redis-cli -p "$REDIS_PORT" del >/dev/null
  for _ in $(seq 300); do cat "$WORK/full.0"; done >"$WORK/full.300"
  echo "In Redis, of a merchant that made its 300 requests of a minute (MEMORY USAGE), after $(
    call_with_each "$WORK/full.300") answers with 204:"
  for key in $(redis-cli -p "$REDIS_PORT" --raw keys 'lk:1:{full-0}:*'); do
    echo "- $key: $(redis-cli -p "$REDIS_PORT" --raw memory usage "$key" samples 0) bytes"
  done
}

live_heap() {
  "$(dirname "$JAVA")/jcmd" "$SERVICE" GC.class_histogram | awk '/^Total/ { print $3 }'
}

# A key is idle once its call is written, which is after seconds.
key_memory() {
  local before answers
  start_service fresh
  use_service fresh
  call_with_each "$WORK/merchants.100" >/dev/null
  sleep 12
  before=$(live_heap)
  answers=$(call_with_each "$WORK/merchants.$OF_KEYS")
  sleep 15
  echo "In an instance, of a key that is kept and idle (live heap before and after $answers calls with as many keys):" \
    "$((($(live_heap) - before) / (OF_KEYS - 100))) bytes"
}

# What all threads allocate, by JFR, for each request of the closed loop.
allocation() {
  local jdk path keys requests
  jdk=$(dirname "$JAVA")
  use_service metered
  echo "Bytes allocated for a request (JFR):"
  while IFS='|' read -r name title service path keys status verdict; do
    [[ " empty redis-get door full nginx " == *" $name "* ]] || continue
    load "$SETTLE_SECONDS" "$path" "$keys" >/dev/null
    "$jdk/jcmd" "$SERVICE" JFR.start name=allocation settings=default >/dev/null
    requests=$(load "$RUN_SECONDS" "$path" "$keys" | awk '/^result/ { print $2 }')
    "$jdk/jcmd" "$SERVICE" JFR.stop name=allocation filename="$WORK/allocation.jfr" >/dev/null
    echo "- $title: $("$jdk/jfr" print --json --events jdk.ThreadAllocationStatistics "$WORK/allocation.jfr" |
      node bench/allocated.mjs "$requests")"
  done < <(cases "$ROUNDS")
}
