// SPDX-License-Identifier: GPL-3.0-or-later
// How X says no: problems with a type, a title and a detail, each with its status.
// https://docs.x.com/x-api/fundamentals/response-codes-and-errors
import { Answer, Refusal } from './requests.mjs'

export const typeOf = (name) => `https://api.x.com/2/problems/${name}`
const blank = 'about:blank'

/// Bodies without a status of their own, as they also stand in `errors` of an answer.
export const problems = {
  notFound: (kind, parameter, value) => ({
    value, detail: `Could not find ${kind} with ${parameter}: [${value}].`,
    title: 'Not Found Error', resource_type: kind, parameter, resource_id: value,
    type: typeOf('resource-not-found'),
  }),
  hidden: (kind, parameter, value) => ({
    value,
    detail: `Sorry, you are not authorized to see the ${kind} with ${parameter}: [${value}].`,
    title: 'Authorization Error', section: 'includes', resource_type: kind, parameter,
    resource_id: value, type: typeOf('not-authorized-for-resource'),
  }),
  connection: (issue, detail) => ({
    title: 'ConnectionException', detail, connection_issue: issue,
    type: typeOf('streaming-connection'),
  }),
  disconnect: (kind) => ({
    title: 'operational-disconnect', disconnect_type: kind,
    detail: 'This stream has been disconnected upstream for operational reasons.',
    type: typeOf('operational-disconnect'),
  }),
}

export const refused = (status, body) =>
  new Refusal(status, body.detail ?? body.title ?? 'refused', body)

/// Something asked for is wrong: { parameter: value } and why.
export const invalid = (message, parameters = {}) => refused(400, {
  errors: [{
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, [one]])),
    message,
  }],
  title: 'Invalid Request', detail: 'One or more parameters to your request was invalid.',
  type: typeOf('invalid-request'),
})
export const unauthorized = () =>
  refused(401, { title: 'Unauthorized', type: blank, status: 401, detail: 'Unauthorized' })
export const forbidden = (detail = 'You are not permitted to perform this action.') =>
  refused(403, { title: 'Forbidden', detail, type: blank, status: 403 })
export const wrongToken = (given) => refused(403, {
  title: 'Unsupported Authentication', status: 403, type: typeOf('unsupported-authentication'),
  detail: `Authenticating with ${given} is forbidden for this endpoint.`,
})
export const notEnrolled = () => refused(403, {
  title: 'Client Forbidden', type: typeOf('client-forbidden'), reason: 'client-not-enrolled',
  detail: 'This app may not use this endpoint with its present access.', client_id: '12345',
  registration_url: 'https://developer.x.com/en/docs/projects/overview',
})
export const usageCapped = () => refused(429, {
  title: 'UsageCapExceeded', detail: 'Usage cap exceeded: Monthly product cap', period: 'Monthly',
  scope: 'Product', type: typeOf('usage-capped'),
})
export const unavailable = () => refused(503, {
  title: 'Service Unavailable', detail: 'Service Unavailable', type: blank, status: 503,
})
/// Too many requests come in one of two forms.
export const tooMany = (isOld) => refused(429, isOld
  ? { errors: [{ code: 88, message: 'Rate limit exceeded' }] }
  : { title: 'Too Many Requests', detail: 'Too Many Requests', type: blank, status: 429 })
export const missing = (kind, parameter, value) =>
  refused(404, { ...problems.notFound(kind, parameter, value), status: 404 })

/// What a failed request is answered with; an error without a body is a fault of this program.
export function toAnswer(error) {
  const body = error.more && Object.keys(error.more).length ? error.more : {
    title: error.status ? 'Invalid Request' : 'Internal Server Error', detail: error.message,
    type: error.status ? typeOf('invalid-request') : blank, status: error.status ?? 500,
  }
  const type = body.type ? 'application/problem+json' : 'application/json; charset=utf-8'
  return new Answer(body, { status: error.status ?? 500, type, headers: error.headers ?? {} })
}
