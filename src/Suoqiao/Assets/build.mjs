// Builds wwwroot/assets: site.css, site.js, chart.js, icons.svg. Run through `npm run build`, which type-checks first.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { compileAsync } from 'sass';
import { icons } from './icons.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../wwwroot/assets');

async function styles() {
  const tabler = await compileAsync(join(here, 'tabler.scss'), {
    loadPaths: [join(here, 'node_modules')],
    charset: false,
    quietDeps: true,
  });
  const parts = ['site.css', 'bridge.css', 'phone.css', 'print.css'];
  const own = await Promise.all(parts.map(part => readFile(join(here, part), 'utf8')));
  // Layers, so that our rules win over Tabler's without matching its selectors' weight.
  const source = `@layer tabler, site;\n@layer tabler {${tabler.css}}\n@layer site {${own.join('\n')}}`;
  const { code } = await transform(source, { loader: 'css', minify: true, target: 'es2022', legalComments: 'none' });
  await writeFile(join(out, 'site.css'), code);
}

async function sprite() {
  const symbols = await Promise.all(icons.map(async name => {
    const svg = await readFile(join(here, `node_modules/@tabler/icons/icons/outline/${name}.svg`), 'utf8');
    const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/<path stroke="none"[^>]*>|\s*\n\s*/g, '')}</symbol>`;
  }));
  await writeFile(join(out, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
}

async function scripts(name, format) {
  await build({
    entryPoints: [join(here, `${name}.ts`)],
    outdir: out,
    bundle: true,
    minify: true,
    format,
    target: 'es2022',
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([styles(), sprite(), scripts('site', 'iife'), scripts('chart', 'esm')]);
