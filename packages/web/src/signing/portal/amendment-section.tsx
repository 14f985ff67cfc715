import type { PortalFrame } from '@entente/contract/signing/portal-frame';
import type { PortalAmendment } from '@entente/contract/signing/portal-page';
import type { PortalChangedLine } from '@entente/contract/signing/portal-read';
import { formatMinor } from '../../ui/money-text.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ClauseCard } from '../../ui/portal/clause-card.tsx';
import { PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { ChangedWords } from './clause-words.tsx';
import { momentsIn } from './moments.ts';

/** Only what an amendment changes: the lines, old struck and new marked, the money and the days; everything else stays. */
export function AmendmentSection({ amendment, frame, reading }: { amendment: PortalAmendment; frame: PortalFrame; reading: { pages: number; minutes: number } }) {
  const t = usePhrases();
  const { lines } = amendment;
  return (
    <PortalSection title={t('amendment.portalTitle')} aside={t('amendment.portalCount', { count: lines.length })}>
      <Effects amendment={amendment} frame={frame} />
      <div lang={frame.agreement.locale === frame.locale ? undefined : frame.agreement.locale}>
        {lines.map((line) => (
          <ClauseCard key={`${line.what} ${line.id}`} id={`a-${line.id}`} number={line.number} changed>
            <LineNews line={line} locale={frame.locale} />
            <ChangedWords pieces={line.pieces} />
          </ClauseCard>
        ))}
      </div>
      <p className="p-after">{t('amendment.portalElse')} <a href={`${frame.base}/read`}>{t('signing.readAll')}</a> <span className="meta">{t('signing.readAllAside', reading)}</span></p>
    </PortalSection>
  );
}

/** What the line is, where it is no clause, and what became of it. */
function LineNews({ line: { what, state, was }, locale }: { line: PortalChangedLine; locale: string }) {
  const t = usePhrases();
  const words = [
    what === 'clause' ? '' : t(`amendment.part_${what}`),
    state === 'added' ? t('amendment.portalNew') : state === 'removed' ? t('amendment.portalGone') : state === 'moved' ? t('document.diffMoved', { number: was ?? '' }) : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? null : <ins className="p-clause__new" lang={locale}>{words.join(' · ')}</ins>;
}

/** Sums and days that become others, before and after. */
function Effects({ amendment: { money, days }, frame }: { amendment: PortalAmendment; frame: PortalFrame }) {
  const t = usePhrases();
  const moments = momentsIn(frame.locale, frame.timeZone);
  const amount = (minor: number | null, currency: string) => (minor === null ? t('amendment.noAmount') : `${formatMinor(minor, currency, frame.locale)}\u00A0${currency}`);
  const day = (of: string | null) => (of === null ? t('amendment.noDay') : moments.date(of));
  const pairs = [
    ...money.map(({ label, currency, beforeMinor, afterMinor }) => ({ id: `${label ?? ''} ${currency}`, term: label ?? t('amendment.total'), value: <><del>{amount(beforeMinor, currency)}</del> <ins>{amount(afterMinor, currency)}</ins></> })),
    ...days.map(({ what, name, before, after }) => ({ id: `${what} ${name}`, term: t(`amendment.day_${what}`, { name }), value: <><del>{day(before)}</del> <ins>{day(after)}</ins></> })),
  ];
  const same = [money.length === 0 ? t('amendment.sameMoney') : '', days.length === 0 ? t('amendment.sameDays') : ''].filter((words) => words !== '');
  return <>{pairs.length === 0 ? null : <PortalPairs pairs={pairs} />}{same.length === 0 ? null : <p className="meta-2 p-after">{same.join(' ')}</p>}</>;
}
