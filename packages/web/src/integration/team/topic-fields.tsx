import { useState } from 'react';
import type { Translator } from '@entente/phrases/translator';
import { CheckField } from '../../ui/check-field.tsx';
import { Field } from '../../ui/field.tsx';
import { matchWords } from '../../ui/match-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';

export const EVERYTHING = '*';

type TopicFieldsProps = { topics: readonly string[]; chosen: readonly string[]; onChange: (chosen: string[]) => void; error: string | undefined };

/** What an address is told about: everything, or chosen topics, found by a part of their words. */
export function TopicFields({ topics, chosen, onChange, error }: TopicFieldsProps) {
  const t = usePhrases();
  const [find, setFind] = useState('');
  const all = chosen.includes(EVERYTHING);
  const found = topics.filter((topic) => matchWords(`${topicWords(t, topic)} ${topic}`, find) !== null);
  const toggle = (topic: string, on: boolean) => onChange(on ? [...chosen, topic] : chosen.filter((one) => one !== topic));
  return (
    <fieldset className="in-fieldset">
      <legend className="in-legend">{t('integration.tellAbout')}</legend>
      <SegmentedChoice label={t('integration.tellAbout')} value={all ? 'all' : 'some'} onChange={(value) => onChange(value === 'all' ? [EVERYTHING] : [])} segments={[{ value: 'all', label: t('integration.tellAll') }, { value: 'some', label: t('integration.tellSome') }]} />
      {all ? null : (
        <>
          <Field label={t('integration.topicFind')} type="search" hint={t('integration.topicsChosen', { count: chosen.length })} value={find} onChange={setFind} error={error} />
          <div className="in-topics">{found.map((topic) => <CheckField key={topic} checked={chosen.includes(topic)} onChange={(on) => toggle(topic, on)} hint={topic}>{topicWords(t, topic)}</CheckField>)}</div>
        </>
      )}
    </fieldset>
  );
}

/** A topic as the timeline says it; its own name where the timeline has no words. */
export function topicWords(t: Translator, topic: string): string {
  const key = `activity.${topic}`;
  return t.has(key) ? t(key) : topic;
}
