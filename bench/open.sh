# Sourced by run. An open loop at a moderate rate: requests come when they come, as callers' do, and don't wait for each other.

OPEN_CONNECTIONS=64 # of each of four load generators; so many that the next request of one seldom waits for the last

# Sends requests at the constant rate, each generator with a key of its own, and prints in one line: requests, those of them that
# were not answered with 2xx, and microseconds of the median, the 95th, the 99th and the 99.9th percentile. Each connection
# begins at a time of its own, so that requests don't come in bursts; the first second is left out.
open_load() {
  local path=$1 keys=$2 generator generators=() each=$((RATE * (RUN_SECONDS + 1) / 4 / OPEN_CONNECTIONS))
  for generator in 1 2 3 4; do
    h2load --h1 -t 1 -m 1 -c "$OPEN_CONNECTIONS" -r 1 --rate-period=$((4000 / RATE > 1 ? 4000 / RATE : 1))ms \
      -n $((each * OPEN_CONNECTIONS)) --rps="$(awk -v all="$RATE" -v of="$OPEN_CONNECTIONS" 'BEGIN { print all / 4 / of }')" \
      --log-file="$WORK/open.$generator" ${keys:+-H "X-Merchant-API-Key: $(sed -n "${generator}p" "$keys")"} "$SITE$path" >/dev/null &
    generators+=($!)
  done
  wait "${generators[@]}"
  sort -n "$WORK"/open.[1-4] | awk 'NR == 1 { start = $1 + 1000000 } $1 >= start' | sort -n -k 3 | awk '
    { took[NR] = $3; wrong += $2 !~ /^2/ }
    function at(part) { return took[int(NR * part) + 1] }
    END { print NR, wrong + 0, at(0.5), at(0.95), at(0.99), at(0.999) }'
  rm "$WORK"/open.[1-4]
}

# Appends to the raw results: the case, and what became of its requests.
measure_open() {
  local round name title service path keys status verdict
  : >"$OUT/open.tsv"
  for round in $(seq 0 "$ROUNDS"); do
    echo "Open loop, round $round of $ROUNDS" >&2
    while IFS='|' read -r name title service path keys status verdict; do
      [[ " empty redis-get door nginx $PEERS " == *" $name "* ]] || continue
      use_service "$service"
      printf '%s\t%s\n' "$title" "$(open_load "$path" "$keys")" >>"$OUT/open.tsv"
    done < <(cases "$round")
    [ "$round" != 0 ] || : >"$OUT/open.tsv"
  done
  awk -v rate="$RATE" -f bench/median.awk -f bench/open.awk "$OUT/open.tsv" | tee "$OUT/open.md"
}
