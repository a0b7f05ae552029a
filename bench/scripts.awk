# Makes the table of scripts: the medians of the rounds, and ratios within each round to the sorted set.

BEGIN {
  FS = "\t"
}

{
  if (++rounds[$1] == 1) {
    order[++cases] = $1
  }
  rate[$1, rounds[$1]] = $3 * $2
  spent[$1, rounds[$1]] = $4 / $2
}

END {
  row = "| %-18s | %12s | %13s | %12s |\n"
  printf row, "script", "decisions/s", "us a decision", "to the set's"
  print "|---|--:|--:|--:|"
  for (i = 1; i <= cases; i++) {
    c = order[i]
    for (r = 1; r <= rounds[c]; r++) {
      rates[r] = rate[c, r]
      spents[r] = spent[c, r]
      ratios[r] = rate[c, r] / rate["sorted-set", r]
    }
    printf row, c, sprintf("%d", median(rates, rounds[c])), sprintf("%.1f", median(spents, rounds[c])), \
      sprintf("%.2f", median(ratios, rounds[c]))
  }
  print "\ndecisions/s: as redis-benchmark counts them, on one pipelined connection. us a decision: microseconds that Redis spent on"
  print "it. The others count in one window, and so does latchkey-windows; latchkey counts on an account as well. With -8 a call decides eight"
  print "merchants' requests; under load a call of the service holds more. to the set's: decisions a second, compared with sorted-set."
}
