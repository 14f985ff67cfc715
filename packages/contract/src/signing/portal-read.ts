import { z } from 'zod';
import { AGREEMENT_STATES } from '@entente/core/agreement/agreement-state';
import { PROPOSAL_WAYS } from '@entente/core/agreement/record-proposal';
import { ANSWER_OUTCOMES, REMARK_KINDS } from '@entente/core/agreement/remark-turn';
import { CHANGED_PARTS, LINE_STATES } from '@entente/core/document/changed-lines';
import { RenderedDocument } from '@entente/core/document/rendered';
import { Id, Instant, Side } from '@entente/core/kernel/values';
import { ProposalLineView } from '../agreement/proposal-views.ts';
import { HowPassage } from '../explanation/how-passage.ts';
import { Form, FormError, Frame, PortalFramework } from './portal-frame.ts';

const Piece = z.strictObject({ type: z.enum(['same', 'removed', 'added']), text: z.string() });

export const ChangedLine = z.strictObject({ what: z.enum(CHANGED_PARTS), id: z.string(), number: z.string(), state: z.enum(LINE_STATES), was: z.string().nullable(), pieces: z.array(Piece) });
export type PortalChangedLine = z.infer<typeof ChangedLine>;

const Answer = z.strictObject({ outcome: z.enum(ANSWER_OUTCOMES), body: z.string(), wording: z.string(), /** The number of the amendment that the proposal became. */ amendmentNumber: z.number().int().nullable(), side: Side, name: z.string(), at: Instant });
const Remark = z.strictObject({
  id: Id,
  kind: z.enum(REMARK_KINDS),
  body: z.string(),
  purpose: z.string(),
  side: Side,
  name: z.string(),
  at: Instant,
  answers: z.array(Answer),
  /** Whose word it waits for; null where it is settled. */
  turn: Side.nullable(),
  /** What it changes of the records; null where it is about words. */
  proposal: z.strictObject({ way: z.enum(PROPOSAL_WAYS), recordId: Id, name: z.string(), lines: z.array(ProposalLineView), /** The text says something else here by now. */ isOld: z.boolean() }).nullable(),
  /** The reader proposed it, and nobody has answered: they may take it back. */
  takeBack: Form.nullable(),
});
export type PortalRemark = z.infer<typeof Remark>;

export const ReadPage = z.strictObject({
  page: z.literal('read'),
  frame: Frame,
  document: RenderedDocument,
  versionNumber: z.number().int(),
  responsibilitiesHref: z.string().nullable(),
  reading: z.strictObject({ pages: z.number().int(), minutes: z.number().int() }),
  /** What changed since the reader last looked, in reading order. */
  since: z.strictObject({ at: Instant, lines: z.array(ChangedLine) }).nullable(),
  remarks: z.array(z.strictObject({ clauseId: Id, remark: Remark })),
  /** What the reader may tap as the reason for other words: the agreement's own results. */
  purposes: z.array(z.string()),
  /** Null where nothing can be said any more (signed, withdrawn). */
  form: Form.nullable(),
  /** The text is sealed and in force: other words may be proposed, for an amendment. */
  amends: z.boolean(),
  /** Where a change of a record is proposed, its id standing for `{id}`; null where none can be. */
  changeHref: z.string().nullable(),
  /** From the standing page: where it can be talked about. */
  talkHref: z.string().nullable(),
  /** The text is an amendment: `since` then tells what it changes of the text in force. */
  amendmentNumber: z.number().int().nullable(),
  /** What was typed and refused. */
  refused: z.strictObject({ act: z.enum(['ask', 'suggest', 'answer']), target: Id, text: z.string(), error: FormError }).nullable(),
  maySign: z.boolean(),
  /** Null where the text is read beside the one that the link is for: looking at it is no look at that one. */
  seen: Form.nullable(),
  /** Where the text is an order. */
  framework: PortalFramework.nullable(),
  /** Number of the order from whose page its framework agreement is read; null where a text is read for its own sake. */
  readFrom: z.string().nullable(),
  /** On the standing page: the orders under this agreement that the reader signs, oldest first. */
  orders: z.array(z.strictObject({ number: z.string(), title: z.string(), state: z.enum(AGREEMENT_STATES), href: z.string() })),
  /** How the work is done, in plain words. */
  how: z.array(HowPassage),
});
export type ReadPage = z.infer<typeof ReadPage>;
