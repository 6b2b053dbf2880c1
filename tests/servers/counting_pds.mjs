// SPDX-License-Identifier: GPL-3.0-or-later
// A server that speaks as much of the AT Protocol as a post needs, and honours no key: whatever
// arrives at putRecord is posted once more. Whoever sends twice is seen twice.
//   node counting_pds.mjs [--handles a.test,b.test]
// It is its accounts' directory too; com.atproto.repo.listRecords tells all, oldest first.
// Says { pds, plc, accounts: [{ handle, did, password, appPassword }] }.
import { createHash, randomBytes } from 'node:crypto'
import http from 'node:http'
import { parseArgs } from 'node:util'
import { answer, bodyOf, endWithParent, listen, say } from './server.mjs'

const { values: options } = parseArgs({
  options: { handles: { type: 'string', default: 'chathost.test,chatter.test' } },
})

const didOf = (handle) =>
  'did:plc:' + createHash('sha256').update(handle).digest('hex').replace(/[0189]/g, 'a').slice(0, 24)
const accounts = options.handles.split(',').map((handle) => ({
  handle,
  did: didOf(handle),
  password: randomBytes(12).toString('hex'),
  appPassword: randomBytes(12).toString('hex'),
}))
const posted = new Map(accounts.map(({ did }) => [did, []]))
const tokens = new Map() // whose account a token is

class Refusal extends Error {
  constructor(status, name) {
    super(name)
    this.status = status
  }
}

function session({ handle, did }) {
  const token = () => randomBytes(12).toString('hex')
  const fresh = { accessJwt: token(), refreshJwt: token(), handle, did, active: true }
  tokens.set(fresh.accessJwt, did).set(fresh.refreshJwt, did)
  return fresh
}

const found = (value, status, name) => {
  if (value === undefined) throw new Refusal(status, name)
  return value
}
const postOf = (entry, did) => ({
  uri: `at://${did}/${entry.collection}/${entry.rkey}`,
  cid: entry.cid,
  value: entry.record,
})

const methods = {
  'com.atproto.server.createSession': ({ identifier, password }) => {
    const fits = (one) => [one.handle, one.did].includes(identifier) &&
      [one.password, one.appPassword].includes(password)
    return session(found(accounts.find(fits), 401, 'AuthenticationRequired'))
  },
  'com.atproto.server.refreshSession': (_, did) =>
    session(found(accounts.find((one) => one.did === did), 401, 'ExpiredToken')),
  'com.atproto.server.getSession': (_, did) =>
    ({ did: found(did, 401, 'InvalidToken'), active: true }),
  'com.atproto.identity.resolveHandle': ({ handle }) =>
    ({ did: found(accounts.find((one) => one.handle === handle), 400, 'HandleNotFound').did }),
  'com.atproto.repo.putRecord': (body, did) => {
    const cid = 'bafyrei' + randomBytes(26).toString('hex')
    const entry = { ...body, cid }
    found(posted.get(found(did, 401, 'InvalidToken')), 401, 'InvalidToken').push(entry)
    const { uri } = postOf(entry, did)
    return { uri, cid }
  },
  'com.atproto.repo.getRecord': ({ repo, rkey }) => {
    const fits = (entry) => entry.rkey === rkey
    return postOf(found(posted.get(repo)?.find(fits), 400, 'RecordNotFound'), repo)
  },
  'com.atproto.repo.listRecords': ({ repo }) =>
    ({ records: (posted.get(repo) ?? []).map((entry) => postOf(entry, repo)) }),
}

function document(address, { handle, did }) {
  const service = { id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: address }
  return { id: did, alsoKnownAs: [`at://${handle}`], service: [service] }
}

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const did = tokens.get(request.headers.authorization?.replace('Bearer ', ''))
  try {
    const body = await bodyOf(request) // whoever sends it may die in its middle
    const known = accounts.find((one) => url.pathname === `/${one.did}`)
    if (known) return answer(response, 200, document(pds, known))
    const method = found(methods[url.pathname.replace('/xrpc/', '')], 501, 'MethodNotImplemented')
    const parameters = body ? JSON.parse(body) : Object.fromEntries(url.searchParams)
    answer(response, 200, method(parameters, did))
  } catch (error) {
    const name = error instanceof Refusal ? error.message : 'InvalidRequest'
    answer(response, error.status ?? 400, { error: name, message: name })
  }
})
const pds = `http://localhost:${await listen(server)}`

endWithParent({ stop: async () => server.closeAllConnections?.() })
say({ pds, plc: pds, accounts })
