import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { MergePreview } from '@entente/contract/merge/merge.contract';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { fieldName, valueText } from '../field-text.ts';
import { mergePreviewQuery } from '../merge.queries.ts';
import { MergeHistory } from './merge-history.tsx';
import { useMerge } from './use-merge.ts';
import './merge.css';

/** Two records side by side: one choice for each field in which they differ, and what will move. */
export function MergePage() {
  const t = usePhrases();
  const place = useSearch({ from: '/team/merge' });
  const { data: preview, error, refetch } = useQuery(mergePreviewQuery(place));
  usePageTitle(t('merge.title'));
  const crumb = <Breadcrumb steps={[<Link key="all" to="/duplicates" search={place.kind === 'client' ? { kind: 'client' } : {}}>{t('merge.back')}</Link>]} />;
  return (
    <>
      <PageHead title={t('merge.title')} crumb={crumb} />
      <div className="me-page">
        {error === null ? null : refusalOf(error)?.status === 404 ? <Banner tone="warn" title={t('merge.gone')} /> : <RequestFailed error={error} onRetry={() => void refetch()} />}
        {preview === undefined ? (error === null ? <Skeleton /> : null) : <SideBySide key={`${place.stays}${place.goes}`} preview={preview} />}
        <MergeHistory kind={place.kind} recordId={place.stays} />
      </div>
    </>
  );
}

function SideBySide({ preview }: { preview: MergePreview }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const [take, setTake] = useState<readonly string[]>(() => preview.fields.filter(({ taken }) => taken).map(({ field }) => field.key));
  const { merge, busy } = useMerge(preview);
  const mayMerge = useMayDo(preview.kind, 'delete');
  const choose = (key: string, other: boolean) => setTake((all) => (other ? [...all.filter((each) => each !== key), key] : all.filter((each) => each !== key)));
  const swap = () => void navigate({ to: '/merge', search: { kind: preview.kind, stays: preview.loser.id, goes: preview.winner.id }, replace: true });
  const differing = preview.fields.filter(({ differs }) => differs);
  const same = preview.fields.filter(({ differs }) => !differs);
  return (
    <>
      <p>{t('merge.lead')}</p>
      <div className="me-table">
        <div className="me-heads"><Button small onClick={swap}>{t('merge.swap')}</Button><Head words={t('merge.stays')} side={preview.winner} /><Head words={t('merge.goes')} side={preview.loser} /></div>
        {differing.map((compared) => <Choice key={compared.field.key} preview={preview} compared={compared} other={take.includes(compared.field.key)} onChoose={(other) => choose(compared.field.key, other)} />)}
      </div>
      {same.length === 0 ? null : <details><summary>{t('merge.same')}</summary><dl className="me-same">{same.map(({ field, winner }) => <Same key={field.key} name={fieldName(t, preview.kind, field)} value={valueText(t, preview, { field, value: winner })} />)}</dl></details>}
      <section className="me-moves"><SectionRule>{t('merge.moves')}</SectionRule><Moves preview={preview} /></section>
      {mayMerge ? <div><Button kind="main" onClick={() => void merge(take)} busy={busy ? t('merge.going') : undefined}>{t('merge.go')}</Button></div> : <p className="meta">{t('merge.mayNot')}</p>}
    </>
  );
}

function Head({ words, side }: { words: string; side: MergePreview['winner'] }) {
  const t = usePhrases();
  return <div className="me-head"><span className="meta">{words}</span><span className="strong">{side.name}</span><span className="meta">{t('merge.addedOn', { day: dayWords(t.locale, side.createdAt.slice(0, 10)) })}</span></div>;
}

type ChoiceProps = { preview: MergePreview; compared: MergePreview['fields'][number]; other: boolean; onChoose: (other: boolean) => void };

function Choice({ preview, compared: { field, winner, loser }, other, onChoose }: ChoiceProps) {
  const t = usePhrases();
  const name = fieldName(t, preview.kind, field);
  const pick = (value: typeof winner, mine: boolean) => {
    const text = valueText(t, preview, { field, value });
    return (
      <label className="me-pick">
        <input type="radio" name={field.key} checked={other === mine} onChange={() => onChoose(mine)} />
        <span className={text === null ? 'me-none' : undefined}>{text ?? t('merge.nothing')}</span>
      </label>
    );
  };
  return <fieldset className="me-row" aria-label={t('merge.choose', { field: name })}><legend>{name}</legend>{pick(winner, false)}{pick(loser, true)}</fieldset>;
}

function Same({ name, value }: { name: string; value: string | null }) {
  return <><dt>{name}</dt><dd>{value}</dd></>;
}

function Moves({ preview: { moves } }: { preview: MergePreview }) {
  const t = usePhrases();
  const kinds = (['contacts', 'deals', 'interactions', 'engagements'] as const).filter((kind) => moves[kind] > 0);
  return (
    <>
      <p>{kinds.length === 0 ? t('merge.nothingMoves') : kinds.map((kind) => t(`merge.${kind}`, { count: moves[kind] })).join(' · ')}</p>
      {moves.stays === 0 ? null : <p>{t('merge.keeps', { count: moves.stays })}</p>}
      <p className="meta-2">{t('merge.united')}</p>
    </>
  );
}
