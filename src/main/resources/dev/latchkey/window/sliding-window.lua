-- One decision of the exact sliding window, and nothing else. The package's documentation tells why it is right.
--
-- KEYS[1]  list of admission times, oldest first, in microseconds; a request of cost n stands in it n times
-- ARGV[1]  limit: how many may stand in the window
-- ARGV[2]  length of the window in microseconds
-- ARGV[3]  cost: 0 only looks
-- Returns  {1 admitted or 0 refused, remaining, microseconds until the oldest leaves, microseconds to wait if refused}

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local key, limit, length, cost = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

local function push(at, times)
  -- '%.0f' because Lua would write 1.7e+15, which Redis can't pack as an integer.
  local entry = string.format('%.0f', at)
  for _ = 1, times do
    redis.call('RPUSH', key, entry)
  end
  redis.call('PEXPIRE', key, math.ceil(length / 1000) + 1000)
end

-- Only where Redis' clock was set back does an admission lie in the future. Its age can't be known any more, so take it
-- for a fresh one: that never admits too many, keeps the list in order, and heals within one window however far the
-- clock went.
local future = 0
local newest = tonumber(redis.call('LINDEX', key, -1))
while newest and newest > now do
  redis.call('RPOP', key)
  future = future + 1
  newest = tonumber(redis.call('LINDEX', key, -1))
end
if future > 0 then
  push(now, future)
end

local oldest = tonumber(redis.call('LINDEX', key, 0))
while oldest and oldest <= now - length do
  redis.call('LPOP', key)
  oldest = tonumber(redis.call('LINDEX', key, 0))
end

local held = redis.call('LLEN', key)

if cost > 0 and held + cost > limit then
  -- The request fits when this many have left; a cost above the limit never fits, and is told to wait a whole window.
  local leaving = tonumber(redis.call('LINDEX', key, held + cost - limit - 1))
  local wait = leaving and leaving + length - now or length
  return {0, math.max(limit - held, 0), oldest and oldest + length - now or 0, wait}
end

if cost > 0 then
  push(now, cost)
  oldest = oldest or now
end
return {1, math.max(limit - held - cost, 0), oldest and oldest + length - now or 0, 0}
