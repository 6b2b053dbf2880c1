// SPDX-License-Identifier: GPL-3.0-or-later
// What the stream brings: rules of the app, which stay until they are deleted.
// https://docs.x.com/x-api/posts/filtered-stream/integrate/build-a-rule
import { parseQuery, QueryError } from './x_query.mjs'
import { invalid, typeOf } from './x_problems.mjs'

const ruleLength = 1024

export class Rules {
  constructor(state) {
    this.state = state
  }

  routes() {
    const path = '/2/tweets/search/stream/rules'
    return [
      ['GET', path, 'app', ({ query }) => this.#list(query)],
      ['POST', path, 'app', ({ query, body }) => this.#change(query, body)],
    ]
  }

  #sent() {
    return new Date(this.state.now()).toISOString()
  }

  #shown({ id, value, tag }) {
    return { id, value, ...(tag === undefined ? {} : { tag }) }
  }

  #list({ ids }) {
    const wanted = ids?.split(',')
    const rules = this.state.rules.filter(({ id }) => !wanted || wanted.includes(id))
    const meta = { sent: this.#sent(), result_count: rules.length }
    return rules.length ? { data: rules.map((one) => this.#shown(one)), meta } : { meta }
  }

  #change(query, body) {
    const isDry = query.dry_run === 'true'
    if ((body.add === undefined) === (body.delete === undefined)) {
      throw invalid('Rules are either added or deleted.')
    }
    return body.add ? this.#add(body.add, isDry) : this.#delete(body.delete, isDry)
  }

  /// The rule, or why it is none.
  #made({ value, tag }, taken) {
    const same = taken.find((one) => one.value === value)
    if (same) {
      const type = typeOf('duplicate-rules')
      return { problem: { value, id: same.id, title: 'DuplicateRule', type } }
    }
    if (taken.length >= this.state.settings.ruleCap) {
      return { problem: { value, title: 'RulesCapExceeded', type: typeOf('rule-cap'),
        detail: `There may be ${this.state.settings.ruleCap} rules.` } }
    }
    try {
      const fits = parseQuery(value, { most: ruleLength, withQuoted: true })
      return { rule: { id: this.state.newId(), value, tag, fits } }
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      return { problem: { value, details: [error.message], title: 'UnprocessableEntity',
        type: typeOf('invalid-rules') } }
    }
  }

  #add(wanted, isDry) {
    const made = []
    const errors = []
    for (const one of wanted) {
      if (typeof one.value !== 'string') throw invalid('$.add[0].value: is missing')
      const { rule, problem } = this.#made(one, [...this.state.rules, ...made])
      if (rule) made.push(rule)
      else errors.push(problem)
    }
    if (!isDry) this.state.rules.push(...made)
    const created = isDry ? 0 : made.length
    return {
      ...(made.length ? { data: made.map((one) => this.#shown(one)) } : {}),
      meta: { sent: this.#sent(), summary: {
        created, not_created: wanted.length - created, valid: made.length, invalid: errors.length,
      } },
      ...(errors.length ? { errors } : {}),
    }
  }

  #delete({ ids = [], values = [] }, isDry) {
    const isNamed = ({ id, value }) => ids.includes(id) || values.includes(value)
    const found = this.state.rules.filter(isNamed)
    const isThere = (one) => found.some(({ id, value }) => one === id || one === value)
    const errors = [...ids, ...values].filter((one) => !isThere(one)).map((one) => ({
      errors: [{ parameters: { rule: [one] }, message: 'Rule does not exist' }],
      title: 'Invalid Request', type: typeOf('invalid-request'),
    }))
    if (!isDry) this.state.rules = this.state.rules.filter((one) => !isNamed(one))
    return {
      meta: { sent: this.#sent(), summary: {
        deleted: found.length, not_deleted: errors.length,
      } },
      ...(errors.length ? { errors } : {}),
    }
  }

  /// Those that a post fits, as the stream names them.
  matching(post) {
    return this.state.rules.filter(({ fits }) => fits(post, this.state))
      .map(({ id, tag }) => ({ id, ...(tag === undefined ? {} : { tag }) }))
  }
}
