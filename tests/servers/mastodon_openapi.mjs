// SPDX-License-Identifier: GPL-3.0-or-later
// Holds requests and answers against a description of Mastodon's API in OpenAPI 3.1. What it finds
// wrong is kept: a test that ends with violations has a client, or a stand-in, that made them up.
//
// Where the documents that Mastodon publishes say more than the description, they go first:
// parameters may come as a form wherever they may as JSON; a status may have both text and media,
// and so fit two of its alternatives; what could not be validated is told in `error` alone.
// Every call may be outside of a token's scopes. https://docs.joinmastodon.org/client/intro/#parameters
import { Description } from './openapi.mjs'

/// Without a description of their own: NodeInfo, files, and what only a browser asks for. HEAD /
/// opens a connection before it is needed.
const undescribed =
  /^\/(\.well-known\/nodeinfo|nodeinfo\/.*|media\/.*|missing\.png|oauth\/authorize\/native)$/

/// "oneOf" where several may fit, and errors that say what is wrong in words only.
const loosened = (value) => {
  if (Array.isArray(value)) return value.map(loosened)
  if (typeof value === 'string') return value.replace(/\/ValidationError$/, '/Error')
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) =>
    [name === 'oneOf' ? 'anyOf' : name, loosened(one)]))
}

const formats = { 'iso-639-1': /^[a-z]{2,3}(-\w+)*$/, scopes: true, binary: true }

export class Checker extends Description {
  constructor(file) {
    super(file, { change: loosened, formats })
  }

  /// What is wrong with { method, path, template, query, kind, fields, files }, if anything.
  request(call) {
    const { method, path, template, query, kind, fields, files } = call
    if (undescribed.test(path) || (method === 'HEAD' && path === '/')) return undefined
    const operation = template && this.operation(method, template)
    if (!operation) return this.note('it is not described', call)
    const wrong = this.#wrongQuery(operation, template, method, query) ??
      this.#wrongBody(operation, template, method, kind, fields, files)
    return wrong && this.note(wrong, call)
  }

  #wrongQuery({ parameters = [] }, template, method, query) {
    const described = parameters.filter(({ in: place }) => place === 'query')
    const unknown = Object.keys(query).find((name) => !described.some((one) => one.name === name))
    if (unknown) return `no parameter ${unknown} in the query`
    for (const { name, required, schema } of described) {
      if (query[name] === undefined && required) return `${name} is missing in the query`
      if (query[name] === undefined) continue
      const at = parameters.findIndex((one) => one.name === name && one.in === 'query')
      const place = ['paths', template, method.toLowerCase(), 'parameters', String(at), 'schema']
      const misfit = this.misfit(place, this.coerced(query[name], schema))
      if (misfit) return `${name} in the query: ${misfit}`
    }
  }

  #wrongBody({ requestBody }, template, method, kind, fields, files) {
    if (!requestBody) return kind ? 'a body where none is described' : undefined
    const given = { json: 'application/json', form: 'application/json',
      multipart: 'multipart/form-data' }[kind]
    const types = requestBody.content
    if (!kind) return requestBody.required ? 'the body is missing' : undefined
    // PUT /api/v1/media/:id without a file has nothing that needs parts.
    const type = types[given] ? given : kind !== 'multipart' && Object.keys(types)[0]
    if (!type || !types[type]) return `no body of kind ${kind} is described`
    const { schema } = types[type]
    const members = this.members(schema)
    const fileNames = Object.fromEntries(Object.keys(files).map((name) => [name, '']))
    const body = { ...fields, ...fileNames }
    const unknown = Object.keys(body).find((name) => !members[name] && !members[`${name}[]`])
    if (unknown) return `no member ${unknown} in the body`
    const isJson = kind === 'json'
    const checked = isJson ? this.#listed(body, members) : this.coercedMembers(body, schema)
    return this.misfit(
      ['paths', template, method.toLowerCase(), 'requestBody', 'content', type, 'schema'], checked)
  }

  /// "redirect_uris" may be one text as well. https://docs.joinmastodon.org/methods/apps/#create
  #listed(body, members) {
    const uris = body.redirect_uris
    if (!members.redirect_uris || typeof uris !== 'string') return body
    return { ...body, redirect_uris: [uris] }
  }

  /// What is wrong with an answer to that call, if anything.
  answer(call, { status, type, value }) {
    const operation = call.template && this.operation(call.method, call.template)
    if (!operation) return undefined
    const { template } = call
    const response = operation.responses[status]
    if (status === 403) return undefined
    const isRedirect = template === '/oauth/authorize' && status === 302
    if (!response) return isRedirect ? undefined : this.note(`an answer ${status}`, call)
    const content = this.resolve(response).content?.['application/json']
    if (!content?.schema) return undefined
    if (!type.startsWith('application/json')) return this.note(`an answer of type ${type}`, call)
    const place = ['paths', template, call.method.toLowerCase(), 'responses', String(status),
      'content', 'application/json', 'schema']
    const misfit = this.misfit(place, value)
    return misfit && this.note(`the answer ${status}: ${misfit}`, call)
  }
}
