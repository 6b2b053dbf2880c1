// SPDX-License-Identifier: GPL-3.0-or-later
// Opens recaps in a browser and says what a reader, a screen reader or a careful host would object
// to: requests, errors, things the page's own policy forbade, axe's violations, words that are not
// the quoted ones, a page wider than the screen.
//   node read_pages.mjs FOLDER      reads FOLDER/*.html, puts pictures of them beside them
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const folder = process.argv[2];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const sizes = [
  { width: 360, height: 740 },
  { width: 1200, height: 900 },
];

async function read(browser, name, size, scheme) {
  const page = await browser.newPage();
  const objections = [];
  const address = pathToFileURL(join(folder, `${name}.html`)).href;
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('data:')) objections.push(`request: ${url}`);
  });
  page.on('console', (message) => objections.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => objections.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    objections.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.evaluateOnNewDocument(() => {
    window.forbidden = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(address, { waitUntil: 'load' });

  for (const what of await page.evaluate(() => window.forbidden))
    objections.push(`forbidden: ${what}`);
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
  if (width > size.width) objections.push(`wide: ${width} px`);
  objections.push(...(await wordsThatDiffer(page, name)));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const one of violations)
    objections.push(`axe: ${one.id} (${one.nodes.length}×): ${one.nodes[0].html.slice(0, 200)}`);
  if (name !== 'bad')
    await page.screenshot({ path: join(folder, `${name}-${size.width}-${scheme}.png`), fullPage: true });
  await page.close();
  return objections;
}

async function wordsThatDiffer(page, name) {
  const wanted = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('blockquote')].map((quote) => quote.textContent));
  const children = await page.evaluate(() =>
    document.querySelectorAll('blockquote *, script, iframe, object, form, base').length);
  const differing = wanted
    .map((text, at) => (text === found[at] ? null : `words: ${JSON.stringify(text)} is ${JSON.stringify(found[at])}`))
    .filter(Boolean);
  if (found.length !== wanted.length) differing.push(`words: ${found.length} quotes`);
  if (children > 0) differing.push(`markup: ${children} elements that nobody put there`);
  return differing;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
let failed = false;
const names = (await readdir(folder)).filter((file) => file.endsWith('.html')).map((file) => file.slice(0, -5));
for (const name of names.sort()) {
  for (const size of sizes) {
    for (const scheme of ['light', 'dark']) {
      const objections = await read(browser, name, size, scheme);
      const kinds = new Set(objections.map((one) => one.split(':')[0]));
      const seen = ['forbidden', 'axe', 'words', 'markup', 'console'].every((kind) => kinds.has(kind));
      const fine = name === 'bad' ? seen : objections.length === 0;
      failed ||= !fine;
      console.log(`${fine ? 'fine' : 'NOT fine'}: ${name}, ${size.width} px, ${scheme}`);
      if (!fine) objections.forEach((one) => console.log(`  ${one}`));
    }
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
