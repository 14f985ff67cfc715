import { ENGAGEMENT_KINDS } from '../kernel/engagement-kind.ts';
import type { Locale } from '../kernel/locale.ts';
import { LIFECYCLES } from '../kernel/lifecycle.ts';
import { LOCALES } from '../kernel/locale-list.ts';
import type { FieldType } from './field-type.ts';
import { EMAIL_LABELS, LABEL_LETTERS, PHONE_LABELS } from './point-label.ts';
import type { InteractionKind } from '../kernel/interaction-kind.ts';
import type { FieldKind, ListKind } from './record-kind.ts';

/** What people call a thing; English stands in where a language is missing. */
export type Labels = Readonly<Partial<Record<Locale, string>>>;
/** An option of a choice. A built-in option's words are the phrase `option.<kind>.<field>.<key>`. */
export type FieldOption = { readonly key: string; readonly labels?: Labels; readonly retired?: boolean };
/**
 * What a value must satisfy. `scale`: decimal places of a number, 0 to 6; numbers are kept as whole multiples of 10^-scale.
 * `kinds`: of interactions alone, in which of them forms ask for it; in all of them where it is absent.
 */
export type FieldRules = { readonly scale?: number | undefined; readonly min?: number | undefined; readonly max?: number | undefined; readonly maxLength?: number | undefined; readonly currency?: string | undefined; readonly kinds?: readonly InteractionKind[] | undefined };

/**
 * One field of a record kind, built-in or of the workspace. Lists, filters, forms, bulk edits, imports,
 * exports, quality rules and hidden fields work over these and know no column by heart.
 */
export type RecordField = {
  /** "name", "ownerId"; "custom.<key>" for a field of the workspace. Stands in addresses, exports and the API. */
  readonly key: string;
  readonly type: FieldType;
  /** The column of a built-in field (snake_case); absent for custom fields and for tags. */
  readonly column?: string;
  /** The field's row, for custom fields. */
  readonly fieldId?: string;
  /** A custom field's names; a built-in one's words are the phrase `field.<kind>.<key>`. */
  readonly labels?: Labels;
  readonly hints?: Labels;
  readonly options?: readonly FieldOption[];
  readonly rules?: FieldRules;
  readonly required?: boolean;
  /** The column always holds a value; a change cannot empty it. Where a new record gives none, a default stands. */
  readonly neverEmpty?: boolean;
  readonly unique?: boolean;
  /** May be changed in a form, in place and in bulk. */
  readonly editable: boolean;
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** An import may fill it. */
  readonly importable: boolean;
  /** Follows from what hangs on the record, and is written by nobody: kept in a column when that changes, or worked out where it changes with the day. */
  readonly derived?: boolean;
  /** Holds data about a person: shown in a personal data report, emptied by an erasure. */
  readonly personal?: boolean;
};

type Manner = Partial<Pick<RecordField, 'editable' | 'sortable' | 'filterable' | 'importable' | 'required' | 'neverEmpty' | 'rules' | 'options' | 'personal' | 'derived'>>;

/** A built-in field; editable, filterable and importable unless said otherwise. */
function builtIn(key: string, type: FieldType, manner: Manner = {}): RecordField {
  const column = key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { key, type, column, editable: true, sortable: false, filterable: true, importable: true, ...manner };
}

const options = (keys: readonly string[]): readonly FieldOption[] => keys.map((key) => ({ key }));
const computed: Manner = { editable: false, importable: false };
const derived: Manner = { ...computed, derived: true, sortable: true };
const line = (maxLength: number): Manner => ({ rules: { maxLength } });

/** What the first e-mail and phone are for: usual words by their keys, or one's own. */
const EMAIL_LABEL = builtIn('emailLabel', 'text', { ...line(LABEL_LETTERS), options: options(EMAIL_LABELS), filterable: false, personal: true });
const PHONE_LABEL = builtIn('phoneLabel', 'text', { ...line(LABEL_LETTERS), options: options(PHONE_LABELS), filterable: false, personal: true });

const NEXT_STEP = [builtIn('nextStep', 'text', line(300)), builtIn('nextStepOn', 'date', { sortable: true })];
const STAMPS = [
  builtIn('createdAt', 'instant', { ...computed, sortable: true }),
  builtIn('updatedAt', 'instant', { ...computed, sortable: true }),
  builtIn('isSample', 'boolean', computed),
];
const TAGS: RecordField = { key: 'tags', type: 'tags', editable: true, sortable: false, filterable: true, importable: true };

const CLIENT_FIELDS: readonly RecordField[] = [
  builtIn('name', 'text', { ...line(200), sortable: true, required: true, personal: true }),
  builtIn('kind', 'choice', { options: options(['organisation', 'person']), editable: false }),
  builtIn('lifecycle', 'choice', { options: options(LIFECYCLES), neverEmpty: true }),
  builtIn('ownerId', 'member', { neverEmpty: true }),
  ...NEXT_STEP,
  builtIn('email', 'email', { personal: true }),
  EMAIL_LABEL,
  builtIn('phone', 'phone', { personal: true }),
  PHONE_LABEL,
  builtIn('website', 'url'),
  builtIn('legalName', 'text', { ...line(200), personal: true }),
  builtIn('registration', 'text', line(200)),
  builtIn('address', 'text', { ...line(300), personal: true }),
  builtIn('country', 'country'),
  builtIn('locale', 'locale', { options: options(LOCALES), neverEmpty: true }),
  builtIn('isConsumer', 'boolean', { neverEmpty: true }),
  builtIn('source', 'text', line(120)),
  TAGS,
  builtIn('notes', 'long_text', { ...line(10_000), filterable: false, personal: true }),
  builtIn('lifecycleSince', 'instant', { ...computed, sortable: true }),
  ...STAMPS,
];

const CONTACT_FIELDS: readonly RecordField[] = [
  builtIn('name', 'text', { ...line(200), sortable: true, required: true, personal: true }),
  builtIn('givenName', 'text', { ...line(120), personal: true }),
  builtIn('familyName', 'text', { ...line(120), personal: true }),
  builtIn('clientId', 'client'),
  builtIn('roleTitle', 'text', line(200)),
  builtIn('email', 'email', { personal: true }),
  EMAIL_LABEL,
  builtIn('phone', 'phone', { personal: true }),
  PHONE_LABEL,
  builtIn('address', 'text', { ...line(300), personal: true }),
  builtIn('country', 'country', { personal: true }),
  builtIn('birthday', 'birthday', { sortable: true, personal: true }),
  builtIn('ownerId', 'member', { neverEmpty: true }),
  ...NEXT_STEP,
  builtIn('locale', 'locale', { options: options(LOCALES), neverEmpty: true }),
  builtIn('source', 'text', line(120)),
  TAGS,
  builtIn('notes', 'long_text', { ...line(10_000), filterable: false, personal: true }),
  ...STAMPS,
];

const DEAL_FIELDS: readonly RecordField[] = [
  builtIn('name', 'text', { ...line(200), sortable: true, required: true }),
  builtIn('clientId', 'client'),
  builtIn('contactId', 'contact'),
  builtIn('pipelineId', 'pipeline', { editable: false }),
  builtIn('stageId', 'stage', { neverEmpty: true }),
  builtIn('state', 'choice', { ...computed, options: options(['open', 'won', 'lost']) }),
  builtIn('amount', 'money', { sortable: true }),
  builtIn('currency', 'currency', { neverEmpty: true }),
  builtIn('ownerId', 'member', { neverEmpty: true }),
  ...NEXT_STEP,
  builtIn('openedOn', 'date', { sortable: true }),
  builtIn('expectedCloseOn', 'date', { sortable: true }),
  builtIn('closedOn', 'date', { sortable: true }),
  builtIn('stageSince', 'instant', { ...computed, sortable: true }),
  builtIn('productId', 'product'),
  builtIn('source', 'text', line(120)),
  builtIn('competitor', 'text', line(200)),
  builtIn('lostReasonId', 'lost_reason'),
  builtIn('lostNote', 'text', line(1_000)),
  builtIn('engagementId', 'engagement', { importable: false }),
  TAGS,
  builtIn('notes', 'long_text', { ...line(10_000), filterable: false }),
  ...STAMPS,
];

/** Where the agreement in force stands, or the newest where none is: as `agreementStanding` says it. */
export const AGREEMENT_STANDINGS = ['draft', 'sent', 'questions_open', 'partly_signed', 'signed', 'sealed', 'declined', 'expired', 'withdrawn', 'revoked'] as const;

/** Whose act comes next on it. */
export const WHOSE_TURN = ['ours', 'both', 'theirs'] as const;
/** In whole per cent. */
const share: Manner = { ...derived, rules: { min: 0, max: 100 } };

const ENGAGEMENT_FIELDS: readonly RecordField[] = [
  builtIn('name', 'text', { ...line(200), importable: false, sortable: true, required: true }),
  builtIn('clientId', 'client', { ...computed, sortable: true }),
  builtIn('kind', 'choice', { ...computed, options: options(ENGAGEMENT_KINDS), sortable: true }),
  builtIn('state', 'choice', { importable: false, options: options(['open', 'closed']), neverEmpty: true, sortable: true }),
  builtIn('ownerId', 'member', { importable: false, neverEmpty: true, sortable: true }),
  ...NEXT_STEP.map((field): RecordField => ({ ...field, importable: false })),
  builtIn('agreementNumber', 'text', derived),
  builtIn('agreementState', 'choice', { ...derived, options: options(AGREEMENT_STANDINGS) }),
  builtIn('turn', 'choice', { ...derived, options: options(WHOSE_TURN) }),
  // How full both frames of its text are for its kind.
  builtIn('hardFrame', 'number', share),
  builtIn('softFrame', 'number', share),
  builtIn('startsOn', 'date', derived),
  builtIn('endsOn', 'date', derived),
  builtIn('amount', 'money', derived),
  builtIn('currency', 'currency', { ...derived, sortable: false }),
  builtIn('openOurs', 'number', derived),
  builtIn('openTheirs', 'number', derived),
  builtIn('late', 'number', derived),
  builtIn('nextDueOn', 'date', derived),
  { ...TAGS, importable: false },
  ...STAMPS,
];

/** The built-in fields of each record kind, in the order in which a form shows them. */
export const BUILT_IN_FIELDS: Readonly<Record<ListKind, readonly RecordField[]>> = { client: CLIENT_FIELDS, contact: CONTACT_FIELDS, deal: DEAL_FIELDS, engagement: ENGAGEMENT_FIELDS };

/** The built-in fields that the registry knows of a kind: none of interactions, whose area keeps them. */
export function builtInFields(kind: FieldKind): readonly RecordField[] {
  return kind === 'interaction' ? [] : BUILT_IN_FIELDS[kind];
}

/** The prefix of a custom field's key. */
export const CUSTOM_PREFIX = 'custom.';

/** Finds a field by its key among the built-in and custom ones. */
export function findField(fields: readonly RecordField[], key: string): RecordField | null {
  return fields.find((field) => field.key === key) ?? null;
}
