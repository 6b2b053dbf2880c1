// SPDX-License-Identifier: GPL-3.0-or-later
// Holds requests and answers against X's description of its API in OpenAPI 3.0. What it finds wrong
// is kept: a test that ends with violations has a client, or a stand-in, that made them up.
//
// Where X's own examples say more than the description, they go first: members that are required
// but described nowhere are left out; segment_index of a form fits both of its alternatives.
import { Description } from './openapi.mjs'

/// How one signs in is described elsewhere, in words. HEAD opens a connection before it is needed.
const undescribed = /^\/(i\/oauth2\/authorize|2\/oauth2\/(token|revoke))$/

/// The description with what X's examples say.
export const loosened = (value) => {
  if (Array.isArray(value)) return value.map(loosened)
  if (value === null || typeof value !== 'object') return value
  const changed = Object.fromEntries(Object.entries(value).map(([name, one]) =>
    [name === 'oneOf' ? 'anyOf' : name, loosened(one)]))
  if (!Array.isArray(changed.required) || !changed.properties) return changed
  return { ...changed, required: changed.required.filter((name) => changed.properties[name]) }
}

export class Checker extends Description {
  constructor(file) {
    super(file, { change: loosened, formats: { binary: true, byte: true } })
  }

  #parametersOf(operation, place) {
    return (operation.parameters ?? []).map((one) => this.resolve(one))
      .filter((one) => one.in === place)
  }

  #placeOf(parameter, template, method) {
    const { parameters } = this.operation(method, template)
    const at = parameters.findIndex((one) => this.resolve(one) === parameter)
    const { $ref } = parameters[at]
    return $ref ? [...$ref.slice(2).split('/'), 'schema']
      : ['paths', template, method.toLowerCase(), 'parameters', String(at), 'schema']
  }

  /// What is wrong with { method, path, template, params, query, kind, fields, files }.
  request(call) {
    const { method, path, template } = call
    if (undescribed.test(path) || method === 'HEAD') return undefined
    const operation = template && this.operation(method, template)
    if (!operation) return this.note('it is not described', call)
    const wrong = this.#wrongParameters(operation, call, 'query', call.query) ??
      this.#wrongParameters(operation, call, 'path', call.params) ??
      this.#wrongBody(operation, call)
    return wrong && this.note(wrong, call)
  }

  #wrongParameters(operation, { template, method }, place, given) {
    const described = this.#parametersOf(operation, place)
    const unknown = Object.keys(given).find((name) => !described.some((one) => one.name === name))
    if (unknown) return `no parameter ${unknown} in the ${place}`
    for (const parameter of described) {
      const { name, required, schema } = parameter
      if (given[name] === undefined && required) return `${name} is missing in the ${place}`
      if (given[name] === undefined) continue
      const isList = this.resolve(schema).type === 'array'
      const value = isList ? given[name].split(',') : given[name]
      const misfit = this.misfit(
        this.#placeOf(parameter, template, method), this.coerced(value, schema))
      if (misfit) return `${name} in the ${place}: ${misfit}`
    }
  }

  #wrongBody({ requestBody }, { template, method, kind, fields, files }) {
    if (!requestBody) return kind ? 'a body where none is described' : undefined
    const types = requestBody.content
    if (!kind) return requestBody.required ? 'the body is missing' : undefined
    const type = { json: 'application/json', multipart: 'multipart/form-data' }[kind]
    if (!types[type]) return `no body of kind ${kind} is described`
    const { schema } = types[type]
    const contents = Object.fromEntries(Object.keys(files).map((name) => [name, '']))
    const body = kind === 'json' ? fields : this.coercedMembers({ ...fields, ...contents }, schema)
    const members = this.members(schema)
    const isOpen = !Object.keys(members).length
    const unknown = Object.keys(body).find((name) => !isOpen && !members[name])
    if (unknown) return `no member ${unknown} in the body`
    return this.misfit(
      ['paths', template, method.toLowerCase(), 'requestBody', 'content', type, 'schema'], body)
  }

  /// What is wrong with an answer to that call, if anything.
  answer(call, { status, type, value }) {
    const operation = call.template && this.operation(call.method, call.template)
    if (!operation) return undefined
    const code = operation.responses[status] ? String(status) : 'default'
    if (code === 'default' && status < 400) return this.note(`an answer ${status}`, call)
    const kind = type.split(';')[0]
    // Errors of the older kind, { errors: [{ code, message }] }, are described in words only.
    if (code === 'default' && kind === 'application/json') return undefined
    if (!operation.responses[code].content?.[kind]) {
      return this.note(`an answer of type ${type}`, call)
    }
    const place = ['paths', call.template, call.method.toLowerCase(), 'responses', code, 'content',
      kind, 'schema']
    const misfit = this.misfit(place, value)
    return misfit && this.note(`the answer ${status}: ${misfit}`, call)
  }

  line(value) {
    const template = '/2/tweets/search/stream'
    const call = { method: 'GET', template, path: template }
    return this.answer(call, { status: 200, type: 'application/json', value })
  }
}
