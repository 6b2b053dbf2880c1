// SPDX-License-Identifier: GPL-3.0-or-later
// What a server knows, as the JSON that Mastodon makes of it.
// https://docs.joinmastodon.org/entities/
import { isTrue } from './mastodon_http.mjs'

const time = (number) => (number === null ? null : new Date(number).toISOString())
const usualMime = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4', 'audio/ogg']

export const limits = {
  characters: 500, perLink: 23, media: 4, description: 1500, bytes: 16_777_216,
}

export class Entities {
  constructor(state) {
    this.state = state
  }

  account(one) {
    const missing = `${this.state.origin}/missing.png`
    return {
      id: one.id, username: one.username, acct: one.acct, display_name: one.displayName,
      locked: false, bot: one.bot, discoverable: true, indexable: false, group: false,
      created_at: time(one.createdAt), note: '', url: one.url, uri: one.uri,
      avatar: missing, avatar_static: missing, header: missing, header_static: missing,
      followers_count: 0, following_count: 0, 
      statuses_count: this.state.countOf('accountId', one.id),
      last_status_at: null, emojis: [], roles: [], fields: [],
    }
  }

  credentialAccount(one) {
    const source = {
      privacy: 'public', sensitive: false, language: 'en', note: '', fields: [],
      follow_requests_count: 0, indexable: false, quote_policy: 'public',
    }
    const role = { id: '-99', name: '', permissions: '65536', color: '', highlighted: false }
    return { ...this.account(one), source, role }
  }

  /// Payloads of streams have no viewer, and so none of what the viewer did.
  status(one, viewer, { isNested = false } = {}) {
    const { state } = this
    const inner = one.reblogOf ? state.statuses.get(one.reblogOf) : undefined
    const parent = one.replyTo ? state.statuses.get(one.replyTo) : undefined
    return {
      id: one.id, created_at: time(one.createdAt),
      in_reply_to_id: one.replyTo ?? null, in_reply_to_account_id: parent?.accountId ?? null,
      sensitive: one.sensitive, spoiler_text: one.spoiler, visibility: one.visibility,
      language: one.language, uri: one.uri, url: one.url,
      replies_count: state.countOf('replyTo', one.id),
      reblogs_count: state.countOf('reblogOf', one.id),
      favourites_count: one.favourites.size,
      quotes_count: state.countOf('quoteOf', one.id),
      edited_at: time(one.editedAt),
      ...(viewer ? this.#flags(one, viewer) : {}),
      content: one.html, reblog: inner ? this.status(inner, viewer) : null,
      ...(one.application ? { application: one.application } : {}),
      account: this.account(state.accounts.get(one.accountId)),
      media_attachments: one.media.map((id) => this.media(state.media.get(id))),
      mentions: one.mentions.map(({ id, username, url, acct }) => ({ id, username, url, acct })),
      tags: one.tags, emojis: one.emojis, quote: this.#quote(one, viewer, isNested),
      card: null, poll: one.poll ? this.#poll(one) : null,
      quote_approval: { automatic: ['public'], manual: [], current_user: 'automatic' },
    }
  }

  #flags(one, viewer) {
    return {
      favourited: one.favourites.has(viewer.id), bookmarked: one.bookmarks.has(viewer.id),
      reblogged: !!this.state.reblogOf(viewer, one), muted: false, pinned: false,
      filtered: this.filtered(one, viewer),
    }
  }

  filtered(one, viewer) {
    const text = `${one.spoiler} ${one.text}`.toLowerCase()
    return (this.state.filters.get(viewer.id) ?? []).flatMap((filter) => {
      const found = filter.keywords.map(({ keyword }) => keyword)
        .filter((keyword) => text.includes(keyword.toLowerCase()))
      if (!found.length) return []
      return [{ filter: this.filter(filter), keyword_matches: found, status_matches: null }]
    })
  }

  filter({ id, title, context, action, keywords }) {
    return { id, title, context, filter_action: action, expires_at: null, keywords, statuses: [] }
  }

  #quote(one, viewer, isNested) {
    const quoted = this.state.statuses.get(one.quoteOf)
    if (!one.quoteOf) return null
    if (!quoted) return { state: 'deleted', quoted_status: null }
    if (isNested) return { state: 'accepted', quoted_status_id: quoted.id }
    return { state: 'accepted', quoted_status: this.status(quoted, viewer, { isNested: true }) }
  }

  #poll({ id, poll, createdAt }) {
    const expires = createdAt + Number(poll.expires_in) * 1000
    return {
      id, expires_at: time(expires), expired: expires < this.state.now(),
      multiple: isTrue(poll.multiple), votes_count: 0, voters_count: 0, emojis: [],
      options: poll.options.map((title) => ({ title, votes_count: 0 })),
    }
  }

  /// Without an address as long as it is being processed.
  media({ id, type, description, focus, pending }) {
    const url = `${this.state.origin}/media/${id}`
    const size = { width: 1, height: 1, size: '1x1', aspect: 1 }
    return {
      id, type, url: pending ? null : url, preview_url: url, remote_url: null,
      meta: pending ? {} : { original: size, small: size, ...(focus ? { focus } : {}) },
      description, blurhash: null,
    }
  }

  relationship(viewer, target) {
    return {
      id: target.id, following: false, showing_reblogs: false, notifying: false, languages: [],
      followed_by: false, blocked_by: false, muting_notifications: false, requested: false,
      requested_by: false, domain_blocking: false, endorsed: false, note: '',
      ...this.state.relation(viewer, target),
    }
  }

  report({ id, category, comment, forward, statusIds, ruleIds, target, createdAt }) {
    return {
      id, action_taken: false, action_taken_at: null, category, comment, forwarded: forward,
      created_at: time(createdAt), status_ids: statusIds, rule_ids: ruleIds,
      target_account: this.account(target),
    }
  }

  application({ id, name, website, clientId, clientSecret, redirectUris, scopes }) {
    return {
      id, name, website, client_id: clientId, client_secret: clientSecret,
      client_secret_expires_at: 0, redirect_uri: redirectUris.join('\n'),
      redirect_uris: redirectUris, scopes, vapid_key: '',
    }
  }

  #configuration() {
    return {
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
      statuses: {
        max_characters: limits.characters, max_media_attachments: limits.media,
        characters_reserved_per_url: limits.perLink,
      },
      media_attachments: {
        supported_mime_types: usualMime, description_limit: limits.description,
        image_size_limit: limits.bytes, image_matrix_limit: 33_177_600,
        video_size_limit: 103_809_024, video_frame_rate_limit: 120, video_matrix_limit: 8_294_400,
      },
      polls: {
        max_options: 4, max_characters_per_option: 50, min_expiration: 300,
        max_expiration: 2_629_746,
      },
    }
  }

  /// Of version 2 of the API. `openTags`: whether hashtags are shown to those without a token.
  instance({ version, openTags }) {
    const { origin, domain } = this.state
    const access = { local: 'public', remote: 'public' }
    const tags = openTags ? access : { local: 'authenticated', remote: 'authenticated' }
    return {
      domain, title: 'A stand-in', version, source_url: `${origin}/source`, description: '',
      usage: { users: { active_month: 0 } }, thumbnail: { url: `${origin}/missing.png` }, icon: [],
      languages: ['en'],
      configuration: {
        urls: { streaming: origin.replace('http', 'ws') }, ...this.#configuration(),
        timelines_access: { live_feeds: access, hashtag_feeds: tags, trending_link_feeds: access },
        translation: { enabled: false },
      },
      registrations: { enabled: false, approval_required: false, message: null },
      api_versions: { mastodon: 10 }, contact: { email: 'nobody@example.org', account: null },
      rules: [{ id: '1', text: 'Be kind', hint: '' }],
    }
  }

  oldInstance({ version }) {
    const { origin, domain, accounts, statuses } = this.state
    return {
      uri: domain, title: 'A stand-in', short_description: '', description: '',
      email: 'nobody@example.org', version, urls: { streaming_api: origin.replace('http', 'ws') },
      stats: { user_count: accounts.size, status_count: statuses.size, domain_count: 1 },
      thumbnail: null, languages: ['en'], registrations: false, approval_required: false,
      invites_enabled: false, configuration: this.#configuration(), contact_account: null,
      rules: [{ id: '1', text: 'Be kind', hint: '' }],
    }
  }
}
