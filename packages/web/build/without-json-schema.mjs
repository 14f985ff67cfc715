import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

const WRITERS = /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/;

/** Leaves out what writes JSON Schema: every schema carries it along, and only the server publishes a document. */
export function withoutJsonSchema() {
  return {
    name: 'entente:without-json-schema',
    enforce: 'pre',
    load(id) {
      if (!WRITERS.test(id)) return undefined;
      const { module } = parseSync(id, readFileSync(id, 'utf8'));
      const names = module.staticExports.flatMap(({ entries }) => entries.map(({ exportName }) => exportName.name));
      return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  };
}
