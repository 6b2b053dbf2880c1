// SPDX-License-Identifier: GPL-3.0-or-later
// What one server knows: its accounts and those it has heard of, statuses with ids of its own, what
// accounts did to them, tokens, keys and media. It knows no HTTP.
import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { normalised, rendered } from './mastodon_html.mjs'
import { Refusal } from './mastodon_http.mjs'

const hour = 3_600_000
const secret = () => randomBytes(24).toString('hex')

/// Emits 'update', 'status.update' and 'delete' with the status, for those who listen to tags.
export class State extends EventEmitter {
  constructor({ origin, handles, honoursKeys }) {
    super()
    Object.assign(this, { origin, honoursKeys, domain: new URL(origin).host, age: 0, lastId: 0n })
    this.accounts = new Map() // by id
    this.statuses = new Map() // by id; boosts too
    this.ordered = [] // the same, oldest first
    this.counts = new Map() // of what leads to a status or comes from an account, by "replyTo id"
    this.media = new Map()
    this.apps = new Map() // by client_id
    this.codes = new Map()
    this.tokens = new Map() // { accountId, scopes, clientId }
    this.keys = new Map() // { statusId, until }, by account and key
    this.relations = new Map() // { blocking, muting, … }, by account and target
    this.filters = new Map() // lists, by account
    this.reports = []
    this.locals = handles.map((username) => this.addAccount({ username }))
  }

  now() {
    return Date.now() + this.age
  }

  /// As Mastodon makes them: of the time and a sequence, never the same twice.
  newId() {
    const id = BigInt(Date.now()) << 16n
    this.lastId = id > this.lastId ? id : this.lastId + 1n
    return String(this.lastId)
  }

  /// Without a domain it is an account of this server.
  addAccount({ username, domain, displayName = '', bot = false, uri }) {
    const id = this.newId()
    const home = domain ? `https://${domain}` : this.origin
    const account = {
      id,
      username,
      domain,
      displayName,
      bot,
      acct: domain ? `${username}@${domain}` : username,
      handle: `${username}@${domain ?? this.domain}`,
      uri: uri ?? (domain ? `${home}/users/${username}` : `${home}/ap/users/${id}`),
      url: `${home}/@${username}`,
      createdAt: this.now(),
    }
    this.accounts.set(id, account)
    return account
  }

  /// "@name", "name@domain", with this server's domain or without one for an account of its own.
  findAccount(name) {
    const [username, domain] = name.replace(/^@/, '').toLowerCase().split('@')
    const fits = (one) => one.username.toLowerCase() === username &&
      (one.domain ?? this.domain) === (domain ?? this.domain)
    return [...this.accounts.values()].find(fits)
  }

  accountOf(handle) {
    const [username, domain] = handle.replace(/^@/, '').split('@')
    const home = domain === this.domain ? undefined : domain
    return this.findAccount(handle) ?? this.addAccount({ username, domain: home })
  }

  giveToken(accountId, scopes, clientId) {
    const token = secret()
    this.tokens.set(token, { accountId, scopes, clientId })
    return token
  }

  registerApp({ name, website = null, redirectUris, scopes }) {
    const app = { id: this.newId(), name, website, redirectUris, scopes }
    Object.assign(app, { clientId: secret(), clientSecret: secret() })
    this.apps.set(app.clientId, app)
    return app
  }

  /// The status that an account has posted with this key within the hour.
  postedWith(accountId, key) {
    const entry = this.honoursKeys && key ? this.keys.get(`${accountId} ${key}`) : undefined
    return entry && entry.until > this.now() ? this.statuses.get(entry.statusId) : undefined
  }

  remember(accountId, key, statusId) {
    if (!this.honoursKeys || !key) return
    this.keys.set(`${accountId} ${key}`, { statusId, until: this.now() + hour })
  }

  /// What a status says, from its text or, where it came from elsewhere, from the HTML given.
  write(status, { text, content }) {
    const made = rendered(text ?? '', this.origin, (name) => this.findAccount(name))
    const tagOf = ([, name]) => ({ name: normalised(name), url: `${this.origin}/tags/${name}` })
    const found = [...(content ?? '').matchAll(/#(?:<span>)?([\p{L}\p{N}_]+)/gu)].map(tagOf)
    Object.assign(status, { text: text ?? content, html: content ?? made.html })
    Object.assign(status, { tags: content ? found : made.tags, mentions: made.mentions })
  }

  /// `quiet`: streams say nothing of it. `hidden`: it is known only once it is looked for.
  addStatus(account, {
    text, content, id = this.newId(), uri, url, createdAt, visibility = 'public', spoiler = '',
    sensitive = false, language = null, replyTo, media = [], poll, quoteOf, reblogOf, application,
    quiet = false, hidden = false, emojis = [],
  }) {
    const [place, page] = reblogOf
      ? [`${account.uri}/statuses/${id}/activity`, null]
      : [`${account.uri}/statuses/${id}`, `${account.url}/${id}`]
    const status = {
      id, uri: uri ?? place, url: url ?? page, accountId: account.id, visibility, spoiler,
      sensitive, language, replyTo, media, poll, quoteOf, reblogOf, application, hidden, emojis,
      createdAt: createdAt ? Date.parse(createdAt) : this.now(), editedAt: null,
      favourites: new Set(), bookmarks: new Set(),
    }
    this.write(status, { text, content })
    this.#place(status)
    if (!quiet && !hidden) this.emit('update', status)
    return status
  }

  #place(status) {
    const number = BigInt(status.id)
    let at = this.ordered.length
    while (at > 0 && this.ordered[at - 1].number > number) at -= 1
    status.number = number
    this.ordered.splice(at, 0, status)
    this.statuses.set(status.id, status)
    this.#count(status, 1)
  }

  #count(status, difference) {
    for (const name of ['replyTo', 'reblogOf', 'quoteOf', 'accountId']) {
      const key = `${name} ${status[name]}`
      if (status[name]) this.counts.set(key, this.countOf(name, status[name]) + difference)
    }
  }

  countOf(name, id) {
    return this.counts.get(`${name} ${id}`) ?? 0
  }

  edit(status, { text, content, spoiler, sensitive, language, media }) {
    if (text !== undefined || content !== undefined) this.write(status, { text, content })
    const changes = Object.entries({ spoiler, sensitive, language, media })
    for (const [name, value] of changes) if (value !== undefined) status[name] = value
    status.editedAt = this.now()
    this.emit('status.update', status)
  }

  remove(status) {
    for (const one of this.ordered.filter((one) => one === status || one.reblogOf === status.id)) {
      this.ordered.splice(this.ordered.indexOf(one), 1)
      this.statuses.delete(one.id)
      this.#count(one, -1)
    }
    this.emit('delete', status)
  }

  /// Newest first, as lists are read.
  all() {
    return this.ordered.filter((one) => !one.hidden).reverse()
  }

  /// By its uri, the address of its page, or this server's id.
  findStatus(name) {
    const fits = (one) => one.uri === name || one.url === name
    return this.statuses.get(name) ?? [...this.statuses.values()].find(fits)
  }

  isVisible(status, viewer) {
    if (status.hidden) return false
    if (['public', 'unlisted'].includes(status.visibility)) return true
    return viewer !== undefined && (status.accountId === viewer.id ||
      (status.visibility === 'direct' && status.mentions.some(({ id }) => id === viewer.id)))
  }

  status(id, viewer) {
    const status = this.statuses.get(id)
    if (!status || !this.isVisible(status, viewer)) throw new Refusal(404, 'Record not found')
    return status
  }

  account(id) {
    const account = this.accounts.get(id)
    if (!account) throw new Refusal(404, 'Record not found')
    return account
  }

  relation(viewer, target) {
    const key = `${viewer.id} ${target.id}`
    if (!this.relations.has(key)) this.relations.set(key, { blocking: false, muting: false })
    return this.relations.get(key)
  }

  isHiddenFrom(viewer, status) {
    if (!viewer) return false
    const { blocking, muting } = this.relation(viewer, this.accounts.get(status.accountId))
    return blocking || muting
  }

  tagged(name, viewer) {
    const fits = (one) => one.visibility === 'public' && !one.reblogOf &&
      one.tags.some((tag) => tag.name === normalised(name)) && !this.isHiddenFrom(viewer, one)
    return this.all().filter(fits)
  }

  reblogOf(account, status) {
    return this.all().find((one) => one.reblogOf === status.id && one.accountId === account.id)
  }

  replies(status) {
    return this.all().filter((one) => one.replyTo === status.id).reverse()
  }
}
