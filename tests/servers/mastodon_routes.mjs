// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that Mastodon answers besides statuses and tokens.
// https://docs.joinmastodon.org/methods/
import { limits } from './mastodon_entities.mjs'
import { Answer, isTrue, page, Refusal } from './mastodon_http.mjs'

const ofVisibility = { own: () => true, others: ({ visibility }) => visibility !== 'direct' }

export class Routes {
  /// `facts`: { software, version, hasV2, openTags, slowMedia }
  constructor(state, entities, statuses, facts) {
    Object.assign(this, { state, entities, statuses, facts })
  }

  routes() {
    return [...this.#server(), ...this.#accounts(), ...this.#relations(), ...this.#media(),
      ['GET', '/api/v1/timelines/tag/:hashtag', 'maybe read:statuses', (call) => this.#tag(call)],
      ['GET', '/api/v2/search', 'maybe read:search', (call) => this.#search(call)],
      ['POST', '/api/v1/reports', 'write:reports', (call) => this.#report(call)],
      ['GET', '/api/v2/filters', 'read:filters', ({ account }) =>
        (this.state.filters.get(account.id) ?? []).map((one) => this.entities.filter(one))],
    ]
  }

  #server() {
    const { origin } = this.state
    const { software: name, version, hasV2 } = this.facts
    const schema = 'http://nodeinfo.diaspora.software/ns/schema/2.0'
    const rows = [
      ['GET', '/api/v1/instance', null, () => this.entities.oldInstance(this.facts)],
      ['GET', '/.well-known/nodeinfo', null, () =>
        ({ links: [{ rel: schema, href: `${origin}/nodeinfo/2.0` }] })],
      ['GET', '/nodeinfo/2.0', null, () => ({
        version: '2.0', software: { name, version }, protocols: ['activitypub'],
        services: { outbound: [], inbound: [] }, openRegistrations: false, metadata: {},
        usage: { users: { total: 1, activeMonth: 1, activeHalfyear: 1 }, localPosts: 0 },
      })],
      ['GET', '/api/v1/streaming/health', null, () => new Answer('OK', { type: 'text/plain' })],
      ['GET', '/missing.png', null, () => new Answer('', { type: 'image/png' })],
    ]
    const newer = ['GET', '/api/v2/instance', null, () => this.entities.instance(this.facts)]
    return hasV2 ? [...rows, newer] : rows
  }

  #accounts() {
    return [
      ['GET', '/api/v1/accounts/verify_credentials', 'read:accounts', ({ account }) =>
        this.entities.credentialAccount(account)],
      ['GET', '/api/v1/accounts/lookup', 'maybe read:accounts', ({ query }) => {
        const found = this.state.findAccount(query.acct ?? '')
        if (!found) throw new Refusal(404, 'Record not found')
        return this.entities.account(found)
      }],
      ['GET', '/api/v1/accounts/relationships', 'read:follows', ({ query, account }) =>
        [query.id ?? []].flat().filter((id) => this.state.accounts.has(id))
          .map((id) => this.entities.relationship(account, this.state.account(id)))],
      ['GET', '/api/v1/accounts/:id', 'maybe read:accounts', ({ params }) =>
        this.entities.account(this.state.account(params.id))],
      ['GET', '/api/v1/accounts/:id/statuses', 'maybe read:statuses', (call) => this.#posts(call)],
    ]
  }

  #posts({ params, query, account, address }) {
    const owner = this.state.account(params.id)
    const isSeen = owner.id === account?.id ? ofVisibility.own : ofVisibility.others
    const fits = (one) => one.accountId === owner.id && isSeen(one) &&
      this.state.isVisible(one, account) &&
      !(isTrue(query.exclude_reblogs) && one.reblogOf) &&
      !(isTrue(query.exclude_replies) && one.replyTo) &&
      !(isTrue(query.only_media) && !one.media.length) &&
      !(query.tagged && !one.tags.some(({ name }) => name === query.tagged))
    const all = isTrue(query.pinned) ? [] : this.state.all().filter(fits)
    return this.statuses.paged(all, query, account, address)
  }

  #relations() {
    const changes = { mute: ['muting', true], unmute: ['muting', false],
      block: ['blocking', true], unblock: ['blocking', false] }
    const rows = Object.entries(changes).map(([name, [what, value]]) =>
      ['POST', `/api/v1/accounts/:id/${name}`, `write:${name.replace('un', '')}s`,
        ({ params, account }) => {
          const target = this.state.account(params.id)
          this.state.relation(account, target)[what] = value
          return this.entities.relationship(account, target)
        }])
    const list = (what) => ({ query, account, address }) => {
      const fits = (one) => this.state.relation(account, one)[what]
      const { shown, headers } = page([...this.state.accounts.values()].filter(fits).reverse(),
        query, address)
      return { page: shown.map((one) => this.entities.account(one)), headers }
    }
    return [...rows,
      ['GET', '/api/v1/mutes', 'read:mutes', list('muting')],
      ['GET', '/api/v1/blocks', 'read:blocks', list('blocking')]]
  }

  #tag({ params, query, account, address }) {
    if (!account && !this.facts.openTags) {
      throw new Refusal(401, 'This method requires an authenticated user')
    }
    const has = (one, names = []) => names.filter((name) =>
      one.tags.some((tag) => tag.name === name.toLowerCase())).length
    const any = [params.hashtag, ...(query.any ?? []).slice(0, 4)]
    const tagged = any.flatMap((name) => this.state.tagged(name, account))
    const fits = (one) =>
      has(one, query.all) === (query.all ?? []).length && !has(one, query.none) &&
      !(isTrue(query.local) && this.state.account(one.accountId).domain) &&
      !(isTrue(query.remote) && !this.state.account(one.accountId).domain) &&
      !(isTrue(query.only_media) && !one.media.length)
    return this.statuses.paged([...new Set(tagged)].filter(fits), query, account, address)
  }

  /// What was not known here yet is fetched from elsewhere if it is asked for: { resolve }.
  #search({ query, account }) {
    const { q = '', type, resolve } = query
    if (isTrue(resolve) && !account) {
      throw new Refusal(401, 'Search queries that resolve remote resources are not supported ' +
        'without authentication')
    }
    const status = this.state.findStatus(q)
    const isFound = status && (!status.hidden || isTrue(resolve))
    if (isFound) status.hidden = false
    const found = isFound && this.state.isVisible(status, account) ? [status] : []
    const person = this.state.findAccount(q) ??
      [...this.state.accounts.values()].find(({ uri, url }) => q === uri || q === url)
    const wants = (name) => !type || type === name
    return {
      accounts: wants('accounts') && person ? [this.entities.account(person)] : [],
      statuses: wants('statuses') ? found.map((one) => this.entities.status(one, account)) : [],
      hashtags: [],
    }
  }

  #report({ body }) {
    const target = this.state.account(body.account_id)
    const { comment = '', category = 'other', status_ids: statusIds = [], rule_ids: rules } = body
    if (comment.length > 1000) {
      throw new Refusal(422, 'Validation failed: Comment is too long (maximum is 1000 characters)')
    }
    const isOfTarget = (id) => this.state.statuses.get(id)?.accountId === target.id
    if (!statusIds.every(isOfTarget)) throw new Refusal(404, 'Record not found')
    const report = {
      id: String(this.state.reports.length + 1), category: rules?.length ? 'violation' : category,
      comment, forward: isTrue(body.forward), statusIds, ruleIds: rules ?? null, target,
      createdAt: this.state.now(),
    }
    this.state.reports.push(report)
    return this.entities.report(report)
  }

  #media() {
    return [
      ['POST', '/api/v2/media', 'write:media', (call) => this.#upload(call)],
      ['GET', '/api/v1/media/:id', 'write:media', ({ params, account }) => {
        const one = this.#ownMedia(params.id, account)
        if (one.pending) one.pending -= 1
        return new Answer(this.entities.media(one), { status: one.pending ? 206 : 200 })
      }],
      ['PUT', '/api/v1/media/:id', 'write:media', ({ params, body, account }) => {
        const one = this.#ownMedia(params.id, account)
        Object.assign(one, this.#said({ ...one, ...body }))
        return this.entities.media(one)
      }],
      ['GET', '/media/:id', null, ({ params }) => {
        const one = this.state.media.get(params.id)
        if (!one) throw new Refusal(404, 'Record not found')
        return new Answer(one.content, { type: one.mime })
      }],
    ]
  }

  #ownMedia(id, account) {
    const one = this.state.media.get(id)
    if (one?.accountId !== account.id) throw new Refusal(404, 'Record not found')
    return one
  }

  #said({ description = null, focus }) {
    if ((description ?? '').length > limits.description) {
      throw new Refusal(422, `Validation failed: Description is too long (maximum is ` +
        `${limits.description} characters)`)
    }
    if (typeof focus !== 'string') return { description, focus }
    const [x, y] = focus.split(',').map(Number)
    if (![x, y].every((one) => one >= -1 && one <= 1)) {
      throw new Refusal(422, 'Validation failed: Focus is invalid')
    }
    return { description, focus: { x, y } }
  }

  #upload({ body, files, account }) {
    const { type: mime, content } = files.file ?? {}
    if (!content?.length) throw new Refusal(422, "Validation failed: File can't be blank")
    const type = /^(image|video|audio)\//.exec(mime)?.[1]
    if (!type) throw new Refusal(422, 'Validation failed: File content type is invalid')
    if (content.length > limits.bytes) {
      throw new Refusal(422, 'Validation failed: File file size must be less than 16 MB')
    }
    const id = this.state.newId()
    const pending = this.facts.slowMedia
    const one = { id, accountId: account.id, type, mime, content, pending, ...this.#said(body) }
    this.state.media.set(id, one)
    return new Answer(this.entities.media(one), { status: pending ? 202 : 200 })
  }
}
