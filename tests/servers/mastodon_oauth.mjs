// SPDX-License-Identifier: GPL-3.0-or-later
// How a program comes by a token: it registers itself, sends somebody's browser here and trades the
// code that the browser brings back. https://docs.joinmastodon.org/methods/oauth/
import { createHash, randomBytes } from 'node:crypto'
import { Answer, Refusal } from './mastodon_http.mjs'

const oob = 'urn:ietf:wg:oauth:2.0:oob'
const codeLives = 600_000
const known = new Set(['read', 'write', 'follow', 'push', 'profile', ...[
  'accounts', 'blocks', 'bookmarks', 'favourites', 'filters', 'follows', 'lists', 'mutes',
  'notifications', 'search', 'statuses', 'conversations', 'media', 'reports',
].flatMap((name) => [`read:${name}`, `write:${name}`])])

/// Whether scopes that were given allow what needs one: "write" allows "write:media".
export const allows = (given, needed) => given.includes(needed) ||
  given.includes(needed.split(':')[0]) ||
  (given.includes('follow') && /:(blocks|follows|mutes)$/.test(needed)) ||
  (given.includes('profile') && needed === 'read:accounts')

const listOf = (value) =>
  (Array.isArray(value) ? value : (value ?? '').split(/\s+/)).filter(Boolean)

/// The port of an address of this computer does not matter, its rest does.
function isRegistered(app, wanted) {
  const withoutPort = (uri) => uri.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1')
  return app.redirectUris.some((uri) => withoutPort(uri) === withoutPort(wanted))
}

const fails = (status, error) =>
  new Refusal(status, error, { error_description: `${error}, says the stand-in` })

/// `approve`: 'auto' sends the browser back at once, 'deny' too but without a code, and 'ask' waits
/// for the step of a test.
export class OAuth {
  constructor(state, entities, approve) {
    Object.assign(this, { state, entities, approve, asked: [] })
  }

  routes() {
    return [
      ['GET', '/.well-known/oauth-authorization-server', null, () => this.#discovery()],
      ['POST', '/api/v1/apps', null, ({ body }) => this.#register(body)],
      ['GET', '/oauth/authorize', null, ({ query }) => this.#authorize(query)],
      ['POST', '/oauth/token', null, ({ body }) => this.#token(body)],
      ['POST', '/oauth/revoke', null, ({ body }) => this.#revoke(body)],
    ]
  }

  #discovery() {
    const { origin } = this.state
    return {
      issuer: `${origin}/`, service_documentation: 'https://docs.joinmastodon.org/',
      authorization_endpoint: `${origin}/oauth/authorize`, token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`, userinfo_endpoint: `${origin}/oauth/userinfo`,
      app_registration_endpoint: `${origin}/api/v1/apps`, scopes_supported: ['read', 'write'],
      response_types_supported: ['code'], response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      code_challenge_methods_supported: ['S256'],
    }
  }

  #register({ client_name: name, redirect_uris: uris, scopes, website }) {
    const redirectUris = listOf(uris)
    const wanted = scopes ? listOf(scopes) : ['read']
    const isUri = (uri) => uri === oob || /^[a-z][\w+.-]*:\/\/[^#\s]+$/i.test(uri)
    if (!name) throw new Refusal(422, "Validation failed: Application name can't be blank")
    if (!redirectUris.length || !redirectUris.every(isUri)) {
      throw new Refusal(422, 'Validation failed: Redirect URI must be an absolute URI.')
    }
    if (!wanted.every((one) => known.has(one))) {
      throw new Refusal(422, 'Validation failed: Scopes do not match those of the server.')
    }
    return this.entities.application(
      this.state.registerApp({ name, website, redirectUris, scopes: wanted }))
  }

  /// What a browser gets to see is empty: nobody reads it.
  #authorize(query) {
    const app = this.state.apps.get(query.client_id)
    if (!app) throw fails(401, 'invalid_client')
    if (!isRegistered(app, query.redirect_uri ?? '')) throw fails(400, 'invalid_request')
    if (query.response_type !== 'code') throw fails(400, 'unsupported_response_type')
    const scopes = listOf(query.scope ?? 'read')
    if (!scopes.every((one) => allows(app.scopes, one))) throw fails(400, 'invalid_scope')
    if (query.code_challenge && query.code_challenge_method !== 'S256') {
      throw fails(400, 'invalid_code_challenge_method')
    }
    const request = { query, scopes }
    if (this.approve === 'ask') {
      this.asked.push(request)
      return new Answer('', { type: 'text/html; charset=utf-8' })
    }
    const location = this.decide(request, this.approve === 'auto')
    return new Answer('', { status: 302, headers: { location }, type: 'text/html; charset=utf-8' })
  }

  /// Where the browser is sent: back to the program, with a code or without one.
  decide({ query, scopes }, isGranted, account = this.state.locals[0]) {
    const isShown = query.redirect_uri === oob
    const native = `${this.state.origin}/oauth/authorize/native`
    const back = new URL(isShown ? native : query.redirect_uri)
    if (isGranted) {
      const code = randomBytes(24).toString('base64url')
      const until = this.state.now() + codeLives
      this.state.codes.set(code, { query, scopes, accountId: account.id, until })
      back.searchParams.set('code', code)
    } else {
      back.searchParams.set('error', 'access_denied')
    }
    if (query.state !== undefined && !isShown) back.searchParams.set('state', query.state)
    return back.href
  }

  #client({ client_id: id, client_secret: given }) {
    const app = this.state.apps.get(id)
    if (!app || app.clientSecret !== given) throw fails(401, 'invalid_client')
    return app
  }

  #token(body) {
    const app = this.#client(body)
    if (body.grant_type !== 'authorization_code') throw fails(400, 'unsupported_grant_type')
    const entry = this.state.codes.get(body.code)
    this.state.codes.delete(body.code)
    const { query, scopes, accountId, until } = entry ?? { query: {} }
    const proof = createHash('sha256').update(body.code_verifier ?? '').digest('base64url')
    const isProven = query.code_challenge === undefined || query.code_challenge === proof
    if (query.client_id !== app.clientId || query.redirect_uri !== body.redirect_uri ||
        !isProven || until < this.state.now()) {
      throw fails(400, 'invalid_grant')
    }
    return {
      access_token: this.state.giveToken(accountId, scopes, app.clientId), token_type: 'Bearer',
      scope: scopes.join(' '), created_at: Math.floor(this.state.now() / 1000),
    }
  }

  #revoke(body) {
    const app = this.#client(body)
    const token = this.state.tokens.get(body.token)
    if (token && token.clientId !== app.clientId) throw fails(403, 'unauthorized_client')
    this.state.tokens.delete(body.token)
    return {}
  }
}
