// SPDX-License-Identifier: GPL-3.0-or-later
// The language that searches and rules of streams are written in, as far as hosts need it.
// https://docs.x.com/x-api/posts/search/integrate/operators
import { folded } from './x_text.mjs'

export class QueryError extends Error {}

const tokenPattern =
  /\s*(?:(\()|(\))|(-)?(?:"([^"]*)"|([a-z_]+):(?:"([^"]*)"|([^\s()"]+))|([#@$]?[^\s()":]+)))/giy

function tokensOf(text) {
  const tokens = []
  tokenPattern.lastIndex = 0
  for (let at = 0; text.slice(at).trim(); at = tokenPattern.lastIndex) {
    const negated = /^\s*-\(/.exec(text.slice(at))
    if (negated) {
      tokens.push({ kind: 'not' })
      tokenPattern.lastIndex = at + negated[0].length - 1
      continue
    }
    const match = tokenPattern.exec(text)
    if (!match) throw new QueryError(`no viable alternative at character ${at}`)
    const [, open, close, minus, phrase, name, quoted, value, word] = match
    if (open || close) tokens.push({ kind: open ?? close })
    else if (word === 'OR') tokens.push({ kind: 'or' })
    else {
      if (minus) tokens.push({ kind: 'not' })
      tokens.push({ kind: 'term', name: name?.toLowerCase(), value: quoted ?? value, phrase, word })
    }
  }
  return tokens
}

const wordsIn = (text) => folded(text).split(/[^\p{L}\p{N}\p{M}_]+/u).filter(Boolean)
const is = {
  retweet: ({ post }) => !!post.repostOf, reply: ({ post }) => !!post.replyTo,
  quote: ({ post }) => !!post.quoteOf,
}
const byUser = (pick) => (value) => ({ post, state }) => {
  const account = state.accounts.get(pick(post))
  const wanted = value.replace(/^@/, '').toLowerCase()
  return account?.id === wanted || account?.username.toLowerCase() === wanted
}
const byMember = (name) => (value) => ({ post }) => post[name] === value

/// Terms that can stand alone are enough for a query; the others only narrow it down.
const operators = {
  from: { make: byUser((post) => post.authorId), standsAlone: true },
  to: { make: byUser((post) => post.replyToUser), standsAlone: true },
  conversation_id: { make: byMember('conversationId'), standsAlone: true },
  in_reply_to_tweet_id: { make: byMember('replyTo'), standsAlone: true },
  quotes_of_tweet_id: { make: byMember('quoteOf'), standsAlone: true },
  retweets_of_tweet_id: { make: byMember('repostOf'), standsAlone: true },
  lang: { make: byMember('lang'), standsAlone: false },
}

function wordTerm(word) {
  const rest = folded(word.slice(1))
  if (word[0] === '#') return ({ texts }) => texts.some(({ tags }) => tags.includes(rest))
  if (word[0] === '@') return ({ texts }) => texts.some(({ mentions }) => mentions.includes(rest))
  return ({ texts }) => texts.some(({ source }) => wordsIn(source).includes(folded(word)))
}

function term({ name, value, phrase, word }) {
  if (phrase !== undefined) {
    const wanted = wordsIn(phrase).join(' ')
    const fits = ({ source }) => ` ${wordsIn(source).join(' ')} `.includes(` ${wanted} `)
    return { fits: ({ texts }) => texts.some(fits), standsAlone: true }
  }
  if (word !== undefined) return { fits: wordTerm(word), standsAlone: true }
  if (name === 'is') {
    if (!is[value]) throw new QueryError(`Reference to invalid operator 'is:${value}'`)
    return { fits: is[value], standsAlone: false }
  }
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  if (!operator) throw new QueryError(`Reference to invalid operator '${name}'`)
  return { fits: operator.make(value), standsAlone: operator.standsAlone }
}

class Parser {
  constructor(tokens) {
    Object.assign(this, { tokens, at: 0 })
  }

  #next() {
    return this.tokens[this.at]?.kind
  }

  either() {
    const choices = [this.all()]
    while (this.#next() === 'or') {
      this.at += 1
      choices.push(this.all())
    }
    return {
      fits: (what) => choices.some((one) => one.fits(what)),
      standsAlone: choices.every((one) => one.standsAlone),
    }
  }

  all() {
    const parts = [this.one()]
    while (['(', 'not', 'term'].includes(this.#next())) parts.push(this.one())
    return {
      fits: (what) => parts.every((one) => one.fits(what)),
      standsAlone: parts.some((one) => one.standsAlone),
    }
  }

  one() {
    const token = this.tokens[this.at++]
    if (token?.kind === 'not') {
      const inner = this.one()
      return { fits: (what) => !inner.fits(what), standsAlone: false }
    }
    if (token?.kind === 'term') return term(token)
    if (token?.kind !== '(') throw new QueryError('a term is missing')
    const inner = this.either()
    if (this.tokens[this.at++]?.kind !== ')') throw new QueryError("missing ')'")
    return inner
  }

  whole() {
    const found = this.either()
    if (this.at < this.tokens.length) throw new QueryError("extraneous ')'")
    if (found.standsAlone) return found
    throw new QueryError('Rules must contain at least one positive, non-stopword clause')
  }
}

/// A test of posts. `withQuoted`: the text of a quoted post counts too, as in streams.
export function parseQuery(text, { most, withQuoted = false }) {
  if (!text.trim()) throw new QueryError('the query is empty')
  if ([...text].length > most) throw new QueryError(`the query is longer than ${most} characters`)
  const { fits } = new Parser(tokensOf(text)).whole()
  return (post, state) => {
    const reposted = state.posts.get(post.repostOf) ?? post
    const quoted = withQuoted ? state.posts.get(reposted.quoteOf) : undefined
    return fits({ post, state, texts: [reposted, ...(quoted ? [quoted] : [])] })
  }
}
