import type { FrameBlock } from '../clause-text.ts';
import type { DocumentContent } from '../content.ts';
import type { Finding, Severity } from '../finding.ts';
import { frameRecords, type Places } from './frame-places.ts';
import type { KindFrame } from './kind-frames.ts';
import type { FindingCode } from './lint-rules.ts';

const EMPTY_FRAMES: readonly { readonly frame: FrameBlock; readonly code: FindingCode | null; readonly severity: Severity; readonly kind: Finding['kind'] }[] = [
  { frame: 'scope_in', code: 'scope-in-is-empty', severity: 'missing', kind: 'scopeItems' },
  { frame: 'scope_out', code: 'scope-out-is-empty', severity: 'missing', kind: 'scopeItems' },
  { frame: 'phases', code: 'phases-are-empty', severity: 'missing', kind: 'phases' },
  { frame: 'results', code: 'results-are-empty', severity: 'missing', kind: 'results' },
  { frame: 'deliverables', code: 'deliverables-are-empty', severity: 'missing', kind: 'deliverables' },
  { frame: 'billing', code: 'billing-is-empty', severity: 'missing', kind: 'billingItems' },
  { frame: 'client_inputs', code: 'client-inputs-are-empty', severity: 'thin', kind: 'clientInputs' },
  { frame: 'responsibilities', code: 'responsibilities-are-empty', severity: 'thin', kind: 'responsibilities' },
  { frame: 'ground_rules', code: 'ground-rules-are-empty', severity: 'thin', kind: 'groundRules' },
  // Shared words are looked at by rules of their own; here only that a clause shows them.
  { frame: 'terms', code: null, severity: 'thin', kind: 'terms' },
];

/**
 * A block that is written out but empty has a hole, and so has a part that this kind of engagement
 * asks for and nobody wrote. Records that no clause writes out are not part of the agreement's words.
 */
export function frameFindings(content: DocumentContent, places: Places, kind: KindFrame | null): Finding[] {
  return EMPTY_FRAMES.flatMap(({ frame, code, severity, kind: records }): Finding[] => {
    const filled = frameRecords(content, frame).length > 0;
    const clauseId = places.get(frame) ?? null;
    if (filled && clauseId === null) return [{ code: 'frame-is-not-written-out', severity: 'missing', kind: records, id: null, name: frame, clauseId }];
    const asked = clauseId !== null || kind?.asks.includes(frame) === true;
    return filled || !asked || code === null ? [] : [{ code, severity, kind: records, id: null, name: frame, clauseId }];
  });
}

/** What the scope leaves out needs examples; and nothing is in and out at once. */
export function scopeFindings({ scopeItems }: DocumentContent, places: Places, kind: KindFrame | null): Finding[] {
  const out = scopeItems.filter(({ direction }) => direction === 'out');
  const clauseId = places.get('scope_out') ?? null;
  const both = out.filter(({ text }) => scopeItems.some((item) => item.direction === 'in' && sameWords(item.text, text)));
  const thin = kind?.asks.includes('scope_out') === true && out.length === 1;
  return [
    ...both.map(({ id, text }): Finding => ({ code: 'scope-contradicts-itself', severity: 'missing', kind: 'scopeItems', id, name: text, clauseId })),
    ...(thin ? [{ code: 'scope-out-is-thin', severity: 'thin', kind: 'scopeItems', id: null, name: '', clauseId } satisfies Finding] : []),
  ];
}

/** What both sides settle in an engagement of this kind, and rules that are given twice. */
export function softFindings({ groundRules }: DocumentContent, places: Places, kind: KindFrame | null): Finding[] {
  const clauseId = places.get('ground_rules') ?? null;
  const open = groundRules.length === 0 ? [] : (kind?.topics ?? []).filter((topic) => !groundRules.some((rule) => rule.topic === topic));
  const twice = groundRules.filter(({ topic }, at) => topic !== 'own' && groundRules.findIndex((rule) => rule.topic === topic) < at);
  return [
    ...open.map((name): Finding => ({ code: 'ground-rule-topic-is-open', severity: 'thin', kind: 'groundRules', id: null, name, clauseId })),
    ...twice.map(({ id, topic }): Finding => ({ code: 'ground-rule-is-given-twice', severity: 'missing', kind: 'groundRules', id, name: topic, clauseId })),
  ];
}

/** Whether two lines say the same, but for case, spaces and the stop at the end. */
export function sameWords(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(text: string): string {
  const words = text.toLowerCase().split(/\s/u).filter((word) => word !== '').join(' ');
  return words.endsWith('.') ? words.slice(0, -1) : words;
}
