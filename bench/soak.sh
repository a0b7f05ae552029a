# Sourced by run. Whether an instance that is used in every way for long keeps what it should let go.

SOAK_MINUTES=${BENCH_SOAK_MINUTES:-20}
SOAK_RATE=${BENCH_SOAK_RATE:-500}

# In one line of a table: heap that lives after a collection, resident memory, threads, file handles, what Redis holds, and how
# many of its keys would stay for ever.
soak_sample() {
  local heap resident forever
  heap=$(live_heap)
  resident=$(awk '/^VmRSS/ { print $2 }' "/proc/$SERVICE/status")
  forever=$(redis-cli -p "$REDIS_PORT" --scan | grep -v '^bench:' | sed 's/.*/TTL "&"/' | redis-cli -p "$REDIS_PORT" | grep -c -x -e -1 || true)
  printf '| %s | %.1f | %.0f | %d | %d | %d | %.1f | %d | %s |\n' "$1" "$(awk "BEGIN { print $heap / 1048576 }")" \
    "$((resident / 1024))" "$(find "/proc/$SERVICE/task" -mindepth 1 -maxdepth 1 | wc -l)" \
    "$(find "/proc/$SERVICE/fd" -mindepth 1 | wc -l)" "$(redis-cli -p "$REDIS_PORT" dbsize)" \
    "$(redis-cli -p "$REDIS_PORT" info memory | awk -F: '/^used_memory:/ { print $2 / 1048576 }')" "$forever" \
    "$(psql -qAt -h 127.0.0.1 -p "$POSTGRES_PORT" -U bench -d postgres -c \
      "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")"
}

measure_soak() {
  local minute
  use_service metered
  {
    : >"$OUT/soak.json"
    echo "| Minute | Heap after GC, MiB | Resident, MiB | Threads | File handles | Redis keys | Redis, MiB | Keys without TTL | PostgreSQL connections |"
    echo "|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    soak_sample 0
    for minute in $(seq "$SOAK_MINUTES"); do
      node bench/soak.mjs "$SITE" 56 "$SOAK_RATE" "$WORK/merchants.10000" "$WORK/full.0" >>"$OUT/soak.json"
      soak_sample "$minute"
    done
    echo
    echo "Answers: $(node bench/soaked.mjs "$OUT/soak.json")"
  } | tee "$OUT/soak.md"
}
