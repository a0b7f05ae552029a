-- What wrk sends, and what it tells at the end.
--
--   wrk ... -s requests.lua URL              no key
--   wrk ... -s requests.lua URL -- FILE      one of the keys in FILE, one a line, drawn for each request
--   wrk ... -s requests.lua URL -- unknown   keys that are well-formed and were never issued, another for each request
--   wrk ... -s requests.lua URL -- malformed the same with a wrong check
--
-- With SECOND_PORT in the environment, the second thread's requests go to that port of the same host.
--
-- At the end one line, all as wrk counts it: requests, microseconds of run time, of the median answer and of the 99th
-- percentile, requests that failed without an answer, microseconds that wrk itself spent on CPUs, and answers that are errors.

local bit = require("bit")

local DIGIT = {}
for digit in ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"):gmatch(".") do
  DIGIT[#DIGIT + 1] = digit
end

local function base62(number, width)
  local text = ""
  for _ = 1, width do
    text = DIGIT[number % 62 + 1] .. text
    number = math.floor(number / 62)
  end
  return text
end

local CRC_OF_BYTE = {}
for byte = 0, 255 do
  local crc = byte
  for _ = 1, 8 do
    crc = bit.bxor(bit.rshift(crc, 1), bit.band(0xEDB88320, -bit.band(crc, 1)))
  end
  CRC_OF_BYTE[byte] = crc
end

local function crc32(crc, text)
  for i = 1, #text do
    crc = bit.bxor(bit.rshift(crc, 8), CRC_OF_BYTE[bit.band(bit.bxor(crc, text:byte(i)), 255)])
  end
  return crc
end

-- Makes keys of the right form: prefix, environment, 32 characters, and 6 of a check over all before them. Only the last
-- four of the 32 change from key to key, so that making one costs the load generator little.
local function inventor(well_formed)
  local start = "dxm_live_"
  for _ = 1, 28 do
    start = start .. DIGIT[math.random(62)]
  end
  local crc_of_start = crc32(-1, start)
  local made = 0
  return function()
    made = made + 1
    local rest = base62(made, 4)
    local check = bit.bnot(crc32(crc_of_start, rest)) + (well_formed and 0 or 1)
    return start .. rest .. base62(check % 2 ^ 32, 6)
  end
end

local function drawn_from(file)
  local keys = {}
  for key in io.lines(file) do
    keys[#keys + 1] = key
  end
  return function()
    return keys[math.random(#keys)]
  end
end

local keyless, before_key, next_key, after_key
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
  local second = os.getenv("SECOND_PORT")
  if second and threads == 2 then
    thread.addr = wrk.lookup(wrk.host, second)[1]
  end
end

-- Must be quick: wrk's first thread sends already while the second is still here.
function init(arguments)
  local keys = arguments[1]
  math.randomseed(os.time() * 100 + number)
  if keys == "unknown" or keys == "malformed" then
    next_key = inventor(keys == "unknown")
  elseif keys then
    next_key = drawn_from(keys)
  end
  if next_key then
    local template = wrk.format(nil, nil, { ["X-Merchant-API-Key"] = "KEY" })
    before_key, after_key = template:match("^(.*)KEY(.*)$")
  end
  keyless = wrk.format()
end

function request()
  return next_key and before_key .. next_key() .. after_key or keyless
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("result %d %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), errors.connect + errors.read + errors.write + errors.timeout, os.clock() * 1e6, errors.status))
end
