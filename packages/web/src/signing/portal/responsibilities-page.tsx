import type { ResponsibilitiesPage as ResponsibilitiesData } from '@entente/contract/signing/portal-responsibilities';
import { READING_ORDER } from '@entente/core/document/responsibility/person-duties';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalAsk } from '../../ui/portal/portal-head.tsx';
import { PortalFold, PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { SigningFrame, type Drawing } from './portal-frame.tsx';

/** Who does what, read in half a minute: the reader's part first, everybody's behind a press. */
export function ResponsibilitiesPage({ drawing, page }: { drawing: Drawing; page: ResponsibilitiesData }) {
  const { t } = drawing;
  return (
    <SigningFrame drawing={drawing} frame={page.frame} tab={t('responsibility.portalTitle')}>
      <PortalAsk title={t('responsibility.portalTitle')} about={t('signing.about', { title: page.frame.agreement.title })} />
      <Yours page={page} />
      <Everybody page={page} />
      <p className="p-after"><a href={page.agreementHref}>{t('responsibility.portalAgreement')}</a></p>
    </SigningFrame>
  );
}

const TITLES = { decides: 'responsibility.portalYouDecide', does: 'responsibility.portalYouDo', asked: 'responsibility.portalYouAreAsked', told: 'responsibility.portalYouAreTold' } as const;

function Yours({ page: { you, rows } }: { page: ResponsibilitiesData }) {
  const t = usePhrases();
  if (rows.length === 0) return <p className="p-after">{t('responsibility.portalNone')}</p>;
  if (you === null) return null;
  const groups = READING_ORDER.filter((duty) => you.duties[duty].length > 0);
  return (
    <PortalSection title={t('responsibility.portalYou', { name: you.name })} aside={you.roleTitle === '' ? undefined : you.roleTitle}>
      {groups.length === 0 ? <p className="meta p-after">{t('responsibility.portalNothing')}</p> : null}
      <PortalPairs look="stacked" pairs={groups.map((duty) => ({ id: duty, term: t(TITLES[duty]), value: <Names names={you.duties[duty]} /> }))} />
    </PortalSection>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return <ul className="p-names">{names.map((name) => <li key={name}>{name}</li>)}</ul>;
}

function Everybody({ page }: { page: ResponsibilitiesData }) {
  const t = usePhrases();
  const { you, rows } = page;
  const said = (people: ResponsibilitiesData['rows'][number]['people']): string => people.map(({ name, duties }) => t('responsibility.person', { name, duties: duties.map((duty) => t(`responsibility.${duty}`)).join(', ') })).join('; ');
  return (
    <>
      {you === null ? <Choices page={page} /> : null}
      <PortalFold label={t('responsibility.portalOthers')} open={you === null}>
        <PortalPairs look="stacked" pairs={rows.map(({ id, name, people }) => ({ id, term: name, value: people.length === 0 ? t('responsibility.portalNobody') : said(people) }))} />
        {you === null ? null : <Choices page={page} />}
      </PortalFold>
    </>
  );
}

/** The other people of the client: each part a page of its own. */
function Choices({ page: { choices } }: { page: ResponsibilitiesData }) {
  const t = usePhrases();
  if (choices.length === 0) return null;
  return <p className="p-after">{t('responsibility.portalWho')} {choices.map(({ name, href }, at) => <span key={href}>{at === 0 ? '' : ', '}<a href={href}>{name}</a></span>)}</p>;
}
