# Sourced by run. A closed loop at full load: wrk keeps CONNECTIONS requests under way, and sends the next one at once.

# name | what the table calls it | which of the services | path | keys, see requests.lua | status | verdict, none where no key is
# asked for
cases() {
  local api=/merchant-api/v1/bench/empty peer
  cat <<END_OF_CASES
empty|Empty endpoint|metered|/bench/empty||204|
redis-get|One Redis GET|metered|/bench/redis-get||200|
door|Admitted, empty endpoint|metered|$api|$WORK/admitted|204|ADMITTED
door-off|Admitted, metering off|unmetered|$api|$WORK/admitted|204|ADMITTED
merchant|Admitted, GET /merchant|metered|/merchant-api/v1/merchant|$WORK/admitted|200|ADMITTED
full|Refused, window full|metered|$api|$WORK/full.$1|429|RATE_LIMITED
unknown|Refused, unknown key|metered|$api|unknown|401|UNKNOWN_KEY
malformed|Refused, malformed key|metered|$api|malformed|401|MALFORMED_KEY
nginx|/authz/nginx, admitted|metered|/authz/nginx|$WORK/admitted|200|ADMITTED
forward|/authz/forward, admitted|metered|/authz/forward|$WORK/admitted|200|ADMITTED
grpc|gRPC Check, admitted|metered|grpc|$WORK/check|200|ADMITTED
m1|Admitted, 1 merchant|metered|$api|$WORK/merchants.1|204|ADMITTED
m100|Admitted, 100 merchants|metered|$api|$WORK/merchants.100|204|ADMITTED
m10000|Admitted, 10,000 merchants|metered|$api|$WORK/merchants.10000|204|ADMITTED
pods|Admitted, 2 pods|pods|$api|$WORK/admitted|204|ADMITTED
END_OF_CASES
  for peer in $PEERS; do echo "$peer|Peer: $peer|$peer|$api|$WORK/admitted|204|"; done
}

load() {
  local seconds=$1 path=$2 keys=$3
  if [ "$path" = grpc ]; then
    grpc_load "$seconds" "$keys"
  else
    wrk -t 2 -c "$CONNECTIONS" -d "$seconds" -s bench/requests.lua "$SITE$path" -- ${keys:+"$keys"}
  fi
}

# The same line of results as requests.lua makes; h2load tells no 99th percentile, so that is 0.
grpc_load() {
  { TIMEFORMAT='cpu %U %S'; time h2load -t 2 -c "$CONNECTIONS" -m 1 -D "$1" -d "$2" -H 'content-type: application/grpc' \
    -H 'te: trailers' "$SITE/envoy.service.auth.v3.Authorization/Check"; } 2>&1 | awk -v seconds="$1" '
      function micros(time) { return time ~ /us$/ ? time + 0 : time ~ /ms$/ ? time * 1000 : time * 1000000 }
      /^status codes:/ { answered = $3 + 0; errors = $7 + $9 }
      /^requests:/ { failed = $10 + $12 + $14 }
      /^time for request:/ { middle = micros($6) }
      /^cpu / { cpu = ($2 + $3) * 1000000 }
      END { printf "result %d %d %d 0 %d %d %d\n", answered, seconds * 1000000, middle, failed, cpu, errors }'
}

# Ticks (1/100 s) that a process and its children, ended ones too, have spent on a CPU.
ticks() {
  local process
  for process in "$1" $(<"/proc/$1/task/$1/children"); do cat "/proc/$process/stat" 2>/dev/null || true; done |
    awk '{ sub(/.*\) /, ""); sum += $12 + $13 + $14 + $15 } END { print sum }'
}

# All that is counted outside of wrk, as lines of a name and a growing number: CPU ticks, calls of scripts, answers, verdicts.
counters() {
  local process
  for process in $SERVICE; do echo "service $(ticks "$process")"; done
  echo "redis $(ticks "$REDIS")"
  echo "postgres $(ticks "$POSTGRES")"
  redis-cli -p "$REDIS_PORT" info commandstats | sed -n 's/^cmdstat_eval.*:calls=\([0-9]*\),.*/scripts \1/p'
  awk '/^cpu / { print "idle", $5 + $6; print "steal", $9; print "all", $2 + $3 + $4 + $5 + $6 + $7 + $8 + $9 }' /proc/stat
  for process in $MANAGEMENT_PORT; do
    curl -fsS "http://127.0.0.1:$process/q/metrics" | sed -n -E \
      -e '/uri="\/q\//d' -e 's/^http_server_requests_seconds_count\{.*status="([0-9]+)".* (.*)/status:\1 \2/p' \
      -e 's/^latchkey_verifications_total\{.*code="([A-Z_]+)".* (.*)/verdict:\1 \2/p'
  done
}

# Appends one line to the raw results: the case, what wrk tells, and by how much each counter grew meanwhile.
measure() {
  local title=$1 path=$2 keys=$3 status=$4 verdict=$5 before result after
  load "$SETTLE_SECONDS" "$path" "$keys" >/dev/null
  before=$(counters)
  result=$(load "$RUN_SECONDS" "$path" "$keys" | sed -n 's/^result //p')
  after=$(counters)
  printf '%s\t%s\t%s\t%s\t%s\n' "$title" "$status" "$verdict" "$result" "$(
    awk 'NR == FNR { sum[$1] -= $2; next } { sum[$1] += $2 }
         END { for (name in sum) if (sum[name]) printf "%s=%d ", name, sum[name] }' <(echo "$before") <(echo "$after"))"
}

# Round 0 warms up and is forgotten. The cases of a round follow each other, so that they share its weather.
measure_closed() {
  local round name title service path keys status verdict
  : >"$OUT/raw.tsv"
  for round in $(seq 0 "$ROUNDS"); do
    echo "Round $round of $ROUNDS" >&2
    while IFS='|' read -r name title service path keys status verdict; do
      [[ $ONLY == all && $name != *-off || " $ONLY " == *" $name "* ]] || continue
      use_service "$service"
      measure "$title" "$path" "$keys" "$status" "$verdict" >>"$OUT/raw.tsv"
    done < <(cases "$round")
    [ "$round" != 0 ] || : >"$OUT/raw.tsv"
  done
  awk -v chart="$OUT/chart.svg" -f bench/median.awk -f bench/chart.awk "$OUT/raw.tsv"
  # Fails, after showing the table, where a case was not answered as it is meant to be.
  awk -v ticks_per_second="$(getconf CLK_TCK)" \
    -v setting="$(setting), $CONNECTIONS connections, $ROUNDS rounds of $RUN_SECONDS s, $MERCHANTS merchants" \
    -f bench/median.awk -f bench/report.awk "$OUT/raw.tsv" | tee "$OUT/report.md"
}
