# Sourced by run. An open loop at a moderate rate: requests come when they come, as callers' do, and don't wait for each other.

# Appends to the raw results: the case, and what open.mjs tells of it.
measure_open() {
  local round name title service path keys status verdict
  cp bench/open/package*.json bench/open/open.mjs "$WORK"
  (cd "$WORK" && npm ci --silent --no-audit --no-fund)
  : >"$OUT/open.tsv"
  for round in $(seq 0 "$ROUNDS"); do
    echo "Open loop, round $round of $ROUNDS" >&2
    while IFS='|' read -r name title service path keys status verdict; do
      [[ " empty redis-get door nginx $PEERS " == *" $name "* ]] || continue
      use_service "$service"
      printf '%s\t%s\n' "$title" "$(node "$WORK/open.mjs" "$SITE$path" "$RATE" "$RUN_SECONDS" 32 ${keys:+"$keys"})" \
        >>"$OUT/open.tsv"
    done < <(cases "$round")
    [ "$round" != 0 ] || : >"$OUT/open.tsv"
  done
  awk -v rate="$RATE" -f bench/median.awk -f bench/open.awk "$OUT/open.tsv" | tee "$OUT/open.md"
}
