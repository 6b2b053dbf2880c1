// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and films, whole or in pieces, and what they are said to show.
// https://docs.x.com/x-api/media/introduction
import { Buffer } from 'node:buffer'
import { invalid, missing } from './x_problems.mjs'

const scope = 'user media.write'
const day = 86_400
const megabyte = 1 << 20
const kinds = {
  tweet_image: { type: 'photo', most: 5 * megabyte, prefix: 3, pattern: /^image\// },
  tweet_gif: { type: 'animated_gif', most: 15 * megabyte, prefix: 16, pattern: /^image\/gif$/ },
  tweet_video: { type: 'video', most: 512 * megabyte, prefix: 13, pattern: /^video\// },
}

export class Media {
  constructor(state, bill) {
    Object.assign(this, { state, bill })
  }

  routes() {
    const own = (handler) => (call) =>
      handler(this.#own(call.params.id ?? call.query.media_id ?? call.body.id, call.account), call)
    return [
      ['POST', '/2/media/upload', scope, (call) => this.#whole(call)],
      ['GET', '/2/media/upload', scope, own((one) => this.#status(one))],
      ['POST', '/2/media/upload/initialize', scope, (call) => this.#begin(call)],
      ['POST', '/2/media/upload/:id/append', scope, own((one, call) => this.#append(one, call))],
      ['POST', '/2/media/upload/:id/finalize', scope, own((one) => this.#finish(one))],
      ['POST', '/2/media/metadata', scope, own((one, { body }) => this.#describe(one, body))],
    ]
  }

  #own(id, account) {
    const one = this.state.media.get(id)
    if (one?.accountId === account.id && one.until > this.state.now()) return one
    throw missing('media', 'id', id ?? '')
  }

  #add(account, category, mime, bytes) {
    const kind = kinds[category]
    if (!kind) throw invalid(`no media_category ${category}`, { media_category: category ?? '' })
    if (mime && !kind.pattern.test(mime)) throw invalid('of another type', { media_type: mime })
    if (bytes > kind.most) throw invalid('The media is too large.', { total_bytes: bytes })
    const id = this.state.newId()
    const one = {
      id, key: `${kind.prefix}_${id}`, type: kind.type, mime, accountId: account.id, bytes,
      most: kind.most, until: this.state.now() + day * 1000, segments: new Map(), asked: 0,
      state: 'open', altText: undefined,
    }
    this.state.media.set(id, one)
    return one
  }

  #shown(one) {
    const { slowMedia, checkAfter } = this.state.settings
    const left = Math.floor((one.until - this.state.now()) / 1000)
    const isDone = ['succeeded', 'failed'].includes(one.state)
    const progress = isDone ? 100 : Math.floor((100 * one.asked) / (slowMedia + 1))
    const processing = !one.isProcessed ? {} : {
      processing_info: {
        state: one.state, progress_percent: progress,
        ...(isDone ? {} : { check_after_secs: checkAfter }),
        ...(one.state === 'failed'
          ? { error: { code: 1, name: 'InvalidMedia', message: 'Unsupported video format' } } : {}),
      },
    }
    return {
      data: { id: one.id, media_key: one.key, expires_after_secs: left,
        ...(one.state === 'open' ? {} : { size: one.bytes }), ...processing },
    }
  }

  #contentOf({ body, files }) {
    if (files.media) return files.media
    if (typeof body.media !== 'string') throw invalid('$.media: is missing')
    return { type: body.media_type ?? '', content: Buffer.from(body.media, 'base64') }
  }

  #whole(call) {
    const { type, content } = this.#contentOf(call)
    if (call.body.media_category !== 'tweet_image') {
      throw invalid('$.media_category: tweet_image at once, all else in pieces',
        { media_category: call.body.media_category ?? '' })
    }
    if (!content.length) throw invalid('The media is empty.')
    const mime = call.body.media_type ?? (/^image\//.test(type) ? type : '')
    const one = this.#add(call.account, 'tweet_image', mime, content.length)
    Object.assign(one, { content, state: 'succeeded' })
    return this.#shown(one)
  }

  #begin({ body, account }) {
    const { media_category: category, media_type: mime, total_bytes: bytes } = body
    if (!(bytes > 0) || !mime) throw invalid('$.total_bytes and $.media_type: are needed')
    return this.#shown(this.#add(account, category, mime, bytes))
  }

  #append(one, call) {
    const place = Number(call.body.segment_index)
    if (one.state !== 'open') throw invalid('The upload is finalized.')
    if (!(Number.isInteger(place) && place >= 0 && place <= 999)) {
      throw invalid('$.segment_index: 0 to 999', { segment_index: call.body.segment_index ?? '' })
    }
    const { content } = this.#contentOf(call)
    if (content.length > 5 * megabyte) throw invalid('A segment holds 5 MB at most.')
    one.segments.set(place, content)
    return { data: { expires_at: Math.floor(one.until / 1000) } }
  }

  #finish(one) {
    if (one.state !== 'open') return this.#shown(one)
    const pieces = [...one.segments].sort(([a], [b]) => a - b)
    const content = Buffer.concat(pieces.map(([, piece]) => piece))
    if (content.length !== one.bytes || !pieces.every(([place], at) => place === at)) {
      throw invalid('Segments do not add up to provided total file size.')
    }
    const { slowMedia } = this.state.settings
    const isProcessed = one.type !== 'photo' || slowMedia > 0
    Object.assign(one, { content, isProcessed, state: isProcessed ? 'pending' : 'succeeded' })
    one.segments.clear()
    return this.#shown(one)
  }

  #status(one) {
    const { slowMedia, failMedia } = this.state.settings
    if (['pending', 'in_progress'].includes(one.state)) {
      one.asked += 1
      const last = failMedia ? 'failed' : 'succeeded'
      one.state = one.asked > slowMedia ? last : 'in_progress'
    }
    return this.#shown(one)
  }

  #describe(one, { metadata }) {
    const text = metadata?.alt_text?.text
    if (text !== undefined && (typeof text !== 'string' || [...text].length > 1000)) {
      throw invalid('$.metadata.alt_text.text: 1000 characters at most')
    }
    one.altText = text || undefined
    this.bill.charge('mediaMetadata')
    return { data: { id: one.id, associated_metadata: text ? { alt_text: { text } } : {} } }
  }
}
