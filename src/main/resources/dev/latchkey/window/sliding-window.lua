-- Decisions on requests, one after another: each on all of its sliding windows and its quota, with the count of what was
-- admitted. The package's documentation tells why it is right.
--
-- KEYS     for each check its windows, lists of admission times, oldest first, in microseconds; a request of cost n stands in
--          it n times. First the enforced windows, then those on trial. Where admissions are metered, then what the counters'
--          keys begin with; where a quota holds, then the counter of its period
-- ARGV     when whoever asks will have given up, in microseconds since 1970 by this clock; 0: not known
--          for each check:
--          how many keys it has
--          how many requests ask it, which are alike
--          what each of them costs: 0 only looks
--          how many of the windows are enforced
--          how many windows there are
--          for each window its limit (how many may stand in it) and its length in microseconds
--          where metered, the account on which admissions are counted
--          where a quota holds: it, what was used of it before Redis knew of the period (-1: not known), and when the
--          period's counter may go, in milliseconds since 1970
-- Returns  the time, in microseconds since 1970; then, unless it was too late and nothing was done:
--          for each check an error, which is its own alone, or:
--          how many of its requests are admitted, which are the first (-1 alone: what was used of the quota must be told)
--          which enforced window refuses the others (0: there are none; one more than there are windows: the quota does)
--          microseconds to wait if a window refuses
--          for each enforced window how many were left before, and microseconds until the oldest leaves it now
--          where metered and admitted, the minute since 1970, when its counter was born, and what it counts now
--          if admitted, for each window on trial how many of the admitted requests it would have let through

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local call, keys, arguments, floor = redis.call, KEYS, ARGV, math.floor
local ceil, max, min, huge = math.ceil, math.max, math.min, math.huge
-- '%.0f' because Lua would write 1.7e+15, which Redis can't pack as an integer.
local entry = string.format('%.0f', now)

-- Counters nobody stored. They are taken away as soon as they are safe; this is for the case that nobody ever comes.
local KEEP_SECONDS = 35 * 24 * 3600
-- The end of a list is put off so many times in the list's length, and not at each admission.
local PUT_OFF = 8

local minute = floor(now / 60000000)
local hour_of_counters, minute_of_hour = ':' .. floor(minute / 60), '/' .. minute % 60

local function push(key, length, newest, times)
  for _ = 1, times do
    call('RPUSH', key, entry)
  end
  local part = length / PUT_OFF
  if not newest or floor(newest / part) ~= floor(now / part) then
    call('PEXPIRE', key, ceil((length + part) / 1000) + 1000)
  end
end

local function look(key, limit, length, cost)
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
    push(key, length, nil, future)
    newest = now
  end

  local oldest, held = nil, 0
  if newest then
    oldest = tonumber(call('LINDEX', key, 0))
    while oldest and oldest <= now - length do
      call('LPOP', key)
      oldest = tonumber(call('LINDEX', key, 0))
    end
    held = call('LLEN', key)
  end
  local left = limit - held
  return {key = key, length = length, newest = newest, oldest = oldest, held = held, left = left,
    fitting = cost == 0 and huge or max(floor(left / cost), 0)}
end

-- Counts the cost, and says how the counter stands. An hour's counters are born together: whoever finds others born at
-- another time knows that Redis had lost these.
local function count(meter, account, cost)
  local hour = meter .. hour_of_counters
  local born = call('HGET', hour, 'born')
  if not born then
    born = entry
    call('HSET', hour, 'born', born)
    call('EXPIRE', hour, KEEP_SECONDS)
  end
  return born, call('HINCRBY', hour, account .. minute_of_hour, cost)
end

local function decide(key, argument)
  local size, times, cost = tonumber(arguments[argument]), tonumber(arguments[argument + 1]), tonumber(arguments[argument + 2])
  local enforced, all = tonumber(arguments[argument + 3]), tonumber(arguments[argument + 4])
  local limits, beyond = argument + 3, argument + 4 + 2 * all
  local meter, quota = size > all and keys[key + all], size > all + 1 and keys[key + all + 1]

  local windows, admitted = {}, times
  for i = 1, enforced do
    local window = look(keys[key + i - 1], tonumber(arguments[limits + 2 * i]), tonumber(arguments[limits + 2 * i + 1]), cost)
    windows[i] = window
    admitted = min(admitted, window.fitting)
  end

  local refusing, longest = 0, 0
  if quota and cost > 0 and admitted > 0 then
    local used = tonumber(call('GET', quota))
    if not used then
      used = tonumber(arguments[beyond + 3])
      if used < 0 then
        return {-1}
      end
      call('SET', quota, arguments[beyond + 3])
      call('PEXPIREAT', quota, arguments[beyond + 4])
    end
    local fitting = max(floor((arguments[beyond + 2] - used) / cost), 0)
    if fitting < admitted then
      admitted, refusing = fitting, enforced + 1
    end
    if admitted > 0 then
      call('INCRBY', quota, admitted * cost)
    end
  end

  local counted = admitted * cost
  if admitted < times and refusing == 0 then
    for i = 1, enforced do
      local window = windows[i]
      if window.fitting <= admitted then
        -- A request fits when this many have left; what is counted just now, and a cost above the limit, which never
        -- fits, waits a whole window.
        local leaving = counted + cost - window.left - 1
        leaving = leaving < window.held and tonumber(call('LINDEX', window.key, leaving))
        local wait = leaving and leaving + window.length - now or window.length
        if wait > longest then
          refusing, longest = i, wait
        end
      end
    end
  end

  local reply = {admitted, refusing, longest}
  for i = 1, enforced do
    local window = windows[i]
    if counted > 0 then
      push(window.key, window.length, window.newest, counted)
    end
    local oldest = window.oldest or counted > 0 and now
    reply[2 * i + 2] = window.left
    reply[2 * i + 3] = oldest and oldest + window.length - now or 0
  end
  if counted > 0 and meter then
    local at = #reply
    reply[at + 1] = minute
    reply[at + 2], reply[at + 3] = count(meter, arguments[beyond + 1], counted)
  end

  -- A window on trial sees what was really admitted, and holds what it would have admitted of that.
  if counted > 0 then
    for i = enforced + 1, all do
      local window = look(keys[key + i - 1], tonumber(arguments[limits + 2 * i]), tonumber(arguments[limits + 2 * i + 1]), cost)
      local passing = min(admitted, window.fitting)
      if passing > 0 then
        push(window.key, window.length, window.newest, passing * cost)
      end
      reply[#reply + 1] = passing
    end
  end
  return reply
end

local given_up = tonumber(arguments[1])
if given_up > 0 and now > given_up then
  return {now}
end
local replies, key, argument = {now}, 1, 2
while arguments[argument] do
  local fine, reply = pcall(decide, key, argument)
  replies[#replies + 1] = fine and reply or type(reply) == 'table' and reply or {err = tostring(reply)}
  local size, all = tonumber(arguments[argument]), tonumber(arguments[argument + 4])
  argument = argument + 5 + 2 * all + (size > all and 1 or 0) + (size > all + 1 and 3 or 0)
  key = key + size
end
return replies
