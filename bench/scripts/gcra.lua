-- The generic cell rate algorithm, which lets up to twice the limit pass in a window. KEYS[1]; ARGV: limit, microseconds.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval = ARGV[2] / ARGV[1]
local due = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
if due + interval - now > tonumber(ARGV[2]) then
  return {0, 0, due + interval - ARGV[2] - now}
end
redis.call('SET', KEYS[1], string.format('%.0f', due + interval), 'PX', math.ceil((due + interval - now) / 1000))
return {1, math.floor((ARGV[2] - (due + interval - now)) / interval), 0}
