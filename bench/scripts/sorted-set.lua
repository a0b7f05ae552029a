-- The usual exact window: a sorted set with a member for each request. KEYS[1]; ARGV: limit, microseconds, a unique member.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
local held = redis.call('ZCARD', KEYS[1])
if held >= tonumber(ARGV[1]) then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return {0, 0, oldest[2] + ARGV[2] - now}
end
redis.call('ZADD', KEYS[1], now, now .. ':' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2] / 1000)
return {1, ARGV[1] - held - 1, 0}
