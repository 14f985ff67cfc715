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
      return `export const contractRoutes = ${JSON.stringify(minifyContractRouter(contract))};`;
    },
  };
}
