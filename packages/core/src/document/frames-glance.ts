import { z } from 'zod';
import type { DocumentContent } from './content.ts';
import { findingsUnder, isSetAside, type LookedFor } from './findings.ts';
import { frameTicks } from './frame-ticks.ts';

const State = z.enum(['full', 'half', 'empty']);

/** Both frames in one look: a state for each part, and how many findings are open, those that block sending counted apart. */
export const FramesGlance = z.object({ hard: z.array(State), soft: z.array(State), blocking: z.number().int(), open: z.number().int() });
export type FramesGlance = z.infer<typeof FramesGlance>;

/** What a list and the head of an agreement say about its frames. */
export function framesGlance(content: DocumentContent, asked: LookedFor): FramesGlance {
  const { hard, soft } = frameTicks(content, asked);
  const open = findingsUnder(content, asked).filter((finding) => !isSetAside(content, finding));
  return { hard: hard.map(({ state }) => state), soft: soft.map(({ state }) => state), blocking: open.filter(({ severity }) => severity === 'blocks_sending').length, open: open.length };
}
