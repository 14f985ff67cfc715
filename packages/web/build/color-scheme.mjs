import { readFileSync } from 'node:fs';
import { minify, transformWithOxc } from 'vite';

/**
 * Puts the colour scheme script in front of everything else as a file of its own:
 * it must run before the first paint, and the CSP allows no inline script.
 */
export function colorSchemeScript() {
  const source = new URL('../src/shell/team-app/color-scheme.ts', import.meta.url);
  let reference;
  return {
    name: 'entente:color-scheme',
    async buildStart() {
      const plain = await transformWithOxc(readFileSync(source, 'utf8'), 'color-scheme.ts');
      const { code } = await minify('color-scheme.js', plain.code);
      reference = this.emitFile({ type: 'asset', name: 'color-scheme.js', source: code });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return html;
        const file = Object.keys(bundle).find((name) => /color-scheme-[^/]+\.js$/.test(name));
        if (file === undefined || reference === undefined) throw new Error('The colour scheme script is missing from the bundle.');
        return [{ tag: 'script', attrs: { src: `/${file}` }, injectTo: 'head-prepend' }];
      },
    },
  };
}
