import { actedOn, asksSide, kindOf, type AutomationAct, type AutomationTrigger } from '@entente/core/automation/automation';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Translator } from '@entente/phrases/translator';

/** What stands in ids: stages, people, tags, fields. */
export type NameOf = (id: string) => string;

/** When it runs, in words: "a deal enters a stage · Offer sent". */
export function triggerWords(t: Translator, trigger: AutomationTrigger, nameOf: NameOf): string {
  const parts = [eventWords(t, trigger) ?? t(`automation.on.${trigger.on}`), ...narrowedWords(t, trigger)];
  if ('kind' in trigger) parts.push(t(`automation.kind.${trigger.kind}`));
  if (trigger.on === 'stage_entered') parts.push(trigger.stageId === null ? t('automation.anyStage') : nameOf(trigger.stageId));
  if (trigger.on === 'lifecycle_changed') parts.push(trigger.to === null ? t('automation.anyLifecycle') : t(`option.client.lifecycle.${trigger.to}`));
  if (trigger.on === 'record_changed') parts.push(trigger.fields.length === 0 ? t('automation.anyField') : trigger.fields.map((key) => fieldWords(t, kindOf(trigger), key)).join(', '));
  if ('days' in trigger) parts.push(t('automation.forDays', { count: trigger.days }));
  return parts.join(' · ');
}

/** What it does, in words: "set a task · Call about the offer". */
export function actWords(t: Translator, act: AutomationAct, { trigger, nameOf }: { trigger: AutomationTrigger; nameOf: NameOf }): string {
  const what = t(`automation.do.${act.do}`);
  const whom = (id: string) => (id === 'owner' ? t('automation.owner') : nameOf(id));
  switch (act.do) {
    case 'create_task': return `${what} · ${act.subject}`;
    case 'set_field': return [what, ...(act.of === undefined ? [] : [t(`automation.of.${act.of}`)]), fieldWords(t, actedOn(kindOf(trigger), act) ?? kindOf(trigger), act.field)].join(' · ');
    case 'change_owner': return `${what} · ${nameOf(act.memberId)}`;
    case 'add_tag': return `${what} · ${nameOf(act.tagId)}`;
    case 'notify': return `${what} · ${whom(act.whom)}`;
  }
}

/** What happens, as a whole sentence, where the trigger is about what belongs to an engagement. */
function eventWords(t: Translator, trigger: AutomationTrigger): string | null {
  switch (trigger.on) {
    case 'agreement': return t(`automation.agreement.${trigger.event}`);
    case 'commitment': return t(`automation.commitment.${trigger.event}`);
    case 'expectation': return t(`automation.expectation.${trigger.event}`);
    case 'meeting': return t(`automation.meeting.${trigger.event}`);
    default: return null;
  }
}

/** To which agreements and which side it is narrowed, and what is waited for. */
function narrowedWords(t: Translator, trigger: AutomationTrigger): string[] {
  const which = 'which' in trigger && trigger.which !== 'any' ? [t(`automation.which.${trigger.which}`)] : [];
  const waits = trigger.on === 'agreement_waits' ? [t(`automation.waits.${trigger.waitsFor}`)] : [];
  const side = asksSide(trigger) && trigger.side !== null ? [t(`automation.side.${trigger.side}`)] : [];
  return [...waits, ...which, ...side];
}

function fieldWords(t: Translator, kind: ListKind, key: string): string {
  const phrase = `field.${kind}.${key}`;
  return t.has(phrase) ? t(phrase) : key;
}
