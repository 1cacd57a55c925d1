/* How many pages a second the built shop serves, and how long they take: `npm run bench -- pages`. */
import { Agent, get } from 'node:http'
import { startShop } from '../server.ts'

const connections = 32
const warmUpMs = 1_000
const measureMs = 4_000

function once(url: string, agent: Agent): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'br' } }, (res) => {
      if (res.statusCode !== 200) reject(new Error(`${url} answered ${res.statusCode}`))
      res.resume()
      res.on('end', () => resolve(performance.now() - started))
      res.on('error', reject)
    }).on('error', reject)
  })
}

async function measure(url: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const from = performance.now() + warmUpMs
  const until = from + measureMs
  const took: number[] = []
  const client = async () => {
    while (performance.now() < until) {
      const ms = await once(url, agent)
      if (performance.now() > from) took.push(ms)
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  agent.destroy()
  return took.sort((a, b) => a - b)
}

const shop = await startShop({ DEMO: 'on' })
console.log(`${connections} connections, one process; times depend on the machine, compare within one run\n`)
console.log('requests/s    p50 ms    p99 ms  address')
for (const path of [
  '/healthz',
  '/drawings/favicon.svg',
  '/fr',
  '/fr/products',
  '/fr/products/chemise-en-lin-riviere',
]) {
  const took = await measure(`${shop.url}${path}`)
  const at = (share: number) => took[Math.floor(took.length * share)]!.toFixed(1).padStart(8)
  const rate = Math.round(took.length / (measureMs / 1000))
  console.log(`${String(rate).padStart(10)}  ${at(0.5)}  ${at(0.99)}  ${path}`)
}
await shop.stop()
