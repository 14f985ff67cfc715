import { parseSync } from 'vite';

const RULES = /\/packages\/(core|contract)\/src\/.*\.ts$/;

/**
 * The rules are pure, so what a module of theirs makes while it loads may be left out where nobody uses it.
 * A bundler cannot know: it keeps every schema (and with them their library) that stands beside a word it needs.
 */
export function pureCore() {
  return {
    name: 'entente:pure-core',
    enforce: 'pre',
    transform(code, id) {
      if (!RULES.test(id)) return undefined;
      const { program } = parseSync(id, code);
      const made = program.body.flatMap(declaratorsOf).filter(({ init }) => init?.type === 'CallExpression').map(({ init }) => init);
      return made.reverse().reduce((text, { start, end }) => `${text.slice(0, start)}/* @__PURE__ */ (() => ${text.slice(start, end)})()${text.slice(end)}`, code);
    },
  };
}

function declaratorsOf(node) {
  const said = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  return said?.type === 'VariableDeclaration' ? said.declarations : [];
}
