import { z } from 'zod';
import type { EngagementKind } from '../engagement/engagement-kind.ts';
import type { DocumentContent } from './content.ts';
import type { Purpose } from './finding.ts';
import { findings, isSetAside } from './findings.ts';
import { frameTicks } from './frame-ticks.ts';

const State = z.enum(['full', 'half', 'empty']);

/** Both frames in one look: a state for each part, and how many findings are open, those that block sending counted apart. */
export const FramesGlance = z.object({ hard: z.array(State), soft: z.array(State), blocking: z.number().int(), open: z.number().int() });
export type FramesGlance = z.infer<typeof FramesGlance>;

/** What a list and the head of an agreement say about its frames. */
export function framesGlance(content: DocumentContent, { purpose, kind }: { readonly purpose: Purpose; readonly kind: EngagementKind | null }): FramesGlance {
  const { hard, soft } = frameTicks(content, { purpose, kind });
  const open = findings(content, purpose, kind).filter((finding) => !isSetAside(content, finding));
  return { hard: hard.map(({ state }) => state), soft: soft.map(({ state }) => state), blocking: open.filter(({ severity }) => severity === 'blocks_sending').length, open: open.length };
}
