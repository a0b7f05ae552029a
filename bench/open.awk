# Makes the table of the open loop: the medians of the rounds.

BEGIN {
  FS = "\t"
}

{
  if (++rounds[$1] == 1) {
    order[++cases] = $1
  }
  split($2, told, " ")
  for (i = 1; i <= 6; i++) {
    value[$1, i, rounds[$1]] = told[i]
  }
}

END {
  printf "At %d requests a second, medians of the rounds; milliseconds:\n\n", rate
  row = "| %-26s | %6s | %6s | %6s | %6s | %9s |\n"
  printf row, "case", "p50", "p95", "p99", "p99.9", "otherwise"
  print "|---|--:|--:|--:|--:|--:|"
  for (i = 1; i <= cases; i++) {
    c = order[i]
    for (j = 1; j <= 6; j++) {
      for (r = 1; r <= rounds[c]; r++) {
        values[r] = value[c, j, r]
      }
      middle[j] = median(values, rounds[c])
    }
    printf row, c, sprintf("%.2f", middle[3] / 1000), sprintf("%.2f", middle[4] / 1000), sprintf("%.2f", middle[5] / 1000), \
      sprintf("%.2f", middle[6] / 1000), sprintf("%.3f%%", 100 * middle[2] / middle[1])
  }
  print "\notherwise: answered with an error, or not at all."
}
