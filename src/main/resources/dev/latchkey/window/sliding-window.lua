-- One decision on all sliding windows of a request and on its quota, and the count of what was admitted. Nothing else. The
-- package's documentation tells why it is right.
--
-- KEYS     for each window a list of admission times, oldest first, in microseconds; a request of cost n stands in it n
--          times. First the enforced windows, then those on trial. Where admissions are metered, then what the counters'
--          keys begin with; where a quota holds, then the counter of its period
-- ARGV[1]  cost: 0 only looks
-- ARGV[2]  how many of the windows are enforced
-- ARGV[3]  how many windows there are
-- ARGV[4], ARGV[5], ...  for each window its limit (how many may stand in it) and its length in microseconds
-- ...      where metered, the account on which admissions are counted
-- ...      where a quota holds: it, what was used of it before Redis knew of the period (-1: not known), and when the
--          period's counter may go, in milliseconds since 1970
-- Returns  which enforced window refuses (0: the request is admitted; one more than there are: the quota refuses; -1 alone:
--          what was used of the quota must be told), microseconds to wait if a window refuses; for each enforced window how
--          many are left and microseconds until the oldest leaves; then, where metered and admitted, the minute since 1970,
--          when its counter was born, and what it counts now; then which windows on trial would have refused

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local cost, enforced, all = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local meter, quota, beyond = KEYS[all + 1], KEYS[all + 2], 2 * all + 3
local call = redis.call

-- Counters nobody stored. They are taken away as soon as they are safe; this is for the case that nobody ever comes.
local KEEP_SECONDS = 35 * 24 * 3600

local function push(key, length, times)
  -- '%.0f' because Lua would write 1.7e+15, which Redis can't pack as an integer.
  local entry = string.format('%.0f', now)
  for _ = 1, times do
    call('RPUSH', key, entry)
  end
  call('PEXPIRE', key, math.ceil(length / 1000) + 1000)
end

local function look(index)
  local key, limit, length = KEYS[index], tonumber(ARGV[2 * index + 2]), tonumber(ARGV[2 * index + 3])

  -- Only where Redis' clock was set back does an admission lie in the future. Its age can't be known any more, so take it
  -- for a fresh one: that never admits too many, keeps the list in order, and heals within one window however far the
  -- clock went.
  local future = 0
  local newest = tonumber(call('LINDEX', key, -1))
  while newest and newest > now do
    call('RPOP', key)
    future = future + 1
    newest = tonumber(call('LINDEX', key, -1))
  end
  if future > 0 then
    push(key, length, future)
  end

  local oldest = tonumber(call('LINDEX', key, 0))
  while oldest and oldest <= now - length do
    call('LPOP', key)
    oldest = tonumber(call('LINDEX', key, 0))
  end

  local held = call('LLEN', key)
  return {key = key, limit = limit, length = length, oldest = oldest, held = held, fits = cost == 0 or held + cost <= limit}
end

-- Counts the cost, and says how the counter stands. An hour's counters are born together: whoever finds others born at
-- another time knows that Redis had lost these.
local function count()
  local minute = math.floor(now / 60000000)
  local hour = meter .. ':' .. math.floor(minute / 60)
  local born = call('HGET', hour, 'born')
  if not born then
    born = string.format('%.0f', now)
    call('HSET', hour, 'born', born)
    call('EXPIRE', hour, KEEP_SECONDS)
  end
  return minute, born, call('HINCRBY', hour, ARGV[beyond + 1] .. '/' .. minute % 60, cost)
end

local windows, refusing, longest = {}, 0, 0
for i = 1, enforced do
  local window = look(i)
  windows[i] = window
  if not window.fits then
    -- The request fits when this many have left; a cost above the limit never fits, and is told to wait a whole window.
    local leaving = tonumber(call('LINDEX', window.key, window.held + cost - window.limit - 1))
    local wait = leaving and leaving + window.length - now or window.length
    if wait > longest then
      refusing, longest = i, wait
    end
  end
end

if quota and cost > 0 and refusing == 0 then
  local used = tonumber(call('GET', quota))
  if not used then
    used = tonumber(ARGV[beyond + 3])
    if used < 0 then
      return {-1}
    end
    call('SET', quota, ARGV[beyond + 3])
    call('PEXPIREAT', quota, ARGV[beyond + 4])
  end
  if used + cost > tonumber(ARGV[beyond + 2]) then
    refusing = enforced + 1
  else
    call('INCRBY', quota, cost)
  end
end

-- Only now is it known whether all of them admit.
local counted = refusing == 0 and cost or 0
local reply = {refusing, longest}
for i = 1, enforced do
  local window = windows[i]
  if counted > 0 then
    push(window.key, window.length, counted)
  end
  local oldest = window.oldest or counted > 0 and now
  reply[2 * i + 1] = math.max(window.limit - window.held - counted, 0)
  reply[2 * i + 2] = oldest and oldest + window.length - now or 0
end

if counted > 0 and meter then
  reply[#reply + 1], reply[#reply + 2], reply[#reply + 3] = count()
end

-- A window on trial sees what was really admitted, and holds what it would have admitted of that.
if counted > 0 then
  for i = enforced + 1, all do
    local window = look(i)
    if window.fits then
      push(window.key, window.length, counted)
    else
      reply[#reply + 1] = i - enforced
    end
  end
end
return reply
