import { framesUsed, type FrameBlock } from '../clause-text.ts';
import type { DocumentContent } from '../content.ts';
import { numberClauses } from '../render-document.ts';

/** Which clause writes out a frame block, if one does. */
export type Places = ReadonlyMap<FrameBlock, string>;

/** The first clause that writes out each frame block. */
export function framePlaces(content: DocumentContent): Places {
  const places = new Map<FrameBlock, string>();
  for (const { clause } of numberClauses(content).flatMap((section) => section.clauses)) {
    for (const frame of framesUsed(clause.body)) if (!places.has(frame)) places.set(frame, clause.id);
  }
  return places;
}

/** Records of a frame block. */
export function frameRecords(content: DocumentContent, frame: FrameBlock): readonly { readonly id: string }[] {
  switch (frame) {
    case 'scope_in':
      return content.scopeItems.filter(({ direction }) => direction === 'in');
    case 'scope_out':
      return content.scopeItems.filter(({ direction }) => direction === 'out');
    case 'billing':
      return content.billingItems;
    case 'client_inputs':
      return content.clientInputs;
    case 'ground_rules':
      return content.groundRules;
    default:
      return content[frame];
  }
}
