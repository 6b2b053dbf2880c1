// SPDX-License-Identifier: GPL-3.0-or-later
// Checks answers against the schemas of AT Protocol. https://atproto.com/specs/lexicon
import fs from 'node:fs'
import path from 'node:path'
import { Lexicons, jsonToLex } from '@atproto/lexicon'

/// A function of NSID and answer that throws where the answer does not fit its schema. A method
/// without a schema in the folder is not checked.
export function checkerOf(folder) {
  const lexicons = new Lexicons()
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.json')) continue
    const document = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))
    if (document.lexicon === 1) lexicons.add(document)
  }
  return (nsid, body) => {
    if (lexicons.get(nsid)) lexicons.assertValidXrpcOutput(nsid, jsonToLex(body))
  }
}
