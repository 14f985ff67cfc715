import type { FieldKind } from '@entente/core/record/record-kind';
import type { FieldView } from '../field-words.ts';

/** What a filter is built over: the kind's fields and the names of ids that stand in it. */
export type FilterGround = {
  readonly kind: FieldKind;
  readonly fields: readonly FieldView[];
  readonly names: Readonly<Record<string, string>>;
  /** Remembers what a chosen id is called, so that its chip can say it. */
  readonly onNames: (names: Readonly<Record<string, string>>) => void;
};
