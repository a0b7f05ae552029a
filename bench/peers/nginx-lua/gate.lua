-- Lets a request pass whose key is known and whose merchant has sent fewer requests than its limit in the last minute.

local redis = require("nginx.redis")
local sha256 = require("nginx.sha256")
local to_hex = require("nginx.string").to_hex

local WINDOW_MICROSECONDS = 60 * 1000000
local REDIS_MILLISECONDS = 1000
local IDLE_MILLISECONDS, IDLE_CONNECTIONS = 10000, 100

local gate = {}
local keys, script, script_sha1, redis_port = {}, nil, nil, nil

-- Called once, in the master process: the workers inherit what it reads.
function gate.load(keys_file, script_file, port)
  for line in io.lines(keys_file) do
    local hash, merchant, limit = line:match("^(%x+) (%S+) (%d+)$")
    keys[hash] = { merchant = merchant, limit = tonumber(limit) }
  end
  local file = assert(io.open(script_file))
  script = file:read("*a")
  file:close()
  script_sha1 = to_hex(ngx.sha1_bin(script))
  redis_port = port
end

local function hash_of(secret)
  local digest = sha256:new()
  digest:update(secret)
  return to_hex(digest:final())
end

-- What window.lua returns, or nil and the reason. A connection goes back to the pool only where its answer was read.
local function ask_window(key)
  local connection = redis:new()
  connection:set_timeout(REDIS_MILLISECONDS)
  local connected, reason = connection:connect("127.0.0.1", redis_port)
  if not connected then
    return nil, reason
  end
  local name = "window:" .. key.merchant
  local reply, failure = connection:evalsha(script_sha1, 1, name, key.limit, WINDOW_MICROSECONDS)
  if reply == false and failure:find("^NOSCRIPT") then
    reply, failure = connection:eval(script, 1, name, key.limit, WINDOW_MICROSECONDS)
  end
  if reply == nil then
    return nil, failure
  end
  connection:set_keepalive(IDLE_MILLISECONDS, IDLE_CONNECTIONS)
  return reply, failure
end

-- Answers 401 or 429 itself, and 503 where Redis does not answer: without a count nobody passes.
function gate.check()
  local secret = ngx.var.http_x_merchant_api_key
  local key = secret and keys[hash_of(secret)]
  if not key then
    return ngx.exit(401)
  end
  local reply, failure = ask_window(key)
  if not reply then
    ngx.log(ngx.ERR, "the window was not asked: ", failure)
    return ngx.exit(503)
  end
  local allowed, remaining, seconds = reply[1] == 1, reply[2], math.ceil(reply[3] / 1000000)
  ngx.header["RateLimit-Policy"] = '"merchant";q=' .. key.limit .. ";w=60"
  ngx.header["RateLimit"] = '"merchant";r=' .. remaining .. ";t=" .. seconds
  if not allowed then
    ngx.header["Retry-After"] = seconds
    return ngx.exit(429)
  end
end

return gate
