# Sourced by run. The window's script beside others that limit, by redis-benchmark, which sends them pipelined: what Redis itself
# spends on a decision.

OF_DECISIONS=200000

measure_scripts() {
  local round name checks
  : >"$OUT/scripts.tsv"
  for round in $(seq 0 "$ROUNDS"); do
    for name in get latchkey latchkey-8 latchkey-windows latchkey-windows-8 sorted-set fixed-window gcra; do
      redis-cli -p "$REDIS_PORT" flushall >/dev/null
      redis-cli -p "$REDIS_PORT" config resetstat >/dev/null
      checks=$([[ $name = *-8 ]] && echo 8 || echo 1)
      decide "$name" "$((OF_DECISIONS / checks))" | sed "s/^/$name\t$checks\t/" >>"$OUT/scripts.tsv"
    done
    [ "$round" != 0 ] || : >"$OUT/scripts.tsv"
  done
  awk -f bench/median.awk -f bench/scripts.awk "$OUT/scripts.tsv" | tee "$OUT/scripts.md"
}

# Prints calls a second, and microseconds that Redis says it spent on a call.
decide() {
  local name=$1 calls=$2 script=bench/scripts/$1.lua window='lk:1:{__rand_int__}:w' usage='lk:1:{__rand_int__}:u'
  local alone='1 1 1 1 1 300 60000000' metered='2 1 1 1 1 300 60000000 a-key-of-thirty-six-characters-of-id' command
  [[ $name != latchkey* ]] || script=src/main/resources/dev/latchkey/window/sliding-window.lua
  case $name in
    get) command="get $window" ;;
    latchkey) command="evalsha SHA 2 $window $usage 0 $metered" ;;
    latchkey-windows) command="evalsha SHA 1 $window 0 $alone" ;;
    latchkey-windows-8) command="evalsha SHA 8 $(repeat "$window") 0 $(repeat "$alone")" ;;
    latchkey-8) command="evalsha SHA 16 $(repeat "$window $usage") 0 $(repeat "$metered")" ;;
    sorted-set) command="evalsha SHA 1 $window 300 60000000 __rand_int__" ;;
    fixed-window) command="evalsha SHA 1 $window 300 60000" ;;
    gcra) command="evalsha SHA 1 $window 300 60000000" ;;
  esac
  [ "$name" = get ] || command=${command/SHA/$(redis-cli -p "$REDIS_PORT" script load "$(<"$script")")}
  # shellcheck disable=SC2086 — the words of a command
  redis-benchmark -p "$REDIS_PORT" --csv -c 1 -P 16 -r 1000 -n "$calls" $command | awk -F'"' 'END { printf "%s\t", $4 }'
  redis-cli -p "$REDIS_PORT" info commandstats | sed -n -E 's/^cmdstat_(evalsha|get):.*usec_per_call=([^,]*),.*/\2/p' |
    { [ "$name" = get ] && tail -n 1 || head -n 1; }
}

repeat() {
  for _ in 1 2 3 4 5 6 7 8; do printf '%s ' "$1"; done
}
