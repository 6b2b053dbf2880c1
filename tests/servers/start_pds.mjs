// SPDX-License-Identifier: GPL-3.0-or-later
// A real Bluesky server on loopback: a PDS with accounts on it, and a PLC directory that knows them.
//   node start_pds.mjs [--handles a.test,b.test] [--data FOLDER] [--rate-limits]
//                      [--appview URL] [--public-url URL]
// --data: where the repositories are kept; without it a folder that goes with the process.
// --rate-limits (or PDS_RATE_LIMITS=1): the limits that real servers set.
// --appview: where reads of the network (app.bsky.*) are handed on to, as appview.mjs.
// --public-url: the address that the accounts' documents name: that of a proxy before the PDS.
// Says { pds, plc, firehose, accounts: [{ handle, did, password, appPassword }] }.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { endWithParent, listen, say } from './server.mjs'

const { values: options } = parseArgs({
  options: {
    handles: { type: 'string', default: 'chathost.test,chatter.test' },
    data: { type: 'string' },
    appview: { type: 'string', default: 'http://localhost:1' }, // nobody listens there
    'public-url': { type: 'string' },
    'rate-limits': { type: 'boolean', default: !!process.env.PDS_RATE_LIMITS },
  },
})
process.env.LOG_ENABLED ??= 'false'

// Both servers know their port only as a number, would listen on every interface, and must know
// it before they start. So each port is taken here first, on loopback, and handed over.
const taken = new Map()
async function takePort() {
  const holder = net.createServer()
  const port = await listen(holder)
  taken.set(port, holder)
  return port
}
const listenAnywhere = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const holder = taken.get(args[0])
  if (holder) {
    taken.delete(args[0])
    return listenAnywhere.call(this, holder, ...args.slice(1).filter((a) => typeof a === 'function'))
  }
  return listenAnywhere.apply(this, args)
}

const [pdsPort, plcPort] = [await takePort(), await takePort()]
const plcUrl = `http://localhost:${plcPort}`
const pdsUrl = `http://localhost:${pdsPort}`

// CommonJS modules: which of their names are seen from here depends on the version of Node.
const namesOf = async (name) => {
  const module = await import(name)
  return { ...module.default, ...module }
}
const { Database, PlcServer } = await namesOf('@did-plc/server')
const plc = PlcServer.create({ db: Database.mock(), port: plcPort })
await plc.start()

const data = options.data ?? fs.mkdtempSync(path.join(os.tmpdir(), 'moderato-pds-'))
fs.mkdirSync(path.join(data, 'blobs'), { recursive: true })
const { PDS, envToCfg, envToSecrets } = await namesOf('@atproto/pds')
const environment = {
  devMode: true,
  hostname: 'localhost',
  port: pdsPort,
  dataDirectory: data,
  blobstoreDiskLocation: path.join(data, 'blobs'),
  didPlcUrl: plcUrl,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  crawlers: [],
  disableSsrfProtection: true, // everything it talks to is on loopback
  rateLimitsEnabled: options['rate-limits'],
  bskyAppViewUrl: options.appview,
  bskyAppViewDid: 'did:web:appview.test',
  jwtSecret: randomBytes(16).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
}
const config = envToCfg(environment)
if (options['public-url']) config.service.publicUrl = options['public-url']
const pds = await PDS.create(config, envToSecrets(environment))
await pds.start()

endWithParent({
  stop: () => Promise.allSettled([pds.destroy(), plc.destroy()]),
  cleanUp: () => options.data || fs.rmSync(data, { recursive: true, force: true }),
})

async function call(nsid, body, token) {
  const headers = { 'content-type': 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  const url = `${pdsUrl}/xrpc/${nsid}`
  const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!reply.ok) throw new Error(`${nsid} answered ${reply.status}: ${await reply.text()}`)
  return reply.json()
}

const accounts = []
for (const handle of options.handles.split(',').filter(Boolean)) {
  const password = randomBytes(12).toString('hex')
  const email = `${handle.replace(/\./g, '-')}@mail.test`
  const made = await call('com.atproto.server.createAccount', { handle, email, password })
  const app = await call('com.atproto.server.createAppPassword', { name: 'Moderato' }, made.accessJwt)
  accounts.push({ handle, did: made.did, password, appPassword: app.password })
}
const firehose = `ws://localhost:${pdsPort}/xrpc/com.atproto.sync.subscribeRepos`
say({ pds: pdsUrl, plc: plcUrl, firehose, accounts })
