import { kindOf, type AutomationAct, type AutomationTrigger } from '@entente/core/automation/automation';
import type { Translator } from '@entente/phrases/translator';

/** What stands in ids: stages, people, tags, fields. */
export type NameOf = (id: string) => string;

/** When it runs, in words: "a deal enters a stage · Offer sent". */
export function triggerWords(t: Translator, trigger: AutomationTrigger, nameOf: NameOf): string {
  const parts = [t(`automation.on.${trigger.on}`)];
  if ('kind' in trigger) parts.push(t(`automation.kind.${trigger.kind}`));
  if (trigger.on === 'stage_entered') parts.push(trigger.stageId === null ? t('automation.anyStage') : nameOf(trigger.stageId));
  if (trigger.on === 'lifecycle_changed') parts.push(trigger.to === null ? t('automation.anyLifecycle') : t(`option.client.lifecycle.${trigger.to}`));
  if (trigger.on === 'record_changed') parts.push(trigger.fields.length === 0 ? t('automation.anyField') : trigger.fields.map((key) => fieldWords(t, trigger, key)).join(', '));
  if ('days' in trigger) parts.push(t('automation.forDays', { count: trigger.days }));
  return parts.join(' · ');
}

/** What it does, in words: "set a task · Call about the offer". */
export function actWords(t: Translator, act: AutomationAct, { trigger, nameOf }: { trigger: AutomationTrigger; nameOf: NameOf }): string {
  const what = t(`automation.do.${act.do}`);
  const whom = (id: string) => (id === 'owner' ? t('automation.owner') : nameOf(id));
  switch (act.do) {
    case 'create_task': return `${what} · ${act.subject}`;
    case 'set_field': return `${what} · ${fieldWords(t, trigger, act.field)}`;
    case 'change_owner': return `${what} · ${nameOf(act.memberId)}`;
    case 'add_tag': return `${what} · ${nameOf(act.tagId)}`;
    case 'notify': return `${what} · ${whom(act.whom)}`;
  }
}

function fieldWords(t: Translator, trigger: AutomationTrigger, key: string): string {
  const phrase = `field.${kindOf(trigger)}.${key}`;
  return t.has(phrase) ? t(phrase) : key;
}
