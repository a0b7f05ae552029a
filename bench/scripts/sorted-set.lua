-- The usual exact window: a sorted set with a member for each request. KEYS[1]; ARGV: limit, microseconds, a unique member.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
local held = redis.call('ZCARD', KEYS[1])
-- When the oldest leaves is told with every answer, as the draft for RateLimit header fields wants it.
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if held >= tonumber(ARGV[1]) then
  return {0, 0, oldest[2] + ARGV[2] - now}
end
redis.call('ZADD', KEYS[1], now, now .. ':' .. ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2] / 1000)
return {1, ARGV[1] - held - 1, oldest[2] and oldest[2] + ARGV[2] - now or ARGV[2]}
