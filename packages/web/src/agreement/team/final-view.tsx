import { useQuery } from '@tanstack/react-query';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { Translator } from '@entente/phrases/translator';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { DocumentReading } from '../../document/document-reading.tsx';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, ButtonAnchor } from '../../ui/button.tsx';
import { Facts, type Fact } from '../../ui/facts.tsx';
import '../../ui/frame-list.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { amendmentsQuery, versionQuery } from '../agreement.queries.ts';
import { dayWords, whenWords } from '../when.ts';
import { AmendmentsSection } from './amendments-section.tsx';
import { useAgreementMenu } from './agreement-menu.tsx';
import { useFrameworkTerms } from './framework-terms.ts';
import { useEvidence } from './evidence-file.ts';
import { OrdersSection } from './orders-section.tsx';
import { PeopleSection } from './people-section.tsx';
import type { SigningParts } from './signing-parts.ts';
import { StateLine } from './state-line.tsx';
import { TimesSection } from './times-section.tsx';
import { VersionsSection } from './versions-section.tsx';

type FinalProps = { engagement: EngagementView; agreement: AgreementView; signing: SigningParts };

/** The agreement whose words stand: the version that was signed, on its sheet, with what proves it beside it. */
export function FinalView({ engagement, agreement, signing }: FinalProps) {
  const t = usePhrases();
  const { id, standing, seal } = agreement;
  const { data: version, error, refetch } = useQuery(versionQuery(id, seal?.versionNumber ?? standing.currentVersion ?? 1));
  const reading = useFrameworkTerms(id, version?.document as RenderedDocument | undefined);
  const { groups, dialog } = useAgreementMenu(agreement, signing);
  const acts = seal === null ? undefined : <ButtonAnchor kind="main" href={sealedFileAddress(id)} download>{t('agreement.sealedFile')}</ButtonAnchor>;
  return (
    <>
      <EngagementHead engagement={engagement} acts={acts} menu={groups} />
      {dialog}
      <StateLine agreement={agreement} />
      {standing.revokedAt === null ? null : <RevokedBanner agreement={agreement} />}
      <div className="ag-final">
        <div className="ui-doc">
          {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
          {reading === undefined ? (error === null ? <Skeleton /> : null) : <DocumentReading rendered={reading} />}
        </div>
        <aside className="ag-proof" aria-label={t('agreement.proof')}>
          <Proof agreement={agreement} />
          <AmendmentsSection agreement={agreement} />
          <OrdersSection agreement={agreement} />
          <PeopleSection agreement={agreement} signing={signing} fixed />
          <VersionsSection agreement={agreement} fixed />
          <TimesSection agreement={agreement} />
        </aside>
      </div>
    </>
  );
}

/** That a consumer went back on it, and what follows: of an amendment less than of the agreement itself. */
function RevokedBanner({ agreement }: { agreement: AgreementView }) {
  const t = usePhrases();
  const { data } = useQuery(amendmentsQuery(agreement.id));
  if (data === undefined) return null;
  return data.own === null ? <Banner tone="bad" title={t('revocation.teamTitle')}>{t('revocation.teamHelp')}</Banner> : <Banner tone="bad" title={t('revocation.teamAmendmentTitle')}>{t('revocation.teamAmendmentHelp')}</Banner>;
}

/** Where the browser gets the sealed PDF. */
function sealedFileAddress(agreementId: string): string {
  return `/api/v1/agreements/${agreementId}/sealed-file`;
}

/** The time stamp that a seal gained later, and the file as it was before. */
function raisedFacts(t: Translator, agreementId: string, { raised }: NonNullable<AgreementView['seal']>): Fact[] {
  if (raised === null) return [];
  return [
    { term: t('agreement.raised'), value: t('agreement.raisedBy', { when: whenWords(t.locale, raised.stampedAt), authority: raised.authority }) },
    { term: t('agreement.sealedFirst'), value: <ButtonAnchor kind="text" small href={`${sealedFileAddress(agreementId)}?bytes=first`} download>{t('agreement.sealedFirstFile')}</ButtonAnchor> },
  ];
}

/** What the signatures are where they were not given on the page. */
const PROOF: Readonly<Partial<Record<AgreementView['signingLevel'], 'agreement.proofHelpElsewhere' | 'agreement.proofHelpPaper'>>> = { elsewhere: 'agreement.proofHelpElsewhere', paper: 'agreement.proofHelpPaper' };

/** What was sealed, with what, and how to check it without us. */
function Proof({ agreement }: { agreement: AgreementView }) {
  const t = usePhrases();
  const saveEvidence = useEvidence(agreement);
  const { seal, standing } = agreement;
  const facts: Fact[] = seal === null
    ? [{ term: t('agreement.state'), value: t(standing.state === 'withdrawn' ? 'agreement.state_withdrawn' : 'agreement.state_signed') }, ...(standing.takeBackUntil === null ? [] : [{ term: t('agreement.final'), value: whenWords(t.locale, standing.takeBackUntil) }])]
    : [
        { term: t('agreement.sealedOn'), value: dayWords(t.locale, seal.sealedAt) },
        { term: t('agreement.sealedVersion'), value: t('agreement.version', { number: seal.versionNumber }) },
        { term: t('agreement.level'), value: t((seal.raised ?? seal).level === 'B-T' ? 'agreement.level_bt' : 'agreement.level_bb') },
        ...raisedFacts(t, agreement.id, seal),
        ...(seal.degradedBecause === '' || seal.raised !== null ? [] : [{ term: t('agreement.lowerBecause'), value: seal.degradedBecause }]),
        { term: t('agreement.fileHash'), value: <code className="ag-hash ag-hash--whole">{(seal.raised ?? seal).sha256}</code> },
        { term: t('agreement.chainHead'), value: <code className="ag-hash ag-hash--whole">{seal.chainHead}</code> },
      ];
  return (
    <section className="ag-section ag-section--first">
      <div className="ui-frame__head"><h3>{t('agreement.proof')}</h3></div>
      <Facts facts={facts} />
      <p className="meta ag-section__foot">{t(PROOF[agreement.signingLevel] ?? 'agreement.proofHelp')}</p>
      <div className="ag-section__acts">
        <Button kind="text" small onClick={() => void saveEvidence()}>{t('agreement.saveEvidence')}</Button>
        <ButtonAnchor kind="text" small href="/verify">{t('agreement.verify')}</ButtonAnchor>
      </div>
    </section>
  );
}
