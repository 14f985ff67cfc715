import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CommunicationView, HeardView } from '@entente/contract/communication/touchpoint.contract';
import { eventWords } from '@entente/phrases/touchpoint-words';
import { whenWords } from '../../agreement/when.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { shortDayWords } from '../../ui/time-words.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { HeardLamp } from './due-lamp.tsx';

/** What the client said or asked on their own page and waits for our word, soonest first. */
export function HeardSection({ plan: { heard } }: { plan: CommunicationView }) {
  const t = usePhrases();
  const [answering, setAnswering] = useState<HeardView | null>(null);
  const label = ({ by, about }: HeardView): string => t('touchpoint.answerOf', { name: by, about });
  useCommands(heard.map((row) => ({ id: `touchpoint.answer.${row.kind}.${row.id}`, label: label(row), run: () => setAnswering(row) })));
  if (heard.length === 0) return null;
  return (
    <section>
      <SectionRule aside={heard.length}>{t('touchpoint.heard')}</SectionRule>
      <ul className="tp-list">
        {heard.map((row) => (
          <li key={`${row.kind}${row.id}`}>
            <span className="tp-what"><span className="strong">{eventWords(t, row.event)}: {row.about}</span><HeardFacts row={row} /><HeardLamp row={row} /></span>
            <span className="tp-acts">
              {row.promiseId === null ? null : <Link className="tp-link" to="/engagements/$id/promises" params={{ id: row.engagementId }}>{t('touchpoint.heardPromise')}</Link>}
              <Button small aria-label={label(row)} onClick={() => setAnswering(row)}>{t('touchpoint.answer')}</Button>
            </span>
          </li>
        ))}
      </ul>
      {answering === null ? null : <AnswerDialog heard={answering} onClose={() => setAnswering(null)} />}
    </section>
  );
}

/** Who said it and when, in their words, and what they expect. */
function HeardFacts({ row: { kind, words, by, at, standsIn, expectedOn } }: { row: HeardView }) {
  const t = usePhrases();
  const facts = [t('touchpoint.heardLine', { by, when: whenWords(t.locale, at) }), ...(standsIn === '' ? [] : [t('touchpoint.backup', { name: standsIn })])];
  return (
    <>
      {words === '' ? null : <span>{kind === 'question' ? t('touchpoint.asked', { words }) : words}</span>}
      {expectedOn === null ? null : <span>{t('touchpoint.heardExpected', { day: shortDayWords(t.locale, expectedOn) })}</span>}
      <span className="meta-2">{facts.join(' · ')}</span>
    </>
  );
}
