import { z } from 'zod';
import { DUTIES } from '@entente/core/document/responsibility/duty';
import { Id } from '@entente/core/kernel/values';
import { Frame } from './portal-frame.ts';

/** Somebody and their part in one piece of the work. */
export const DutyHolder = z.strictObject({ name: z.string(), duties: z.array(z.enum(DUTIES)) });

const Names = z.array(z.string());

/** Who does, decides, is asked and is told: the reader's own part first, everybody's behind a press. */
export const ResponsibilitiesPage = z.strictObject({
  page: z.literal('responsibilities'),
  frame: Frame,
  /** The reader's part, or that of the person they chose; null where the agreement names nobody of that name. */
  you: z.strictObject({ name: z.string(), roleTitle: z.string(), duties: z.strictObject({ decides: Names, does: Names, asked: Names, told: Names }) }).nullable(),
  /** The other people of the client, whose part can be read instead. */
  choices: z.array(z.strictObject({ name: z.string(), href: z.string() })),
  rows: z.array(z.strictObject({ id: Id, name: z.string(), kind: z.enum(['phases', 'deliverables']), people: z.array(DutyHolder) })),
  agreementHref: z.string(),
});
export type ResponsibilitiesPage = z.infer<typeof ResponsibilitiesPage>;
