/**
 * What an API key may do, beside what its member may: everything or one part of the work, to read or to change.
 * A key never reaches further than the member behind it.
 */
export const KEY_PARTS = ['client', 'deal', 'interaction', 'engagement', 'agreement', 'record', 'workspace'] as const;
/** A part of the work, "all" for every part that keys may reach. */
export type KeyPart = (typeof KEY_PARTS)[number] | 'all';
export type KeyLevel = 'read' | 'write';
/** "client:read", "all:write". Whoever may change a part may read it too. */
export type KeyScope = `${KeyPart}:${KeyLevel}`;

/** Every scope there is. */
export const KEY_SCOPES: readonly KeyScope[] = (['all', ...KEY_PARTS] as const).flatMap((part): KeyScope[] => [`${part}:read`, `${part}:write`]);

/** An operation as far as keys are concerned: its id, the word it stands under, whether it changes anything, the record kind in its path. */
export type KeyedOperation = { readonly id: string; readonly tag: string; readonly changes: boolean; readonly recordKind: string | null };

/** Which part a word of the API belongs to. Words that are not here, such as search and import, cross all parts: they need "all". */
const PART_OF_TAG: Readonly<Record<string, (typeof KEY_PARTS)[number]>> = {
  client: 'client', contact: 'client',
  deal: 'deal', pipeline: 'deal', stage: 'deal', product: 'deal',
  interaction: 'interaction', task: 'interaction',
  engagement: 'engagement',
  agreement: 'agreement', document: 'agreement', template: 'agreement', signing: 'agreement',
  record: 'record', field: 'record', tag: 'record', view: 'record', 'saved-view': 'record', 'change-set': 'record',
  workspace: 'workspace', member: 'workspace', team: 'workspace',
};

/** Operations under one word that reach records of all kinds. */
const CROSSING = /ChangeSet/;

/** Words that need a person: who comes in and how, what lets others in. */
const PERSONS_ONLY: ReadonlySet<string> = new Set(['session', 'invitation', 'outbox', 'sample', 'integration', 'right', 'seal']);
/** Parts that keys read but never change: a program manages no people and no house. */
const READ_ONLY: ReadonlySet<KeyPart> = new Set(['workspace']);
/** Single acts that bind or open something, or that nothing brings back. */
const PERSONS_ACTS: ReadonlySet<string> = new Set(['erasePerson', 'emptyFromBin', 'reviewScan', 'confirmDeviceCode', 'callOffDeviceKey', 'signAgreement', 'requestSigningCode', 'takeBackSignature', 'importSealCertificate', 'renewSealCertificate', 'getSealSettings', 'getMailSetup', 'getFirstRun']);

/** What every key may ask: whose it is. */
const ALWAYS: ReadonlySet<string> = new Set(['getMe']);

export type KeyAnswer = { readonly allowed: true } | { readonly allowed: false; readonly because: 'persons-only' } | { readonly allowed: false; readonly because: 'scope'; readonly scope: KeyScope };

/** Whether a key of these scopes may call an operation, and which scope it lacks. */
export function keyAllows(scopes: readonly string[], operation: KeyedOperation): KeyAnswer {
  const { id, tag, changes } = operation;
  if (ALWAYS.has(id)) return { allowed: true };
  const part = partOf(operation);
  if (PERSONS_ONLY.has(tag) || PERSONS_ACTS.has(id) || (changes && READ_ONLY.has(part))) return { allowed: false, because: 'persons-only' };
  const level: KeyLevel = changes ? 'write' : 'read';
  const enough: readonly KeyScope[] = [`${part}:${level}`, `all:${level}`, `${part}:write`, 'all:write'];
  return enough.some((scope) => scopes.includes(scope)) ? { allowed: true } : { allowed: false, because: 'scope', scope: `${part}:${level}` };
}

/** Operations over any kind of record belong to the part of that kind; change sets hold records of every kind. */
function partOf({ id, tag, recordKind }: KeyedOperation): KeyPart {
  return CROSSING.test(id) ? 'all' : (PART_OF_TAG[recordKind ?? tag] ?? 'all');
}

/** The scopes in their kept form, each once and in a fixed order. */
export function writeScopes(scopes: readonly KeyScope[]): string {
  return KEY_SCOPES.filter((scope) => scopes.includes(scope)).join(' ');
}

/** Reads what {@link writeScopes} wrote. */
export function readScopes(text: string): readonly KeyScope[] {
  const words = text.split(' ');
  return KEY_SCOPES.filter((scope) => words.includes(scope));
}
