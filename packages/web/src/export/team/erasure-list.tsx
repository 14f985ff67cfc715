import { useQuery } from '@tanstack/react-query';
import type { ErasureView } from '@entente/contract/export/erasure.contract';
import { api } from '../../shell/team-app/api.ts';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { dayWords } from '../../ui/time-words.ts';

const LOOK_AGAIN_MS = 2_000;

/** Who was erased, under which mark, and what is held until when. */
export function ErasureList() {
  const t = usePhrases();
  const erasures = useQuery({ queryKey: ['erasures'], queryFn: ({ signal }) => api.erasure.list({}, { signal }), refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'running') === true ? LOOK_AGAIN_MS : false) });
  const rows = erasures.data?.rows ?? [];
  return (
    <section id="erasures" className="ws-setting">
      <SectionRule>{t('data.erasures')}</SectionRule>
      {erasures.data !== undefined && rows.length === 0 ? <p className="meta-2 da-help">{t('data.erasuresNone')}</p> : null}
      <ul className="ws-people" data-plain="">{rows.map((row) => <ErasureRow key={row.id} row={row} />)}</ul>
    </section>
  );
}

function ErasureRow({ row: { pseudonym, state, createdAt, memberName, held } }: { row: ErasureView }) {
  const t = usePhrases();
  return (
    <li>
      <div>
        <div className="ws-people__who"><span className="strong">{pseudonym}</span><span className="meta">{t('data.erasureDone', { day: dayWords(t.locale, createdAt.slice(0, 10)), name: memberName })}</span></div>
        {state === 'running' ? <Lamp state="underway" size="small">{t('data.erasureRunning')}</Lamp> : null}
        {held.map((one) => <p key={one.what} className="meta-2">{t('data.erasureHeld', { day: dayWords(t.locale, one.until), what: t(`data.held_${one.what}`) })}</p>)}
        {held.length === 0 ? null : <p className="meta">{t('data.heldBecause')}</p>}
      </div>
    </li>
  );
}
