// SPDX-License-Identifier: GPL-3.0-or-later
// How a program without a secret comes by a token: it sends somebody's browser here and trades the
// code that the browser brings back, with the proof that it was the one who asked.
// https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
import { createHash, randomBytes } from 'node:crypto'
import { Answer } from './requests.mjs'
import { refused } from './x_problems.mjs'
import { allScopes } from './x_state.mjs'

const codeLives = 30_000
const lives = 7200
const html = 'text/html; charset=utf-8'

const fails = (description, { status = 400, error = 'invalid_request' } = {}) =>
  refused(status, { error, error_description: description })
const wrong = (what) => fails(`Value passed for the ${what} was invalid.`)
/// What somebody in a browser sees is told as a page; the code is X's for an unknown address.
const notApproved = () => refused(403, { errors: [{
  code: 415, message: 'Callback URL not approved for this client application.',
}] })

/// `approve`: 'auto' sends the browser back at once, 'deny' too but without a code, and 'ask' waits
/// for the step of a test.
export class OAuth {
  constructor(state, approve) {
    Object.assign(this, { state, approve, asked: [] })
  }

  routes() {
    return [
      ['GET', '/i/oauth2/authorize', null, ({ query }) => this.#authorize(query)],
      ['POST', '/2/oauth2/token', null, (call) => this.#token(call)],
      ['POST', '/2/oauth2/revoke', null, (call) => this.#revoke(call)],
    ]
  }

  #authorize(query) {
    const { client_id: client, redirect_uri: redirect, state: mark = '' } = query
    if (client !== this.state.clientId) throw wrong('client_id')
    if (!this.state.redirects.includes(redirect)) throw notApproved()
    if (query.response_type !== 'code') throw wrong('response_type')
    if (!mark || mark.length > 500) throw wrong('state')
    const scopes = (query.scope ?? '').split(' ').filter(Boolean)
    if (!scopes.length || !scopes.every((one) => allScopes.includes(one))) throw wrong('scope')
    if (!['S256', 'plain'].includes(query.code_challenge_method) || !query.code_challenge) {
      throw wrong('code_challenge')
    }
    const request = { query, scopes }
    if (this.approve === 'ask') {
      this.asked.push(request)
      return new Answer('', { type: html })
    }
    const location = this.decide(request, this.approve === 'auto')
    return new Answer('', { status: 302, headers: { location }, type: html })
  }

  /// Where the browser is sent: back to the program, with a code or without one.
  decide({ query, scopes }, isGranted, account = this.state.locals[0]) {
    const back = new URL(query.redirect_uri)
    back.searchParams.set('state', query.state)
    if (!isGranted) {
      back.searchParams.set('error', 'access_denied')
      return back.href
    }
    const code = randomBytes(24).toString('base64url')
    const until = this.state.now() + codeLives
    this.state.codes.set(code, { query, scopes, accountId: account.id, until })
    back.searchParams.set('code', code)
    return back.href
  }

  #checkClient({ kind, body }) {
    if (kind !== 'form') throw fails('The body must be a form.')
    if (body.client_id === undefined) {
      const how = { status: 401, error: 'unauthorized_client' }
      throw fails('Missing valid authorization header', how)
    }
    if (body.client_id !== this.state.clientId) throw wrong('client_id')
  }

  #token(call) {
    this.#checkClient(call)
    const { body } = call
    if (body.grant_type === 'authorization_code') return this.#trade(body)
    if (body.grant_type === 'refresh_token') return this.#refresh(body)
    throw fails('Missing required parameter [grant_type].')
  }

  #trade(body) {
    const entry = this.state.codes.get(body.code)
    this.state.codes.delete(body.code)
    if (!entry || entry.until < this.state.now()) throw wrong('authorization code')
    const { query, scopes, accountId } = entry
    if (query.redirect_uri !== body.redirect_uri) {
      throw fails('Value passed for the redirect uri did not match the uri of the code.')
    }
    const verifier = body.code_verifier ?? ''
    const proof = query.code_challenge_method === 'plain'
      ? verifier : createHash('sha256').update(verifier).digest('base64url')
    if (proof !== query.code_challenge) {
      throw fails('Value passed for the code verifier did not match the code challenge.')
    }
    return this.#given(accountId, scopes)
  }

  /// Good once: the next one comes with what it brings.
  #refresh(body) {
    const entry = this.state.refreshTokens.get(body.refresh_token)
    if (!entry) throw wrong('token')
    this.state.refreshTokens.delete(body.refresh_token)
    this.state.tokens.delete(entry.token)
    return this.#given(entry.accountId, entry.scopes)
  }

  #given(accountId, scopes) {
    const { token, refreshToken } = this.state.giveTokens(accountId, scopes)
    return {
      token_type: 'bearer', expires_in: lives, access_token: token, scope: scopes.join(' '),
      ...(refreshToken ? { refresh_token: refreshToken } : {}),
    }
  }

  /// Either of the two tokens, and the other with it.
  #revoke(call) {
    this.#checkClient(call)
    const { token } = call.body
    if (token === undefined) throw fails('Missing required parameter [token].')
    for (const [name, entry] of this.state.refreshTokens) {
      if (![name, entry.token].includes(token)) continue
      this.state.refreshTokens.delete(name)
      this.state.tokens.delete(entry.token)
    }
    this.state.tokens.delete(token)
    return { revoked: true }
  }
}
