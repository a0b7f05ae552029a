# The middle of so many values.
function median(values, count,    i, j, sorted, held) {
  for (i = 1; i <= count; i++) {
    held = values[i] + 0
    for (j = i - 1; j > 0 && sorted[j] > held; j--) {
      sorted[j + 1] = sorted[j]
    }
    sorted[j + 1] = held
  }
  return count % 2 ? sorted[(count + 1) / 2] : (sorted[count / 2] + sorted[count / 2 + 1]) / 2
}
