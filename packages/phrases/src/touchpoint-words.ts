import type { Speed, TouchpointEvent, WayTold } from '@entente/core/communication/touchpoint';
import type { Side } from '@entente/core/kernel/values';
import type { Translator } from './translator.ts';

const EVENTS = { start: 'touchpoint.event.start', delivery: 'touchpoint.event.delivery', delay: 'touchpoint.event.delay', mistake: 'touchpoint.event.mistake', price_change: 'touchpoint.event.price_change', absence: 'touchpoint.event.absence', complaint: 'touchpoint.event.complaint', crisis: 'touchpoint.event.crisis', contact_change: 'touchpoint.event.contact_change' } as const;
const CHANNELS = { mail: 'touchpoint.channel.mail', phone: 'touchpoint.channel.phone', chat: 'touchpoint.channel.chat', meeting: 'touchpoint.channel.meeting', page: 'touchpoint.channel.page' } as const;

/** What somebody is told of. */
export function eventWords(t: Translator, event: TouchpointEvent): string {
  return t(EVENTS[event]);
}

export function channelWords(t: Translator, channel: WayTold): string {
  return t(CHANNELS[channel]);
}

/** How fast: within hours by the clock, or so many working days after it, or before it. */
export function speedWords(t: Translator, { withinDays, withinHours }: Speed): string {
  if (withinHours !== null) return t('touchpoint.withinHours', { hours: withinHours });
  return withinDays < 0 ? t('touchpoint.ahead', { days: -withinDays }) : t('touchpoint.within', { days: withinDays });
}

/** What one does about a notice: tells it, or writes down that it was told to us. */
export function tellWords(t: Translator, { side, about, told }: { readonly side: Side; readonly about: string; readonly told: { readonly name: string } }): string {
  return side === 'provider' ? t('touchpoint.tellOf', { name: told.name, about }) : t('touchpoint.notedOf', { about });
}
