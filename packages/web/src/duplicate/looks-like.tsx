import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { LikelyRecord } from '@entente/contract/duplicate/duplicate.contract';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { api } from '../shell/team-app/api.ts';
import { usePhrases } from '../ui/phrases-context.tsx';
import './duplicate.css';

/** What has been written of a record that is not saved yet. */
export type Draft = { readonly kind: DuplicateKind; readonly name: string; readonly email?: string; readonly phone?: string; readonly registration?: string; readonly clientId?: string; readonly id?: string };

const PAUSE_MS = 350;
const SHORTEST_NAME = 4;

/** Says beside a form which records look like the one being written, and why. It never blocks. */
export function LooksLike({ draft }: { draft: Draft }) {
  const t = usePhrases();
  const settled = useSettled(draft);
  const worth = settled.name.trim().length >= SHORTEST_NAME || (settled.email ?? '').includes('@') || (settled.phone ?? '').length > 6;
  const { data } = useQuery({ queryKey: ['duplicates', 'check', settled], queryFn: ({ signal }) => api.duplicate.check({ ...settled }, { signal }), enabled: worth, staleTime: 60_000, retry: false });
  const rows = worth ? (data?.rows ?? []) : [];
  return (
    <div role="status">
      {rows.length === 0 ? null : (
        <div className="du-like">
          <p className="strong">{t('duplicate.looksLike', { count: rows.length })}</p>
          <ul>{rows.map((row) => <Likely key={row.record.id} kind={settled.kind} row={row} />)}</ul>
        </div>
      )}
    </div>
  );
}

function Likely({ kind, row: { record, reasons } }: { kind: DuplicateKind; row: LikelyRecord }) {
  const t = usePhrases();
  const why = reasons.map((reason) => t(`duplicate.${reason}`)).join(', ');
  const about = [record.client?.name ?? '', record.email, record.phone].filter((part) => part !== '').join(' · ');
  return (
    <li>
      <Link to={kind === 'client' ? '/clients/$id' : '/contacts/$id'} params={{ id: record.id }} target="_blank">{record.name}</Link>
      <span className="meta-2">{about}</span>
      <span className="meta-2">{t('duplicate.because', { reasons: why })}</span>
    </li>
  );
}

/** The draft a moment after the last key. */
function useSettled(draft: Draft): Draft {
  const written = JSON.stringify(draft);
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return JSON.parse(settled) as Draft;
}
