-- An exact sliding window: admits a request if fewer than the limit were admitted within the window's length before it.
--
-- KEYS     a list of the admission times, oldest first, in microseconds
-- ARGV     the limit, the window's length in microseconds
-- Returns  1 if admitted or 0, how many are left, microseconds until the oldest leaves the window

local key, limit, length = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local oldest = tonumber(redis.call('LINDEX', key, 0))
while oldest and oldest <= now - length do
  redis.call('LPOP', key)
  oldest = tonumber(redis.call('LINDEX', key, 0))
end

local held = redis.call('LLEN', key)
if held >= limit then
  return {0, 0, (oldest or now) + length - now}
end
-- '%.0f' because Lua would write 1.7e+15.
redis.call('RPUSH', key, string.format('%.0f', now))
redis.call('PEXPIRE', key, math.ceil(length / 1000))
return {1, limit - held - 1, (oldest or now) + length - now}
