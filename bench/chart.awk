# Draws the medians of the raw results as bars, into the file named in "chart": requests a second, and in parentheses the ratio to
# the first case.

BEGIN {
  FS = "\t"
}

{
  if (++rounds[$1] == 1) {
    order[++cases] = $1
  }
  split($4, wrk, " ")
  rate[$1, rounds[$1]] = wrk[1] / wrk[2] * 1e6
}

END {
  for (i = 1; i <= cases; i++) {
    c = order[i]
    for (r = 1; r <= rounds[c]; r++) {
      rates[r] = rate[c, r]
      ratios[r] = rate[c, r] / rate[order[1], r]
    }
    middle[c] = median(rates, rounds[c])
    ratio[c] = median(ratios, rounds[c])
    most = middle[c] > most ? middle[c] : most
  }
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"860\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">\n", \
    cases * 26 + 44 >chart
  printf "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n<text x=\"12\" y=\"24\" font-weight=\"bold\">%s</text>\n", \
    "Requests a second, and their ratio to the empty endpoint's" >chart
  for (i = 1; i <= cases; i++) {
    c = order[i]
    top = i * 26 + 12
    fill = c ~ /^Peer/ ? "#b8b8b8" : i <= 2 ? "#8aa4c8" : "#2f6f4f"
    printf "<text x=\"220\" y=\"%d\" text-anchor=\"end\">%s</text>", top + 15, c >chart
    printf "<rect x=\"230\" y=\"%d\" width=\"%d\" height=\"20\" fill=\"%s\"/>", top, middle[c] / most * 480, fill >chart
    printf "<text x=\"%d\" y=\"%d\">%d (%.2f)</text>\n", 236 + middle[c] / most * 480, top + 15, middle[c], ratio[c] >chart
  }
  print "</svg>" >chart
}
