# Sourced by run. What reading a secret costs, by JMH.

measure_secret() {
  "$JAVA" -cp "$OUT/quarkus-app/app/*:$OUT/quarkus-app/lib/main/*" org.openjdk.jmh.Main SecretBenchmark \
    -f "$ROUNDS" -wi 3 -w 1 -i 3 -r 1 -prof gc 2>&1 | sed -n '/^Benchmark/,$p' | grep -E '^Benchmark|avgt|alloc.rate.norm' |
    grep -v 'gc\.\(alloc\.rate \|count\|time\)' | tee "$OUT/secret.txt"
}
