import type { ActivityView } from '@entente/contract/client/client.contract';
import { usePhrases } from '../ui/phrases-context.tsx';
import { Story } from '../ui/story.tsx';
import { intlTag } from '../ui/time-words.ts';

const THROUGH = { key: 'activity.throughKey', agent: 'activity.throughAgent', automation: 'activity.throughAutomation' } as const;

/** A timeline: what happened, when, and by whom. */
export function ActivityStory({ activities }: { activities: readonly ActivityView[] }) {
  const t = usePhrases();
  const when = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const entries = activities.map(({ id, topic, happenedAt, actorName, through }) => {
    const key = `activity.${topic}`;
    return { id, when: when.format(new Date(happenedAt)), sign: /signed|sealed/.test(topic) ? ('§' as const) : ('complete' as const), title: t.has(key) ? t(key) : t('activity.other'), detail: through === null ? actorName : t(THROUGH[through.kind], { person: actorName, key: through.name }) };
  });
  return <Story entries={entries} />;
}
