// SPDX-License-Identifier: GPL-3.0-or-later
// What is posted and fits a rule, line by line to the one who listens.
// https://docs.x.com/x-api/posts/filtered-stream/introduction
import { randomUUID } from 'node:crypto'
import { renamed } from './x_entities.mjs'
import { invalid, problems, refused, unavailable } from './x_problems.mjs'

const endpoint = 'filtered_stream'
const chosen = (object, names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)))

/// Owned by the server. Its rule: one connection at a time, and nothing from before it.
export class Streaming {
  /// `checked`: what is wrong with a line, if anything; `changed`: something to count has.
  constructor(state, entities, rules, { keepAlive, checked, changed }) {
    Object.assign(this, { state, entities, rules, checked, changed })
    Object.assign(this, { open: new Map(), lingering: new Map(), held: [] })
    this.counted = { opened: 0, turnedAway: 0, sent: 0, keptAlive: 0 }
    /// A test's wishes; linger: seconds that a connection counts after its end.
    this.mood = { mode: 'serve', duplicate: false, disorder: false, linger: 0 }
    state.on('post', (post) => {
      const delay = state.settings.streamDelay * 1000
      if (delay) setTimeout(() => this.#arrive(post), delay).unref()
      else this.#arrive(post)
    })
    setInterval(() => this.#keepAlive(), keepAlive).unref()
  }

  routes() {
    return [
      ['GET', '/2/tweets/search/stream', 'app', (call) => this.#connect(call)],
      ['GET', '/2/connections', 'app', ({ query }) => this.#list(query)],
      ['DELETE', '/2/connections', 'app', ({ body }) => this.#kill(body.uuids ?? [])],
      ['DELETE', '/2/connections/all', 'app', () => this.#kill(this.#ids())],
      ['DELETE', '/2/connections/:endpoint_id', 'app', ({ params }) =>
        this.#kill(params.endpoint_id === endpoint ? this.#ids() : [])],
    ]
  }

  #ids() {
    return [...this.open.keys(), ...this.lingering.keys()]
  }

  #connect({ query }) {
    this.counted.turnedAway += 1
    if (this.mood.mode === 'turn-away') throw unavailable()
    for (const name of ['backfill_minutes', 'start_time', 'end_time']) {
      if (query[name] !== undefined) throw invalid(`${name} is for Enterprise`)
    }
    if (!this.state.rules.length) {
      throw refused(409, problems.connection('RuleConfigurationIssue',
        'You must define at least one rule on your stream before connecting.'))
    }
    if (this.open.size + this.lingering.size > 0) {
      throw refused(429, problems.connection('TooManyConnections',
        'This stream is currently at the maximum allowed connection limit.'))
    }
    this.counted.turnedAway -= 1
    return { take: (request, response, headers) => this.#take(query, request, response, headers) }
  }

  #take(query, request, response, headers) {
    const id = randomUUID()
    const connected = new Date(this.state.now()).toISOString()
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.flushHeaders()
    this.open.set(id, { query, response, raw: request.socket, connected })
    this.counted.opened += 1
    response.on('close', () => {
      const ended = this.open.get(id)
      this.open.delete(id)
      if (ended && this.mood.linger > 0) {
        this.lingering.set(id, ended)
        setTimeout(() => this.lingering.delete(id), this.mood.linger * 1000).unref()
      }
      this.changed()
    })
    this.changed()
  }

  #keepAlive() {
    if (this.mood.mode === 'silent') return
    for (const { response } of this.open.values()) {
      response.write('\r\n')
      this.counted.keptAlive += 1
    }
    if (this.open.size) this.changed()
  }

  /// In disorder every second post waits for the one behind it.
  #arrive(post) {
    const waiting = this.held.splice(0)
    if (this.mood.disorder && !waiting.length) {
      this.held.push(post)
      return
    }
    for (const one of [post, ...waiting]) this.deliver(one)
  }

  /// To everybody whose rules it fits; twice where a test wants that.
  deliver(post) {
    if (this.mood.mode === 'silent' || !this.state.mayBeSeen(post)) return
    const rules = this.rules.matching(post)
    if (!rules.length) return
    for (const { response, query } of this.open.values()) {
      const value = {
        ...this.entities.posts([post], query, { isSingle: true }), matching_rules: rules,
      }
      if (this.checked(value)) continue
      const isNew = this.state.settings.names === 'new'
      const line = `${JSON.stringify(isNew ? renamed(value) : value)}\r\n`
      for (let i = 0; i < (this.mood.duplicate ? 2 : 1); ++i) {
        response.write(line)
        this.counted.sent += 1
      }
    }
    this.changed()
  }

  /// A line that is no post: { errors }, or whatever a test has.
  say(value) {
    for (const { response } of this.open.values()) response.write(`${JSON.stringify(value)}\r\n`)
  }

  /// 'close' in order, 'reset' by RST, 'operational' with a word before.
  disconnect(how, kind = 'UpstreamOperationalDisconnect') {
    if (how === 'operational') this.say({ errors: [problems.disconnect(kind)] })
    for (const { response, raw } of this.open.values()) {
      if (how === 'reset') raw.resetAndDestroy()
      else response.end()
    }
  }

  #list(query) {
    const fields = ['connected_at', 'endpoint_name', 'id',
      ...(query['connection.fields'] ?? '').split(',')]
    const all = [...this.open, ...this.lingering].map(([id, { connected }]) => chosen({
      id, connected_at: connected, endpoint_name: endpoint, client_ip: '127.0.0.1',
    }, fields))
    const meta = { result_count: all.length }
    return all.length ? { data: all, meta } : { meta }
  }

  #kill(ids) {
    const results = ids.map((uuid) => {
      const one = this.open.get(uuid)
      const isThere = !!one || this.lingering.delete(uuid)
      this.open.delete(uuid)
      one?.response.end()
      return { uuid, success: isThere, ...(isThere ? {} : { error_message: 'no such connection' }) }
    })
    const successful = results.filter(({ success }) => success).length
    this.changed()
    return { data: {
      successful_kills: successful, failed_kills: results.length - successful, results,
    } }
  }
}
