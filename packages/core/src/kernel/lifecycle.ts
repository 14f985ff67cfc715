/** Where a client stands with us, from first contact to past work. */
export const LIFECYCLES = ['lead', 'qualified', 'active', 'former'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];
