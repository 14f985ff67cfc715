export function build(options?: { readonly evenIfFresh?: boolean }): Promise<boolean>;
