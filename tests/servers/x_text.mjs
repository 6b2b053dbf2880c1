// SPDX-License-Identifier: GPL-3.0-or-later
// What a text becomes when it is posted: links shortened, `& < >` escaped, entities with their
// places. X's own library, in its third configuration, finds and counts.
import { createHash } from 'node:crypto'
import twitter from 'twitter-text'

export const limits = { post: 280, long: 25_000 }

/// { weight, isValid }: of what somebody wrote. https://docs.x.com/fundamentals/counting-characters
export function weighed(text) {
  const { weightedLength: weight } = twitter.parseTweet(text)
  return { weight, isValid: !twitter.hasInvalidCharacters(text) }
}

/// Case and accents make no difference; the marks of other scripts than Latin do.
export const folded = (text) =>
  text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

const pointsOf = (text) => [...text].length
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text) => text.replace(/[&<>]/g, (one) => escapes[one])
const cut = (text, most) =>
  (pointsOf(text) > most ? `${[...text].slice(0, most).join('')}…` : text)
const withoutProtocol = (url) => url.replace(/^https?:\/\/(www\.)?/i, '')

/// A short link that is always the same for the same post and place.
export function shortLink(id, place) {
  const digest = createHash('sha256').update(`${id} ${place}`).digest('base64url')
  return `https://t.co/${digest.replace(/[-_]/g, 'x').slice(0, 10)}`
}

const foundIn = (text) =>
  twitter.extractEntitiesWithIndices(text, { extractUrlsWithoutProtocol: true })

export const tagsIn = (text) => foundIn(text).flatMap(({ hashtag }) => hashtag ?? [])
export const mentionsIn = (text) =>
  foundIn(text).flatMap(({ screenName }) => (screenName ? [screenName] : []))
export const hasLink = (text) => foundIn(text).some(({ url }) => url)
export const cashtagsIn = (text) => foundIn(text).flatMap(({ cashtag }) => cashtag ?? [])

/// Builds a text piece by piece and remembers what stands where, in code points.
class Builder {
  constructor() {
    Object.assign(this, { text: '', points: 0, entities: {} })
  }

  plain(text) {
    this.text += escaped(text)
    this.points += pointsOf(escaped(text))
  }

  entity(kind, shown, fields) {
    const start = this.points
    this.plain(shown)
    ;(this.entities[kind] ??= []).push({ start, end: this.points, ...fields })
  }

  link(short, target) {
    const shown = cut(withoutProtocol(target), 27)
    this.entity('urls', short, { url: short, expanded_url: target, display_url: shown })
  }

  /// One link for all that is attached in one place, with an entity for each picture.
  attachment(short, target, pictures) {
    if (this.text) this.plain(' ')
    this.link(short, target)
    const { urls } = this.entities
    const [{ display_url: shown, ...rest }] = urls.splice(-1)
    const display = pictures.length ? `pic.x.com/${short.slice(-10)}` : shown
    const each = pictures.length ? pictures.map((key) => ({ media_key: key })) : [{}]
    urls.push(...each.map((one) => ({ ...rest, display_url: display, ...one })))
  }
}

function pieces(builder, text, id, userIdOf) {
  let at = 0
  let links = 0
  for (const { indices: [start, end], ...one } of foundIn(text)) {
    builder.plain(text.slice(at, start))
    const shown = text.slice(start, end)
    if (one.hashtag) builder.entity('hashtags', shown, { tag: one.hashtag })
    else if (one.cashtag) builder.entity('cashtags', shown, { tag: one.cashtag })
    else if (one.screenName) {
      const username = one.screenName
      const known = userIdOf(username)
      builder.entity('mentions', shown, { username, ...(known ? { id: known } : {}) })
    } else builder.link(shortLink(id, links++), /^https?:/i.test(shown) ? shown : `http://${shown}`)
    at = end
  }
  builder.plain(text.slice(at))
}

/// { text, entities, length, note? } of a post with this id. `attached`: what stands behind what
/// was written, as { target, place, pictures }.
export function written(text, { id, attached = [], userIdOf, page }) {
  const whole = new Builder()
  pieces(whole, text, id, userIdOf)
  const isLong = weighed(text).weight > limits.post
  const start = new Builder()
  if (isLong) {
    pieces(start, `${[...text].slice(0, 200).join('').replace(/\S+$/, '')}… `, id, userIdOf)
    start.link(shortLink(id, 'whole'), page)
  }
  const shown = isLong ? start : whole
  for (const { target, place, pictures = [] } of isLong ? [] : attached) {
    shown.attachment(shortLink(id, place), target, pictures)
  }
  const { text: made, entities } = shown
  return {
    text: made, entities, length: shown.points,
    ...(isLong ? { note: { text: whole.text, entities: whole.entities } } : {}),
  }
}
