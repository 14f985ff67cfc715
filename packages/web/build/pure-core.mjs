import { parseSync } from 'vite';

const RULES = /\/packages\/(core|contract)\/src\/.*\.ts$/;
/** What runs when its value is made, not before: nothing in it happens while the module loads. */
const LATER = ['ArrowFunctionExpression', 'FunctionExpression', 'ClassExpression'];
/** What a bundler takes to have done something, wherever it stands in a value. */
const DOES_SOMETHING = ['CallExpression', 'NewExpression', 'MemberExpression', 'SpreadElement'];

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
      const made = program.body.flatMap(declaratorsOf).flatMap(({ init }) => (doesSomething(init) ? [init] : []));
      return made.reverse().reduce((text, { start, end }) => `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`, code);
    },
  };
}

function declaratorsOf(node) {
  const said = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  return said?.type === 'VariableDeclaration' ? said.declarations : [];
}

function doesSomething(node) {
  if (Array.isArray(node)) return node.some(doesSomething);
  if (node === null || typeof node !== 'object' || LATER.includes(node.type)) return false;
  return DOES_SOMETHING.includes(node.type) || Object.values(node).some(doesSomething);
}
