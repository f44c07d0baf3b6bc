-- What wrk asks for (see load.py): the paths in a file, line by line, and from the beginning again.

local requests, at = {}, 0

function init(arguments)
  for path in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", path, { ["Accept-Encoding"] = "br" })
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"a_second": %.1f, "slowest_ms": %.2f, "failed": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
