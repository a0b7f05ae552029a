# Makes the table from the raw results: tab-separated case, status, verdict, what wrk told, and name=growth of counters.
# The first case is the yardstick "empty", the second "GET", when both were measured.

# The median of one measure over the rounds of a case.
function middle(case_, measure,    i, values) {
  for (i = 1; i <= rounds[case_]; i++) {
    values[i] = value[case_, measure, i]
  }
  return median(values, rounds[case_])
}

# Rates are compared within each round, and the median of these ratios is told: a slow minute of the machine cancels out.
function ratio(case_, yardstick,    i, values) {
  if (!(yardstick in rounds)) {
    return "-"
  }
  for (i = 1; i <= rounds[case_]; i++) {
    values[i] = value[case_, "rate", i] / value[yardstick, "rate", i]
  }
  return sprintf("%.2f", median(values, rounds[case_]))
}

# Whether the service tells of its own answers; a peer does not, and wrk tells which were errors.
function by_metrics(    name) {
  for (name in growth) {
    if (name ~ /^status:/) {
      return 1
    }
  }
  return 0
}

function span(case_,    i, low, high, rate) {
  for (i = 1; i <= rounds[case_]; i++) {
    rate = value[case_, "rate", i]
    low = i == 1 || rate < low ? rate : low
    high = i == 1 || rate > high ? rate : high
  }
  return sprintf("%d (%d-%d)", middle(case_, "rate"), low, high)
}

# Sums what was not answered as meant, by status and by verdict; the greater of both sums is the truth's lower bound.
function others(status, verdict, growth,    name, by_status, by_verdict, parts) {
  for (name in growth) {
    split(name, parts, ":")
    if (parts[1] == "status" && parts[2] != status) {
      by_status += growth[name]
      strange[$1, parts[2]] += growth[name]
    }
    if (parts[1] == "verdict" && parts[2] != verdict) {
      by_verdict += growth[name]
      strange[$1, parts[2]] += growth[name]
    }
  }
  return by_status > by_verdict ? by_status + 0 : by_verdict + 0
}

# What the answers were instead, e.g. " 503=12 UNAVAILABLE=12".
function kinds(case_,    key, parts, text) {
  for (key in strange) {
    split(key, parts, SUBSEP)
    text = text (parts[1] == case_ ? " " parts[2] "=" strange[key] : "")
  }
  return text (unanswered[case_] ? " unanswered=" unanswered[case_] : "")
}

BEGIN {
  FS = "\t"
}

{
  round = ++rounds[$1]
  if (round == 1) {
    order[++cases] = $1
    answer[$1] = $2
  }
  split($4, wrk, " ")
  requests = wrk[1]
  value[$1, "rate", round] = requests / wrk[2] * 1e6
  value[$1, "p50", round] = wrk[3] / 1000
  value[$1, "p99", round] = wrk[4] / 1000
  value[$1, "wrk", round] = wrk[6] / requests

  split("", growth)
  for (i = split($5, pairs, " "); i > 0; i--) {
    split(pairs[i], pair, "=")
    growth[pair[1]] = pair[2]
  }
  own_ticks = wrk[6] / 1e6 * ticks_per_second
  for (i = split("service redis postgres", names, " "); i > 0; i--) {
    own_ticks += growth[names[i]]
    value[$1, names[i], round] = growth[names[i]] / ticks_per_second * 1e6 / requests
  }
  value[$1, "idle", round] = 100 * growth["idle"] / growth["all"]
  foreign[NR] = 100 * (growth["all"] - growth["idle"] - own_ticks) / growth["all"]

  value[$1, "scripts", round] = growth["scripts"] / requests
  wrong[$1] += others($2, $3, growth) + wrk[5] + (by_metrics() ? 0 : wrk[7])
  asked[$1] += requests
  unanswered[$1] += wrk[5]
}

END {
  print setting "; medians of the rounds.\n"
  row = "| %-26s | %6s | %-22s | %8s | %6s | %6s | %6s | %7s | %5s | %7s | %10s | %5s | %4s | %9s |\n"
  printf row, "case", "answer", "requests/s (min-max)", "of empty", "of GET", "p50 ms", "p99 ms", "service", "Redis", \
    "scripts", "PostgreSQL", "wrk", "idle", "otherwise"
  print "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
  for (i = 1; i <= cases; i++) {
    c = order[i]
    printf row, c, answer[c], span(c), ratio(c, "Empty endpoint"), ratio(c, "One Redis GET"), \
      sprintf("%.1f", middle(c, "p50")), sprintf("%.1f", middle(c, "p99")), sprintf("%.0f", middle(c, "service")), \
      sprintf("%.0f", middle(c, "redis")), \
      sprintf("%.2f", middle(c, "scripts")), sprintf("%.0f", middle(c, "postgres")), sprintf("%.0f", middle(c, "wrk")), \
      sprintf("%.0f%%", middle(c, "idle")), sprintf("%.3f%%", 100 * wrong[c] / asked[c])
  }
  print "\nservice, Redis, PostgreSQL, wrk: microseconds of CPU a request. scripts: calls of a script in Redis a request. idle: share of the CPUs that nobody used."
  printf "otherwise: answered with another status or verdict, or not at all. Everything else on the machine took %.0f%% of the CPUs.\n", \
    median(foreign, NR)
  if (("Admitted, empty endpoint" in rounds) && ("Admitted, metering off" in rounds)) {
    printf "With metering, %s of the rate without.\n", ratio("Admitted, empty endpoint", "Admitted, metering off")
  }
  for (c in wrong) {
    if (wrong[c] > asked[c] / 1000) {
      failed = 1
      printf "\nNOT MEASURED AS MEANT: %s: %d of %d answers%s\n", c, wrong[c], asked[c], kinds(c)
    }
  }
  exit failed
}
