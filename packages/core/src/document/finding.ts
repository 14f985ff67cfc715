import { z } from 'zod';
import { Id } from '../kernel/values.ts';
import { ITEM_KINDS } from './content.ts';
import { LINT_RULES, type FindingCode } from './lint/lint-rules.ts';

export const SEVERITIES = ['blocks_sending', 'missing', 'thin'] as const;
export type Severity = (typeof SEVERITIES)[number];

const CODES = Object.keys(LINT_RULES) as [FindingCode, ...FindingCode[]];

/** Something the document lacks. `name` is what the sentence calls it; `clauseId` is where the reader is led; `framework` is how the framework agreement of an order, by its number, explains a word that is explained otherwise `here`. */
export const Finding = z.object({
  code: z.enum(CODES),
  severity: z.enum(SEVERITIES),
  kind: z.enum(['head', ...ITEM_KINDS]),
  id: Id.nullable(),
  name: z.string(),
  clauseId: Id.nullable(),
  framework: z.object({ number: z.string(), definition: z.string(), here: z.string() }).optional(),
});
export type Finding = z.infer<typeof Finding>;

export const PURPOSES = ['agreement', 'template', 'clause'] as const;
/** An agreement is filled for one client; a template leaves that open on purpose; a clause of the library stands alone. */
export type Purpose = (typeof PURPOSES)[number];
