# Sourced by run: other ways to check a key and to limit its merchant in Redis. Each directory in peers/ has a script that builds
# and starts it, and a README.md that tells which documentation its settings follow.

build_peers() {
  local peer
  for peer in $PEERS; do
    echo "Building $peer" >&2
    mkdir -p "$OUT/peers/$peer"
    PEER_OUT=$OUT/peers/$peer "bench/peers/$peer/peer" build >"$OUT/peers/$peer.build.log" 2>&1 ||
      fail "$peer can't be built; $OUT/peers/$peer.build.log tells why"
  done
}

start_peers() {
  local peer port key
  key=$(head -n 1 "$WORK/admitted")
  for peer in $PEERS; do
    port=$(free_port)
    PEER_PORT=$port PEER_OUT=$OUT/peers/$peer REDIS_PORT=$REDIS_PORT KEYS_FILE=$WORK/keys JAVA=$JAVA \
      "bench/peers/$peer/peer" start >"$OUT/$peer.log" 2>&1 &
    SERVICES[$peer]=$!
    SITES[$peer]=http://127.0.0.1:$port
    MANAGEMENT_PORTS[$peer]=''
    for _ in $(seq 120); do
      ! curl -fso /dev/null -H "X-Merchant-API-Key: $key" "${SITES[$peer]}/merchant-api/v1/bench/empty" || continue 2
      kill -0 "${SERVICES[$peer]}" 2>/dev/null || break
      sleep 0.5
    done
    fail "$peer did not start; $OUT/$peer.log tells why"
  done
}
