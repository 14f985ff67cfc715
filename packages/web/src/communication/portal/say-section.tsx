import type { NewsPage as NewsData } from '@entente/contract/signing/portal-news';
import type { ClientEvent } from '@entente/core/communication/touchpoint';
import { eventWords } from '@entente/phrases/touchpoint-words';
import type { Translator } from '@entente/phrases/translator';
import { momentsIn } from '../../signing/portal/moments.ts';
import { FormProof } from '../../signing/portal/portal-frame.tsx';
import { errorAt } from '../../signing/portal/portal-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalChips, PortalField, PortalRadios, PortalTextField } from '../../ui/portal/portal-field.tsx';
import { PortalFold, PortalSection } from '../../ui/portal/portal-section.tsx';
import { dueWords } from '../../commitment/portal/promise-words.ts';

const SAID = {
  delay: 'touchpoint.portalEvent.delay', absence: 'touchpoint.portalEvent.absence', mistake: 'touchpoint.portalEvent.mistake',
  complaint: 'touchpoint.portalEvent.complaint', crisis: 'touchpoint.portalEvent.crisis', contact_change: 'touchpoint.portalEvent.contact_change',
} as const;

/** What somebody of the client says, in their own voice. */
export function saidWords(t: Translator, event: string): string {
  return event in SAID ? t(SAID[event as ClientEvent]) : eventWords(t, 'start');
}

type Say = NonNullable<NewsData['say']>;
type Part = { readonly page: NewsData; readonly say: Say };

/** What the reader can say: late, away, or something else; each a form behind its own words. */
export function SaySection({ page }: { page: NewsData }) {
  const t = usePhrases();
  const { say } = page;
  if (say === null) return null;
  return (
    <PortalSection title={t('touchpoint.portalSay')} look="act">
      {say.delay.promises.length === 0 ? null : <Delay page={page} say={say} />}
      <Absence page={page} say={say} />
      <Other page={page} say={say} />
    </PortalSection>
  );
}

function Delay({ page: { typed, error, frame }, say: { delay, today } }: Part) {
  const t = usePhrases();
  const moments = momentsIn(frame.locale, frame.timeZone);
  const [dayError, promiseError] = [errorAt(t, error, 'day'), errorAt(t, error, 'promise')];
  const options = delay.promises.map(({ id, title, dueOn }) => ({ value: id, label: [title, dueWords(t, moments, { dueOn })].filter((words) => words !== undefined).join(' · ') }));
  return (
    <PortalFold label={t('touchpoint.portalEvent.delay')} open={dayError !== undefined || promiseError !== undefined}>
      <form className="p-form" method="post" action={delay.form.action}>
        <FormProof form={delay.form} />
        <PortalRadios name="promise" label={t('touchpoint.portalWith')} chosen={typed.promise ?? (options.length === 1 ? options[0]?.value : undefined)} options={options} error={promiseError} />
        <PortalField name="day" type="date" label={t('touchpoint.portalExpect')} defaultValue={typed.day} min={today} required error={dayError} />
        <PortalField name="reason" label={t('touchpoint.portalWhy')} optional={t('kit.optional')} defaultValue={typed.reason} maxLength={400} autoComplete="off" />
        <p className="p-hint">{t('touchpoint.portalDelayAbout')}</p>
        <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('touchpoint.portalTell', { firm: frame.asker.firm })}</PortalButton>
      </form>
    </PortalFold>
  );
}

function Absence({ page, say: { absence, today, engagements } }: Part) {
  const t = usePhrases();
  const { typed, error, frame } = page;
  const refused = errorAt(t, error, 'away');
  return (
    <PortalFold label={t('touchpoint.portalEvent.absence')} open={refused !== undefined}>
      <form className="p-form" method="post" action={absence.action}>
        <FormProof form={absence} />
        <div className="p-two">
          <PortalField name="from" type="date" label={t('touchpoint.portalFrom')} defaultValue={typed.from} min={today} required error={refused} />
          <PortalField name="to" type="date" label={t('touchpoint.portalTo')} defaultValue={typed.to} min={today} />
        </div>
        <PortalField name="standsIn" label={t('touchpoint.portalStandsIn')} optional={t('kit.optional')} defaultValue={typed.standsIn} maxLength={160} autoComplete="off" />
        <Which engagements={engagements} chosen={typed.engagement} />
        <p className="p-hint">{t('touchpoint.portalAwayAbout')}</p>
        <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('touchpoint.portalTell', { firm: frame.asker.firm })}</PortalButton>
      </form>
    </PortalFold>
  );
}

function Other({ page, say: { other, events, engagements } }: Part) {
  const t = usePhrases();
  const { typed, error, frame } = page;
  const refused = errorAt(t, error, 'about');
  return (
    <PortalFold label={t('touchpoint.portalOther')} open={refused !== undefined}>
      <form className="p-form" method="post" action={other.action}>
        <FormProof form={other} />
        <PortalRadios name="event" label={t('touchpoint.portalOtherWhat')} chosen={typed.event} options={events.map((value) => ({ value, label: saidWords(t, value) }))} />
        <PortalTextField name="about" label={t('touchpoint.portalWords')} defaultValue={typed.about} required maxLength={300} rows={2} error={refused} />
        <Which engagements={engagements} chosen={typed.engagement} />
        <PortalButton kind="outlined" busy={t('signing.sendingNow')}>{t('touchpoint.portalTell', { firm: frame.asker.firm })}</PortalButton>
      </form>
    </PortalFold>
  );
}

/** Where several works are going on, which one it is about. */
function Which({ engagements, chosen }: { engagements: Say['engagements']; chosen: string | undefined }) {
  const t = usePhrases();
  return engagements.length < 2 ? null : <PortalChips name="engagement" label={t('touchpoint.portalWhich')} chosen={chosen ?? engagements[0]?.id} options={engagements.map(({ id, name }) => ({ value: id, label: name }))} />;
}
