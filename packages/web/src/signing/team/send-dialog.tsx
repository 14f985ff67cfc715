import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { PreviewView } from '@entente/contract/signing/signing-views';
import { SIGNING_ORDERS, type SigningOrder } from '@entente/core/agreement/signing-order';
import { SIGNING_LEVELS, type SigningLevel } from '@entente/core/kernel/signing-level';
import { DEFAULT_EXPIRY_DAYS, EXPIRY_DAYS } from '@entente/core/signing/link-terms';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { DateField, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { previewQuery } from '../signing.queries.ts';
import { useFormAct } from './after-act.ts';
import './signing.css';

const AskingClauses = lazy(async () => ({ default: (await import('./asking-clauses.tsx')).AskingClauses }));
const OrdersToo = lazy(async () => ({ default: (await import('./orders-too.tsx')).OrdersToo }));

type Terms = { signingLevel: SigningLevel; signingOrder: SigningOrder; until: string; message: string; reminds: boolean };
export type SigningPart = { readonly agreement: AgreementView; readonly open: boolean; readonly onClose: () => void };

/** Asks how it goes out, says what the client will meet, then sends. */
export function SendDialog({ agreement, open, onClose }: SigningPart) {
  return open ? <Sending agreement={agreement} onClose={onClose} /> : null;
}

function Sending({ agreement, onClose }: Omit<SigningPart, 'open'>) {
  const t = usePhrases();
  const { say } = useToasts();
  const { busy, problem, run } = useFormAct();
  const [key] = useState(() => crypto.randomUUID());
  const [terms, setTerms] = useState<Terms>(() => ({ signingLevel: agreement.signingLevel, signingOrder: agreement.signingOrder, until: dayAhead(DEFAULT_EXPIRY_DAYS), message: '', reminds: true }));
  const { data: preview } = useQuery(previewQuery(agreement.id));
  const levels = preview?.levels ?? SIGNING_LEVELS;
  const signingLevel = levels.includes(terms.signingLevel) ? terms.signingLevel : (levels[0] ?? terms.signingLevel);
  const set = (part: Partial<Terms>) => setTerms((before) => ({ ...before, ...part }));
  const send = async () => {
    const { until, ...rest } = terms;
    const done = await run(async () => {
      await api.signing.send({ id: agreement.id, ...rest, signingLevel, expiresAt: new Date(`${until}T21:59:00`).toISOString() }, { context: { key } });
    });
    if (!done) return;
    say({ words: t('sending.sent') });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('sending.sendTitle', { title: agreement.title })} act={<Button kind="main" onClick={() => void send()} busy={busy ? t('sending.sending') : undefined}>{t('sending.send')}</Button>}>
      <div className="sg-form">
        {problem === null ? null : <Banner tone="bad" title={problem} />}
        <WhatGoesOut agreement={agreement} />
        <Suspense fallback={null}><OrdersToo agreement={agreement} preview={preview} /></Suspense>
        <div><div className="sg-label">{t('sending.level')}</div><SegmentedChoice column={levels.length > 3} label={t('sending.level')} value={signingLevel} onChange={(chosen) => set({ signingLevel: chosen })} segments={levels.map((value) => ({ value, label: t(`sending.level_${value}`) }))} /><p className="meta-2">{t(`sending.levelHelp_${signingLevel}`)}{levels.includes('code') || preview?.form ? null : <> {t('returned.lawAsks')}</>}</p>{preview?.form ? <FormNeeded reasons={preview.form} /> : null}<Asking agreement={agreement} preview={preview} /></div>
        <div><div className="sg-label">{t('sending.order')}</div><SegmentedChoice label={t('sending.order')} value={terms.signingOrder} onChange={(signingOrder) => set({ signingOrder })} segments={SIGNING_ORDERS.map((value) => ({ value, label: t(`sending.order_${value}`) }))} /></div>
        <DateField label={t('sending.until')} value={terms.until} onChange={(until) => set({ until })} min={dayAhead(EXPIRY_DAYS.least)} max={dayAhead(EXPIRY_DAYS.most)} hint={t('sending.untilHelp', EXPIRY_DAYS)} />
        <TextField label={t('sending.message')} optional={t('kit.optional')} value={terms.message} onChange={(message) => set({ message })} hint={t('sending.messageHelp')} maxLength={2_000} />
        <CheckField checked={terms.reminds} onChange={(reminds) => set({ reminds })} hint={t('sending.remindsHelp')}>{t('sending.reminds')}</CheckField>
      </div>
    </Dialog>
  );
}

/** The clauses that are read as asking for a form, where there are any. */
function Asking({ agreement, preview }: { agreement: AgreementView; preview: PreviewView | undefined }) {
  return preview === undefined || preview.asking.length === 0 ? null : <Suspense fallback={null}><AskingClauses agreement={agreement} asking={preview.asking} /></Suspense>;
}

/** What an amendment asks of its signatures, and why: from what it changes, the law and the agreement's own words. */
function FormNeeded({ reasons }: { reasons: NonNullable<PreviewView['form']> }) {
  const t = usePhrases();
  if (reasons.length === 0) return <p className="meta-2">{t('amendment.form_free')}</p>;
  return <>{reasons.map(({ why, clauses, source }) => <p key={why} className="meta-2">{t(`amendment.form_${why}`, { count: clauses.length, clauses: clauses.join(', '), source: source ?? '' })}</p>)}</>;
}

function WhatGoesOut({ agreement }: { agreement: AgreementView }) {
  const t = usePhrases();
  const { data: preview } = useQuery(previewQuery(agreement.id));
  const who = agreement.signatories.map(({ name, email }) => `${name} · ${email}`);
  const facts: Fact[] = [{ term: t('sending.who'), value: <>{who.map((line) => <div key={line}>{line}</div>)}</> }];
  if (preview !== undefined) facts.push({ term: t('sending.clientSees'), value: t('sending.clientSeesText', { seconds: preview.seconds, minutes: preview.minutes }), strong: true });
  return <Facts wide facts={facts} />;
}

/** The calendar day some days from now, where the reader is. */
function dayAhead(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
