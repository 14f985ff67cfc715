/** Made by packages/web/build/contract-routes.mjs: the contract's methods and paths; the schemas stay with the server. */
declare module 'virtual:contract-routes' {
  export const contractRoutes: typeof import('@entente/contract/contract').contract;
}

declare module 'virtual:mantine-variables.css';
