-- One decision on all sliding windows of a request, and nothing else. The package's documentation tells why it is right.
--
-- KEYS     for each window a list of admission times, oldest first, in microseconds; a request of cost n stands in it n
--          times. First the enforced windows, then those on trial
-- ARGV[1]  cost: 0 only looks
-- ARGV[2]  how many of the windows are enforced
-- ARGV[3], ARGV[4], ...  for each window its limit (how many may stand in it) and its length in microseconds
-- Returns  which enforced window refuses (0: the request is admitted), microseconds to wait if refused; for each enforced
--          window how many are left and microseconds until the oldest leaves; then which windows on trial would have refused

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local cost, enforced = tonumber(ARGV[1]), tonumber(ARGV[2])
local call = redis.call

local function push(key, length, times)
  -- '%.0f' because Lua would write 1.7e+15, which Redis can't pack as an integer.
  local entry = string.format('%.0f', now)
  for _ = 1, times do
    call('RPUSH', key, entry)
  end
  call('PEXPIRE', key, math.ceil(length / 1000) + 1000)
end

local function look(index)
  local key, limit, length = KEYS[index], tonumber(ARGV[2 * index + 1]), tonumber(ARGV[2 * index + 2])

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

-- A window on trial sees what was really admitted, and holds what it would have admitted of that.
if counted > 0 then
  for i = enforced + 1, #KEYS do
    local window = look(i)
    if window.fits then
      push(window.key, window.length, counted)
    else
      reply[#reply + 1] = i - enforced
    end
  end
end
return reply
