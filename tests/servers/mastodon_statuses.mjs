// SPDX-License-Identifier: GPL-3.0-or-later
// Posting, reading, changing and taking back, as Mastodon answers it.
// https://docs.joinmastodon.org/methods/statuses/
import { limits } from './mastodon_entities.mjs'
import { lengthOf } from './mastodon_html.mjs'
import { isTrue, page, Refusal } from './mastodon_http.mjs'

const invalid = (text) => new Refusal(422, `Validation failed: ${text}`)
const visibilities = ['public', 'unlisted', 'private', 'direct']

export class Statuses {
  constructor(state, entities) {
    Object.assign(this, { state, entities })
  }

  routes() {
    const id = '/api/v1/statuses/:id'
    const act = (name, scope, does) =>
      ['POST', `${id}/${name}`, scope, ({ params, account }) =>
        this.#shown(does(this.state.status(params.id, account), account), account)]
    return [
      ['POST', '/api/v1/statuses', 'write:statuses', (call) => this.#post(call)],
      ['GET', '/api/v1/statuses', 'maybe read:statuses', (call) => this.#several(call)],
      ['GET', id, 'maybe read:statuses', ({ params, account }) =>
        this.#shown(this.state.status(params.id, account), account)],
      ['PUT', id, 'write:statuses', (call) => this.#edit(call)],
      ['DELETE', id, 'write:statuses', (call) => this.#remove(call)],
      ['GET', `${id}/context`, 'maybe read:statuses', (call) => this.#context(call)],
      ['GET', `${id}/quotes`, 'maybe read:statuses', (call) => this.#quotes(call)],
      ['GET', `${id}/source`, 'read:statuses', ({ params, account }) => {
        const { id, text, spoiler } = this.#own(params.id, account)
        return { id, text, spoiler_text: spoiler }
      }],
      act('favourite', 'write:favourites', (one, by) => (one.favourites.add(by.id), one)),
      act('unfavourite', 'write:favourites', (one, by) => (one.favourites.delete(by.id), one)),
      act('bookmark', 'write:bookmarks', (one, by) => (one.bookmarks.add(by.id), one)),
      act('unbookmark', 'write:bookmarks', (one, by) => (one.bookmarks.delete(by.id), one)),
      act('reblog', 'write:statuses', (one, by) => this.reblog(one, by)),
      act('unreblog', 'write:statuses', (one, by) => {
        const boost = this.state.reblogOf(by, one)
        if (boost) this.state.remove(boost)
        return one
      }),
    ]
  }

  #shown(status, viewer) {
    return this.entities.status(status, viewer)
  }

  #own(id, account) {
    const status = this.state.status(id, account)
    if (status.accountId !== account.id) throw new Refusal(404, 'Record not found')
    return status
  }

  reblog(status, account) {
    if (!['public', 'unlisted'].includes(status.visibility)) {
      throw new Refusal(403, 'This action is not allowed')
    }
    const again = this.state.reblogOf(account, status)
    return again ?? this.state.addStatus(account, { text: '', reblogOf: status.id })
  }

  /// The text and what belongs to it; both a new status and an edit must keep to the limits.
  #checked({ status: text = '', spoiler_text: spoiler = '', media_ids: media = [], poll }, account,
    statusId) {
    if (!text.trim() && !media.length && !poll) throw invalid("Text can't be blank")
    if (lengthOf(text, spoiler, limits.perLink) > limits.characters) {
      throw invalid(`Text character limit of ${limits.characters} exceeded`)
    }
    if (media.length > limits.media) throw invalid(`Cannot attach more than ${limits.media} files`)
    if (media.length && poll) throw invalid('Cannot attach a poll and media')
    for (const id of media) {
      const one = this.state.media.get(id)
      const isFree = [undefined, statusId].includes(one?.usedBy)
      if (one?.accountId !== account.id || !isFree) {
        throw invalid(`Media ${id} not found or already attached to another post`)
      }
      if (one.pending) throw invalid('Files have not finished processing. Try again in a moment!')
    }
    const choices = poll?.options?.length
    if (poll && !(choices >= 2 && choices <= 4 && poll.expires_in >= 300)) {
      throw invalid('A poll needs two to four options and lasts five minutes at least')
    }
    return { text, spoiler, media, poll }
  }

  #post({ body, account, token, request }) {
    const key = request.headers['idempotency-key']
    const earlier = this.state.postedWith(account.id, key)
    if (earlier) return this.#shown(earlier, account)
    const { text, spoiler, media, poll } = this.#checked(body, account)
    if (body.scheduled_at) throw new Refusal(422, 'nothing is scheduled here')
    const visibility = body.visibility ?? 'public'
    if (!visibilities.includes(visibility)) throw invalid(`no visibility ${visibility}`)
    const known = (id) => {
      const found = id && this.state.statuses.get(id)
      if (!id || (found && this.state.isVisible(found, account))) return id || undefined
      throw new Refusal(404, 'The post you are trying to reply to does not appear to exist.')
    }
    const app = this.state.apps.get(token.clientId)
    const status = this.state.addStatus(account, {
      text, spoiler, media, poll, visibility,
      sensitive: isTrue(body.sensitive) || spoiler !== '', language: body.language ?? 'en',
      replyTo: known(body.in_reply_to_id), quoteOf: known(body.quoted_status_id),
      application: app && { name: app.name, website: app.website ?? null },
    })
    for (const id of media) this.state.media.get(id).usedBy = status.id
    this.state.remember(account.id, key, status.id)
    return this.#shown(status, account)
  }

  #several({ query, account }) {
    const found = (query.id ?? []).map((id) => this.state.statuses.get(id))
    return found.filter((one) => one && this.state.isVisible(one, account))
      .map((one) => this.#shown(one, account))
  }

  #edit({ params, body, account }) {
    const status = this.#own(params.id, account)
    const { text, spoiler, media } = this.#checked(body, account, status.id)
    const { language } = body
    const sensitive = body.sensitive === undefined ? undefined : isTrue(body.sensitive)
    this.state.edit(status, { text, spoiler, media, language, sensitive })
    return this.#shown(status, account)
  }

  #remove({ params, account }) {
    const status = this.#own(params.id, account)
    const last = { ...this.#shown(status, account), text: status.text }
    this.state.remove(status)
    return last
  }

  #context({ params, account }) {
    const status = this.state.status(params.id, account)
    const ancestors = []
    for (let one = status; (one = this.state.statuses.get(one.replyTo)); ) ancestors.unshift(one)
    const below = (one) => this.state.replies(one).flatMap((reply) => [reply, ...below(reply)])
    const shown = (list) => list.filter((one) => this.state.isVisible(one, account))
      .map((one) => this.#shown(one, account))
    return { ancestors: shown(ancestors), descendants: shown(below(status)) }
  }

  #quotes({ params, query, account, address }) {
    const status = this.state.status(params.id, account)
    const quoting = this.state.all().filter((one) => one.quoteOf === status.id)
    return this.paged(quoting, query, account, address)
  }

  paged(statuses, query, account, address) {
    const { shown, headers } = page(statuses, query, address)
    return { page: shown.map((one) => this.#shown(one, account)), headers }
  }
}
