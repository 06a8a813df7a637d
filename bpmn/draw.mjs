// Draws every process into images/, with the browser that the tests use or the one that BROWSER names.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const VIEWER = `
  import Viewer from 'bpmn-js/lib/Viewer';
  import icons from '@bpmn-io/element-template-icon-renderer';
  window.draw = async xml => {
    const viewer = new Viewer({ container: document.body, additionalModules: [icons] });
    const { warnings } = await viewer.importXML(xml);
    if (warnings.length) throw new Error(warnings.join());
    const { svg } = await viewer.saveSVG();
    viewer.destroy();
    return svg;
  };`;

const bundle = await build({ stdin: { contents: VIEWER, resolveDir: '.' }, bundle: true, write: false });
const browser = await chromium.launch({ executablePath: process.env.BROWSER ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.addScriptTag({ content: bundle.outputFiles[0].text });
mkdirSync('images', { recursive: true });
for (const folder of ['processes', '../samples/processes']) {
  for (const file of readdirSync(folder)) {
    const xml = readFileSync(`${folder}/${file}`, 'utf8');
    const svg = await page.evaluate(text => window.draw(text), xml);
    // What it was drawn from, for the test that says when to draw again; and paper, for readers on a dark ground.
    const source = createHash('sha256').update(xml).digest('hex');
    writeFileSync(`images/${basename(file, '.bpmn')}.svg`, svg.replace(/<svg [^>]*>/, `$&<!-- of ${source} -->`
      + '<rect x="-100%" y="-100%" width="300%" height="300%" fill="white"/>').trimEnd() + '\n');
  }
}
await browser.close();
