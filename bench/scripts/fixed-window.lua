-- A counter that begins anew each minute, which admits twice the limit around its edge. KEYS[1]; ARGV: limit, milliseconds.
local used = redis.call('INCR', KEYS[1])
if used == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return {used <= tonumber(ARGV[1]) and 1 or 0, math.max(ARGV[1] - used, 0), redis.call('PTTL', KEYS[1])}
