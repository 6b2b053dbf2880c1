// SPDX-License-Identifier: GPL-3.0-or-later
// Holds requests and answers against a description of Mastodon's API in OpenAPI 3.1. What it finds
// wrong is kept: a test that ends with violations has a client, or a stand-in, that made them up.
//
// Where the documents that Mastodon publishes say more than the description, they go first:
// parameters may come as a form wherever they may as JSON; a status may have both text and media,
// and so fit two of its alternatives; what could not be validated is told in `error` alone.
// Every call may be outside of a token's scopes. https://docs.joinmastodon.org/client/intro/#parameters
import fs from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

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

export class Checker {
  constructor(file) {
    this.violations = []
    this.document = loosened(JSON.parse(fs.readFileSync(file, 'utf8')))
    this.ajv = new Ajv({ strict: false, allErrors: false })
    addFormats(this.ajv)
    this.ajv.addFormat('iso-639-1', /^[a-z]{2,3}(-\w+)*$/).addFormat('scopes', true)
    this.ajv.addFormat('binary', true)
    this.ajv.addSchema(this.document, 'api')
    this.compiled = new Map()
  }

  #operation(method, template) {
    return this.document.paths[template]?.[method.toLowerCase()]
  }

  /// What does not fit, or nothing. `place`: of a schema in the document, as a JSON pointer.
  #misfit(place, value) {
    const pointer = 'api#/' + place
      .map((one) => encodeURIComponent(one.replace(/~/g, '~0').replace(/\//g, '~1'))).join('/')
    if (!this.compiled.has(pointer)) this.compiled.set(pointer, this.ajv.compile({ $ref: pointer }))
    const check = this.compiled.get(pointer)
    return check(value) ? undefined : this.ajv.errorsText(check.errors)
  }

  #resolve(schema) {
    const found = schema?.$ref
      ? schema.$ref.slice(2).split('/').reduce((place, name) => place[name], this.document)
      : schema
    return found?.$ref ? this.#resolve(found) : found
  }

  /// All members that an object of this schema may have.
  #members(schema) {
    const { properties = {}, anyOf = [], allOf = [] } = this.#resolve(schema) ?? {}
    const inner = [...anyOf, ...allOf].map((one) => this.#members(one))
    return Object.assign({}, ...inner, properties)
  }

  /// Forms know texts only.
  #coerced(value, schema) {
    const { type, items } = this.#resolve(schema) ?? {}
    const is = (name) => [type].flat().includes(name)
    if (is('array')) return [value].flat().map((one) => this.#coerced(one, items))
    if (typeof value !== 'string') return this.#coercedMembers(value, schema)
    if (is('integer') && /^-?\d+$/.test(value)) return Number(value)
    if (is('boolean') && /^(true|false|1|0)$/.test(value)) return ['true', '1'].includes(value)
    return value
  }

  #coercedMembers(value, schema) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    const members = this.#members(schema)
    return Object.fromEntries(Object.entries(value).map(([name, one]) =>
      [name, members[name] ? this.#coerced(one, members[name]) : one]))
  }

  #note(what, call) {
    this.violations.push(`${call.method} ${call.template ?? call.path}: ${what}`)
    return what
  }

  /// What is wrong with { method, path, template, query, kind, fields, files }, if anything.
  request(call) {
    const { method, path, template, query, kind, fields, files } = call
    if (undescribed.test(path) || (method === 'HEAD' && path === '/')) return undefined
    const operation = template && this.#operation(method, template)
    if (!operation) return this.#note('it is not described', call)
    const wrong = this.#wrongQuery(operation, template, method, query) ??
      this.#wrongBody(operation, template, method, kind, fields, files)
    return wrong && this.#note(wrong, call)
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
      const misfit = this.#misfit(place, this.#coerced(query[name], schema))
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
    const members = this.#members(schema)
    const fileNames = Object.fromEntries(Object.keys(files).map((name) => [name, '']))
    const body = { ...fields, ...fileNames }
    const unknown = Object.keys(body).find((name) => !members[name] && !members[`${name}[]`])
    if (unknown) return `no member ${unknown} in the body`
    const isJson = kind === 'json'
    const checked = isJson ? this.#listed(body, members) : this.#coercedMembers(body, schema)
    return this.#misfit(
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
    const operation = call.template && this.#operation(call.method, call.template)
    if (!operation) return undefined
    const { template } = call
    const response = operation.responses[status]
    if (status === 403) return undefined
    const isRedirect = template === '/oauth/authorize' && status === 302
    if (!response) return isRedirect ? undefined : this.#note(`an answer ${status}`, call)
    const content = this.#resolve(response).content?.['application/json']
    if (!content?.schema) return undefined
    if (!type.startsWith('application/json')) return this.#note(`an answer of type ${type}`, call)
    const place = ['paths', template, call.method.toLowerCase(), 'responses', String(status),
      'content', 'application/json', 'schema']
    const misfit = this.#misfit(place, value)
    return misfit && this.#note(`the answer ${status}: ${misfit}`, call)
  }
}
