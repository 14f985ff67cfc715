import type { ProviderActor } from './actor.ts';

/** Acts on records that a role may be kept from: taking them out as a file, binning them, changing many at once. */
export const LIMITED_ACTS = ['export', 'delete', 'bulk'] as const;
export type LimitedAct = (typeof LIMITED_ACTS)[number];

const SWITCHES = { export: 'mayExport', delete: 'mayDelete', bulk: 'mayBulk' } as const;

/** Whether the member's role may do it to records of a kind. */
export function mayDo({ limits }: Pick<ProviderActor, 'limits'>, kind: string, act: LimitedAct): boolean {
  return limits?.[kind]?.[SWITCHES[act]] !== false;
}
