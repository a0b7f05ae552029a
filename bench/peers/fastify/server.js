// Two processes that share one port: each checks the key, then has the plugin count the request in Redis.
import cluster from 'node:cluster'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { Redis } from 'ioredis'

const WORKERS = 2
const WINDOW_MILLISECONDS = 60000

// The keys by the SHA-256 of their secret, in hex.
function readKeys (file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return new Map(lines.map(line => {
    const [sha256, merchant, limit] = line.split(' ')
    return [sha256, { merchant, limit: Number(limit) }]
  }))
}

async function serve ({ KEYS_FILE, REDIS_PORT, PEER_PORT }) {
  const keys = readKeys(KEYS_FILE)
  const app = Fastify({ logger: false })

  // Hooks of the instance run before those of a route, and the plugin's is one of a route.
  app.decorateRequest('apiKey', null)
  app.addHook('onRequest', async (request, reply) => {
    const secret = request.headers['x-merchant-api-key']
    request.apiKey = secret && keys.get(hash('sha256', secret))
    if (!request.apiKey) {
      return reply.code(401).send()
    }
  })
  await app.register(rateLimit, {
    redis: new Redis({ host: '127.0.0.1', port: Number(REDIS_PORT), connectTimeout: 500, maxRetriesPerRequest: 1 }),
    keyGenerator: request => request.apiKey.merchant,
    max: request => request.apiKey.limit,
    timeWindow: WINDOW_MILLISECONDS
  })
  app.get('/merchant-api/v1/bench/empty', async (_request, reply) => reply.code(204).send())
  await app.listen({ host: '127.0.0.1', port: Number(PEER_PORT) })
}

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; i++) {
    cluster.fork()
  }
  // Half a server would be measured as a slow one.
  cluster.on('exit', () => process.exit(1))
} else {
  await serve(process.env)
}
