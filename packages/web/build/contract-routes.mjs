import { minifyContractRouter } from '@orpc/contract';

const NAME = 'virtual:contract-routes';

/**
 * Gives the browser the contract's methods and paths without its schemas: the server guards what
 * comes in and goes out, the client's types come from the contract at compile time.
 */
export function contractRoutes() {
  return {
    name: 'entente:contract-routes',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const { contract } = await import('@entente/contract/contract');
      return `export const contractRoutes = ${JSON.stringify(minifyContractRouter(contract), withoutDescription)};`;
    },
  };
}

/** What describes an operation to readers of the API's document; a call needs its method, path and structure. */
const DESCRIPTION = ['operationId', 'tags', 'summary', 'description', 'deprecated', 'spec', 'successDescription'];

function withoutDescription(key, value) {
  return key !== 'route' ? value : Object.fromEntries(Object.entries(value).filter(([name]) => !DESCRIPTION.includes(name)));
}
