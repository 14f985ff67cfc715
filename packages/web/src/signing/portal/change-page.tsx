import type { ChangePage as ChangeData } from '@entente/contract/signing/portal-change';
import { formatMinor } from '../../ui/money-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalChips, PortalField, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { ChangeLines } from './change-lines.tsx';
import { FormProof, SigningFrame, type Drawing } from './portal-frame.tsx';
import { errorAt } from './portal-words.ts';

/** One record, and what the reader proposes to do with it: typed first, then exactly what would change, then sent. */
export function ChangePage({ drawing, page }: { drawing: Drawing; page: ChangeData }) {
  const { t } = drawing;
  return (
    <SigningFrame drawing={drawing} frame={page.frame} tab={t('proposal.portalLink')}>
      <PortalAsk title={t(page.preview === null ? `proposal.portalTitle_${page.way}` : 'proposal.portalPreview')} about={<span lang={agreedLanguage(page)}>{page.kind}: {page.name}</span>} />
      {page.preview === null ? <Typing page={page} /> : <Looking page={page} preview={page.preview} />}
      <p className="p-after"><a href={page.back}>{t('proposal.portalBack')}</a></p>
    </SigningFrame>
  );
}

function agreedLanguage({ frame }: ChangeData): string | undefined {
  return frame.agreement.locale === frame.locale ? undefined : frame.agreement.locale;
}

/** The record as it stands, to type over, and the one question that matters: what for. */
function Typing({ page }: { page: ChangeData }) {
  const t = usePhrases();
  const { way, form, fields, purpose, purposes, versionNumber, error } = page;
  const refused = errorAt(t, error, null);
  return (
    <>
      <Ways page={page} />
      {refused === undefined ? null : <Banner tone="bad" title={refused} />}
      {way === 'set' ? null : <p className="p-after meta-2">{t(way === 'add' ? 'proposal.portalAddHint' : 'proposal.portalRemoveHelp')}</p>}
      <form className="p-form p-after" method="post" action={form.action} data-keep="change">
        <FormProof form={form}><input type="hidden" name="version" value={versionNumber} /></FormProof>
        {fields.map((field) => <RecordField key={field.name} field={field} page={page} />)}
        <PortalTextField name="purpose" label={t('proposal.portalWhy')} hint={t('proposal.portalWhyHint')} defaultValue={purpose} maxLength={400} rows={2} error={errorAt(t, error, 'purpose')} />
        {purposes.length === 0 ? null : <PortalChips name="tapped" label={t('proposal.portalTap')} options={purposes.map((one) => ({ value: one, label: one }))} />}
        <PortalButton name="step" value="show" busy={t('signing.sendingNow')}>{t('proposal.portalShow')}</PortalButton>
      </form>
    </>
  );
}

/** The three things one can do with it; the page stands on one of them. */
function Ways({ page: { ways, way } }: { page: ChangeData }) {
  const t = usePhrases();
  return <nav className="p-ways" aria-label={t('proposal.portalWays')}>{ways.map((one) => <a key={one.way} href={one.href} aria-current={one.way === way ? 'page' : undefined}>{t(`proposal.portalWay_${one.way}`)}</a>)}</nav>;
}

const INPUTS = { line: { type: 'text' }, day: { type: 'date' }, money: { type: 'text', inputMode: 'decimal' }, count: { type: 'text', inputMode: 'numeric' } } as const;
/** Words that are a sentence, and not a name. */
const LONG = 60;

function RecordField({ field: { name, type, label, value, currency }, page }: { field: ChangeData['fields'][number]; page: ChangeData }) {
  const t = usePhrases();
  const shared = { name: `record-${name}`, label, defaultValue: value, error: errorAt(t, page.error, name) };
  if (type === 'line' && (name === 'text' || value.length > LONG)) return <PortalTextField {...shared} read rows={2} maxLength={600} lang={agreedLanguage(page)} />;
  return <PortalField {...shared} {...INPUTS[type]} maxLength={type === 'line' ? 300 : undefined} optional={currency === null ? undefined : t('proposal.portalCurrency', { currency })} lang={type === 'line' ? agreedLanguage(page) : undefined} />;
}

/** Exactly what would change: old struck, new marked, what becomes of sums and days, and how it has to be signed. */
function Looking({ page, preview }: { page: ChangeData; preview: NonNullable<ChangeData['preview']> }) {
  const t = usePhrases();
  const { form, fields, purpose, versionNumber, frame } = page;
  const amount = (minor: number | null, currency: string) => (minor === null ? t('amendment.noAmount') : `${formatMinor(minor, currency, frame.locale)}\u00A0${currency}`);
  const totals = preview.money.filter(({ label }) => label === null).map(({ currency, beforeMinor, afterMinor }) => ({ id: currency, term: t('amendment.total'), value: <><del>{amount(beforeMinor, currency)}</del> <ins>{amount(afterMinor, currency)}</ins></> }));
  const same = [preview.money.length === 0 ? t('amendment.sameMoney') : '', preview.days.length === 0 ? t('amendment.sameDays') : ''].filter((words) => words !== '');
  return (
    <PortalSection title={t('proposal.portalNotYet')} look="act">
      <ChangeLines lines={preview.lines} language={agreedLanguage(page)} />
      {totals.length === 0 ? null : <PortalPairs pairs={totals} />}
      {same.length === 0 ? null : <p className="meta-2">{same.join(' ')}</p>}
      <PortalPairs look="stacked" pairs={[{ id: 'why', term: t('proposal.portalWhy'), value: purpose }]} />
      <p className="meta-2">{preview.needs === null ? t('proposal.portalDraft') : t('proposal.portalSigned', { needs: preview.needs })}</p>
      <form className="p-form" method="post" action={form.action}>
        <FormProof form={form}>
          <input type="hidden" name="version" value={versionNumber} />
          <input type="hidden" name="purpose" value={purpose} />
          {fields.map(({ name, value }) => <input key={name} type="hidden" name={`record-${name}`} value={value} />)}
        </FormProof>
        <PortalButton name="step" value="send" busy={t('signing.sendingNow')}>{t('proposal.portalSend')}</PortalButton>
        <PortalButton kind="text" name="step" value="again">{t('proposal.portalAgain')}</PortalButton>
      </form>
    </PortalSection>
  );
}
