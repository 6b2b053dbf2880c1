// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of posts, searches, counts, users and usage. https://docs.x.com/x-api/posts
import { Answer } from './requests.mjs'
import { invalid, problems } from './x_problems.mjs'
import { parseQuery, QueryError } from './x_query.mjs'
import { idAt, timeOf } from './x_state.mjs'

const read = 'any tweet.read users.read'
const week = 7 * 86_400_000
const lengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
const queryLength = 512

/// Tokens of pages say nothing to who gets them.
const tokenOf = (id) => `b26v89c19zqg8o3f${Buffer.from(id).toString('hex')}`
const idOfToken = (token) => Buffer.from(token.slice(16), 'hex').toString()

function numberIn(query, name, [least, most], usual) {
  const text = query[name]
  if (text === undefined) return usual
  const number = /^\d+$/.test(text) ? Number(text) : NaN
  if (number >= least && number <= most) return number
  throw invalid(
    `The \`${name}\` query parameter value [${text}] is not between ${least} and ${most}`,
    { [name]: text })
}

function timeIn(query, name) {
  if (query[name] === undefined) return undefined
  const ms = Date.parse(query[name])
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(query[name]) && !Number.isNaN(ms)) return ms
  throw invalid(`The \`${name}\` query parameter value [${query[name]}] is not a valid time`,
    { [name]: query[name] })
}

function idIn(query, name) {
  if (query[name] === undefined) return undefined
  if (/^\d{1,19}$/.test(query[name])) return BigInt(query[name])
  throw invalid(`The \`${name}\` query parameter value [${query[name]}] is not valid`,
    { [name]: query[name] })
}

export class Reading {
  constructor(state, entities, bill) {
    Object.assign(this, { state, entities, bill, partial: 0 })
  }

  routes() {
    return [
      ...['GET', 'HEAD'].map((method) =>
        [method, '/2/openapi.json', null, () => ({ openapi: '3.0.0', info: {}, paths: {} })]),
      ['GET', '/2/tweets/search/recent', read, (call) => this.#search(call)],
      ['GET', '/2/tweets/counts/recent', 'app', ({ query }) => this.#counts(query)],
      ['GET', '/2/usage/tweets', 'app', ({ query }) => this.#usage(query)],
      ['GET', '/2/users/me', 'user tweet.read users.read', ({ query, account }) =>
        this.entities.oneUser(account, query)],
      ['GET', '/2/users/by/username/:username', read, ({ params, query }) => {
        const { username } = params
        const found = this.state.findAccount(username)
        return found ? this.entities.oneUser(found, query)
          : { errors: [problems.notFound('user', 'username', username)] }
      }],
      ['GET', '/2/users/:id/tweets', read, (call) => this.#timeline(call, (one) =>
        one.authorId === call.params.id && !this.#isExcluded(one, call.query))],
      ['GET', '/2/users/:id/mentions', read, (call) => this.#timeline(call, (one) =>
        one.authorId !== call.params.id && !one.repostOf &&
          one.mentions.includes(this.#nameOf(call.params.id)))],
    ]
  }

  #nameOf(id) {
    return this.state.accounts.get(id)?.username.toLowerCase()
  }

  #isExcluded(post, query) {
    const excluded = (query.exclude ?? '').split(',')
    return (excluded.includes('replies') && post.replyTo) ||
      (excluded.includes('retweets') && post.repostOf)
  }

  /// Between which ids and times a query looks.
  #window(query, { oldest } = {}) {
    const since = idIn(query, 'since_id')
    const until = idIn(query, 'until_id')
    const from = since === undefined ? timeIn(query, 'start_time') : undefined
    const to = timeIn(query, 'end_time')
    const now = this.state.now()
    const isTooOld = (ms) => oldest !== undefined && ms < now - oldest
    if (from !== undefined && isTooOld(from)) {
      throw invalid('Invalid \'start_time\': it must be within the last 7 days',
        { start_time: query.start_time })
    }
    if (since !== undefined && isTooOld(timeOf(since))) {
      throw invalid(`'since_id' must be of the last 7 days: larger than ${idAt(now - oldest)}`,
        { since_id: query.since_id })
    }
    if (oldest !== undefined && to > now - 10_000) {
      throw invalid('Invalid \'end_time\': it must be a minimum of 10 seconds before the request',
        { end_time: query.end_time })
    }
    return (one) => (since === undefined || one.number > since) &&
      (until === undefined || one.number < until) &&
      (from === undefined || one.createdAt >= from) && (to === undefined || one.createdAt < to) &&
      !isTooOld(one.createdAt)
  }

  /// One page of these, newest first, with its meta.
  #page(all, query, most, names) {
    const token = names.map((name) => query[name]).find((one) => one !== undefined)
    const before = token === undefined ? undefined : idOfToken(token)
    if (before !== undefined && !/^\d+$/.test(before)) {
      throw invalid(`The \`${names[0]}\` query parameter value [${token}] is not valid`,
        { [names[0]]: token })
    }
    const rest = before === undefined ? all : all.filter(({ number }) => number < BigInt(before))
    const shown = rest.slice(0, most)
    const meta = { result_count: shown.length }
    if (shown.length) Object.assign(meta, { newest_id: shown[0].id, oldest_id: shown.at(-1).id })
    if (rest.length > most) meta.next_token = tokenOf(shown.at(-1).id)
    return { shown, meta }
  }

  #timeline({ params, query, account: viewer }, fits) {
    const owner = this.state.accounts.get(params.id)
    const most = numberIn(query, 'max_results', [5, 100], 10)
    const isInside = this.#window(query)
    if (!owner) return { errors: [problems.notFound('user', 'id', params.id)] }
    if (owner.isProtected && owner.id !== viewer?.id) {
      return { errors: [problems.hidden('user', 'id', params.id)] }
    }
    const all = this.state.seen().filter((one) =>
      fits(one) && isInside(one) && this.state.mayBeSeen(one, viewer))
    const { shown, meta } = this.#page(all, query, most, ['pagination_token'])
    const isOwned = owner.id === viewer?.id
    return { ...this.entities.posts(shown, query, { viewer, isOwned }), meta }
  }

  #tester(query) {
    try {
      return parseQuery(query.query ?? '', { most: queryLength })
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      throw invalid(`There were errors processing your request: ${error.message}`,
        { query: query.query ?? '' })
    }
  }

  /// What may be found by now; reposts are not.
  #found(query, viewer) {
    const fits = this.#tester(query)
    const isInside = this.#window(query, { oldest: week })
    const known = this.state.now() - this.state.settings.searchDelay * 1000
    return this.state.seen().filter((one) => !one.repostOf && one.createdAt <= known &&
      isInside(one) && this.state.mayBeSeen(one, viewer) && fits(one, this.state))
  }

  #search({ query, account: viewer }) {
    const most = numberIn(query, 'max_results', [10, 100], 10)
    const all = this.#found(query, viewer)
    const { shown, meta } = this.#page(all, query, most, ['next_token', 'pagination_token'])
    const errors = Array.from({ length: this.partial }, (_, place) =>
      problems.hidden('tweet', 'referenced_tweets.id', String(place + 1)))
    this.partial = 0
    return { ...this.entities.posts(shown, query, { viewer, errors }), meta }
  }

  #counts(query) {
    const length = lengths[query.granularity ?? 'hour']
    if (!length) throw invalid('minute, hour or day', { granularity: query.granularity })
    const found = this.#found(query)
    const now = this.state.now()
    const first = timeIn(query, 'start_time') ?? now - week + 60_000
    const last = timeIn(query, 'end_time') ?? now
    const data = []
    for (let start = first; start < last; ) {
      const end = Math.min(Math.floor(start / length) * length + length, last)
      const inside = found.filter(({ createdAt }) => createdAt >= start && createdAt < end)
      data.push({ start: new Date(start).toISOString(), end: new Date(end).toISOString(),
        tweet_count: inside.length })
      start = end
    }
    this.bill.charge('counts')
    return { data, meta: { total_tweet_count: found.length } }
  }

  #usage(query) {
    const days = numberIn(query, 'days', [1, 90], 7)
    const since = this.state.now() - days * 86_400_000
    const usage = [...this.bill.posts]
      .map(([day, number]) => ({ date: `${day}T00:00:00.000Z`, usage: number }))
      .filter(({ date }) => Date.parse(date) > since)
    const wanted = (query['usage.fields'] ?? '').split(',')
    return new Answer({
      data: {
        project_id: '1', project_cap: 3_000_000, cap_reset_day: 1,
        project_usage: usage.reduce((sum, one) => sum + one.usage, 0),
        ...(wanted.includes('daily_project_usage') && usage.length
          ? { daily_project_usage: { project_id: 1, usage } } : {}),
      },
    })
  }
}
