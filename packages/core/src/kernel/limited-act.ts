/** Acts on records that a role may be kept from: taking them out as a file, binning them, changing many at once. */
export const LIMITED_ACTS = ['export', 'delete', 'bulk'] as const;
export type LimitedAct = (typeof LIMITED_ACTS)[number];

const SWITCHES = { export: 'mayExport', delete: 'mayDelete', bulk: 'mayBulk' } as const;

/** Somebody with the limits of their role, as the server knows them or as the web has been told. */
type Limited = { readonly limits?: Readonly<Record<string, { readonly [Switch in (typeof SWITCHES)[LimitedAct]]?: boolean | undefined }>> | undefined };

/** Whether the member's role may do it to records of a kind. */
export function mayDo({ limits }: Limited, kind: string, act: LimitedAct): boolean {
  return limits?.[kind]?.[SWITCHES[act]] !== false;
}
