import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DealLineView, DealView } from '@entente/contract/deal/deal.contract';
import { linesTotal } from '@entente/core/deal/deal-amount';
import { sameValue } from '@entente/core/kernel/same-value';
import { moneyWords } from '../../record/cell-words.ts';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { freshId } from '../../shell/team-app/fresh-id.ts';
import { refusalOf, refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState, type Saving } from '../../ui/save-state.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { DealLine, type Line } from './deal-line.tsx';

const PAUSE_MS = 700;
type Lines = { readonly lines: readonly Line[]; readonly follows: boolean };

/** What a deal is made of. Saved as it is written; the amount follows the lines or stands alone, and it is said which. */
export function DealLines({ deal }: { deal: DealView }) {
  const t = usePhrases();
  const { draft, set, saving, problem } = useLines(deal);
  const [untouched] = useState(saving);
  const { lines, follows } = draft;
  const currency = String(deal.record.values['currency'] ?? '');
  const total = linesTotal(lines);
  const change = (next: Line) => set({ ...draft, lines: lines.map((line) => (line.id === next.id ? next : line)) });
  const add = () => set({ lines: [...lines, { id: freshId(), productId: null, productName: '', description: '', quantity: 1000, unitPrice: 0, discountPermille: 0 }], follows: lines.length === 0 ? deal.record.values['amount'] === null || follows : follows });
  const remove = (id: string) => set({ ...draft, lines: lines.filter((line) => line.id !== id) });
  return (
    <section>
      <SectionRule aside={saving === untouched ? undefined : <SaveState saving={saving} />}>{t('deal.lines')}</SectionRule>
      {problem === null ? null : <Banner tone="bad" title={problem} />}
      {lines.length === 0 ? <p className="meta-2 dl-done">{t('deal.noLines')}</p> : (
        <ul className="dl-products">{lines.map((line) => <DealLine key={line.id} line={line} currency={currency} onChange={change} onRemove={() => remove(line.id)} />)}</ul>
      )}
      <div className="dl-total">
        <Button small onClick={add}>{t('deal.addLine')}</Button>
        {lines.length === 0 ? null : <span><span className="meta">{t('deal.total')}</span> <span className="strong num">{total.ok ? moneyWords(t, total.value, currency) : t('refusal.amount-is-too-large')}</span></span>}
      </div>
      {lines.length === 0 ? null : <CheckField checked={follows} onChange={(on) => set({ ...draft, follows: on })} hint={t(follows ? 'deal.followsHint' : 'deal.aloneHint')}>{t('deal.follows')}</CheckField>}
    </section>
  );
}

const written = (lines: readonly (Line | DealLineView)[]) => lines.map(({ id, productId, description, quantity, unitPrice, discountPermille }) => ({ id, productId, description, quantity, unitPrice, discountPermille }));

function useLines(deal: DealView) {
  const t = usePhrases();
  const queries = useQueryClient();
  const [draft, set] = useState<Lines>(() => ({ lines: deal.lines, follows: deal.amountFollowsLines }));
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: new Date() });
  const [problem, setProblem] = useState<string | null>(null);
  const stored = useRef({ lines: written(deal.lines), follows: deal.amountFollowsLines });
  useEffect(() => {
    const next = { lines: written(draft.lines), follows: draft.follows };
    if (sameValue(next, stored.current)) return undefined;
    setSaving({ state: 'saving' });
    const timer = setTimeout(() => {
      api.deal.putLines({ id: deal.id, lines: next.lines, amountFollowsLines: next.follows, before: stored.current.lines })
        .then(async () => {
          // The server keeps the ids it knows and gives others of its own; what was seen is what it holds now.
          const now = await queries.fetchQuery({ queryKey: ['deal', deal.id], queryFn: () => api.deal.get({ id: deal.id }), staleTime: 0 });
          stored.current = { lines: written(now.lines), follows: next.follows };
          set((all) => ({ ...all, lines: all.lines.map((line, at) => ({ ...line, id: all.lines.length === now.lines.length ? now.lines[at]?.id ?? line.id : line.id })) }));
          setProblem(null);
          setSaving({ state: 'saved', at: new Date() });
          await refreshRecords(queries, 'deal');
        })
        .catch((error: unknown) => {
          setProblem(refusalWords(t, error));
          setSaving({ state: refusalOf(error) === null ? 'waiting' : 'failed' });
        });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, deal.id, queries, t]);
  return { draft, set, saving, problem };
}
