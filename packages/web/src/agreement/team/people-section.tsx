import { useState } from 'react';
import type { AgreementView, SignatoryView } from '@entente/contract/agreement/agreement-views';
import type { Translator } from '@entente/phrases/translator';
import { openedLater } from '../../shell/team-app/opened-later.tsx';
import { Button } from '../../ui/button.tsx';
import { Face } from '../../ui/face.tsx';
import '../../ui/frame-list.css';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { whenWords } from '../when.ts';
import type { SigningParts } from './signing-parts.ts';

const PeopleDialog = openedLater(async () => (await import('./people-dialog.tsx')).PeopleDialog);

/** Who signs, in which order, and what each has done. */
export function PeopleSection({ agreement, signing, fixed = false }: { agreement: AgreementView; signing: SigningParts; fixed?: boolean }) {
  const t = usePhrases();
  const [changing, setChanging] = useState(false);
  const { signatories, signingOrder, signingLevel, standing } = agreement;
  const { Deliveries } = signing;
  const out = standing.currentVersion !== null;
  const lacking = (['provider', 'client'] as const).filter((side) => !signatories.some((person) => person.side === side));
  return (
    <section className="ag-section">
      <div className="ui-frame__head"><h3>{t('agreement.people')}</h3><span className="meta-2">{t(`agreement.order_${signingOrder}`)}</span></div>
      <ol className="ag-people">
        {signatories.map((person) => <Person key={person.id} person={person} waiting={out && Deliveries === undefined} />)}
        {lacking.map((side) => <li key={side} className="ag-people__lacking"><Lamp state="unset" size="small">{t(side === 'provider' ? 'agreement.nobodyOfOurs' : 'agreement.nobodyOfTheirs')}</Lamp></li>)}
      </ol>
      <p className="meta ag-section__foot">{t(`agreement.level_${signingLevel}`)}</p>
      {fixed ? null : <Button kind="text" small onClick={() => setChanging(true)}>{t('agreement.changePeople')}</Button>}
      {Deliveries === undefined || !out ? null : <Deliveries agreement={agreement} />}
      {fixed ? null : <PeopleDialog agreement={agreement} open={changing} onClose={() => setChanging(false)} />}
    </section>
  );
}

function Person({ person, waiting }: { person: SignatoryView; /** Says also what they have not done yet. */ waiting: boolean }) {
  const t = usePhrases();
  const { name, roleTitle, onBehalfOf, side, insteadOf, declined } = person;
  const state = personState(t, person, waiting);
  return (
    <li>
      <Face name={name} side={side === 'provider' ? 'us' : 'them'} />
      <div>
        <div className="strong">{name}</div>
        <div className="meta-2">{[roleTitle, onBehalfOf].filter((words) => words !== '').join(', ')}</div>
        {insteadOf === null ? null : <div className="meta">{t('agreement.insteadOf', { name: insteadOf })}</div>}
        {state === null ? null : <div className="ag-people__state"><Lamp state={state.lamp} size="small">{state.words}</Lamp></div>}
        {declined === null || declined.body === '' ? null : <p className="q ag-people__words">{t('agreement.quoted', { words: declined.body })}</p>}
      </div>
    </li>
  );
}

function personState(t: Translator, { signed, declined, openedAt, side }: SignatoryView, waiting: boolean): { lamp: LampState; words: string } | null {
  if (signed !== null) return { lamp: 'fits', words: t('agreement.signedAt', { when: whenWords(t.locale, signed.at) }) };
  if (declined !== null) return { lamp: 'failed', words: t('agreement.declinedAt', { when: whenWords(t.locale, declined.at) }) };
  if (!waiting) return null;
  if (side === 'provider') return { lamp: 'missing', words: t('agreement.notSigned') };
  return openedAt === null ? { lamp: 'missing', words: t('agreement.notOpened') } : { lamp: 'partly', words: t('agreement.openedAt', { when: whenWords(t.locale, openedAt) }) };
}
