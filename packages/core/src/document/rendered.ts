import { z } from 'zod';
import { Locale } from '../kernel/locale.ts';
import { Id, Side } from '../kernel/values.ts';
import { FRAME_BLOCKS } from './clause-text.ts';
import { BINDINGS, ItemKind } from './content.ts';

/** A document written out for reading: numbers given, variables filled, references resolved, records laid out. */
const marks = { text: z.string(), bold: z.boolean(), italic: z.boolean() };

export const Run = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), ...marks }),
  /** `filled` is false for a visible gap; `id` is null where the document has no such variable. */
  z.object({ type: z.literal('variable'), key: z.string(), id: Id.nullable(), filled: z.boolean(), ...marks }),
  /** The number of another clause; `clauseId` is null where no clause has that key. */
  z.object({ type: z.literal('reference'), key: z.string(), clauseId: Id.nullable(), ...marks }),
]);
export type Run = z.infer<typeof Run>;

/** A labelled value of a record; `key` is the phrase of the label, for those who lay it out. */
export const Fact = z.object({ key: z.string(), label: z.string(), values: z.array(z.string()) });
export type Fact = z.infer<typeof Fact>;

/** One record of the frame: as a row (name, text, facts) and as sentences that say the same. */
export const FrameRow = z.object({ id: Id, kind: ItemKind, name: z.string(), text: z.string(), facts: z.array(Fact), sentence: z.string() });
export type FrameRow = z.infer<typeof FrameRow>;

export const RenderedBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), runs: z.array(Run) }),
  z.object({ type: z.literal('list'), items: z.array(z.array(Run)) }),
  /** `empty` says in words that nothing stands here yet; null where rows do. `totals` close a table. */
  z.object({ type: z.literal('frame'), frame: z.enum(FRAME_BLOCKS), rows: z.array(FrameRow), totals: z.array(Fact), empty: z.string().nullable() }),
]);
export type RenderedBlock = z.infer<typeof RenderedBlock>;

export const RenderedClause = z.object({
  id: Id,
  number: z.string(),
  key: z.string(),
  binding: z.enum(BINDINGS),
  negotiable: z.boolean(),
  /** What the clause is for; read by both sides, not part of what is signed. */
  purpose: z.string(),
  blocks: z.array(RenderedBlock),
  /** The clause's words without its number, one line per paragraph, list item or record: what is hashed. */
  plainText: z.string(),
});
export type RenderedClause = z.infer<typeof RenderedClause>;

export const RenderedSection = z.object({ id: Id, number: z.string(), title: z.string(), clauses: z.array(RenderedClause) });
export type RenderedSection = z.infer<typeof RenderedSection>;

export const RenderedParty = z.object({ id: Id, side: Side, named: z.boolean(), line: z.string(), facts: z.array(Fact) });
export type RenderedParty = z.infer<typeof RenderedParty>;

/** A shared word with every shape it is recognised by; said to the reader where the text uses it. */
export const RenderedTerm = z.object({
  id: Id,
  name: z.string(),
  definition: z.string(),
  synonyms: z.array(z.string()),
  forms: z.array(z.string()),
  /** The number of the agreement that explains it, where that is not this one. */
  from: z.string().optional(),
});
export type RenderedTerm = z.infer<typeof RenderedTerm>;

/** `terms` are those that a clause writes out, and those that an order's framework agreement explains; they repeat what is said there and are no part of the text. */
export const RenderedDocument = z.object({ title: z.string(), locale: Locale, parties: z.array(RenderedParty), sections: z.array(RenderedSection), terms: z.array(RenderedTerm) });
export type RenderedDocument = z.infer<typeof RenderedDocument>;
