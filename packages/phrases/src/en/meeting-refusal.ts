/** Why something about a meeting cannot be. */
export const meetingRefusal = {
  'meeting-needs-both-sides': 'A meeting needs somebody of ours and somebody of the client.',
  'meeting-is-over': 'This meeting is no longer planned. Put it back first.',
  'meeting-has-begun': 'This meeting has begun. Say how it went instead.',
  'meeting-has-not-begun': 'This meeting has not begun yet.',
  'meeting-is-late': 'It has become late meanwhile: {hours, plural, one {# hour} other {# hours}} ahead were agreed. Look at the rule and press again.',
  'meeting-waits-for-answer': 'The other side has asked for something already. Answer that first.',
  'meeting-time-is-past': 'Choose a time that lies ahead and is another one.',
  'meeting-time-is-taken': 'Somebody who takes part has another meeting then. Look at what is in the way, and press again to go on all the same.',
  'engagement-has-meetings': 'Meetings are still planned here. On its own page you say what becomes of them when it is closed or moved to the bin.',
  'meetings-wait-for-the-client': 'One of the meetings is so near that the client has to agree to calling it off, or the client has asked for another time. Settle that on the page of meetings first.',
  'meeting-is-made-up-for': 'Another meeting is planned to make up for this one. Call that one off first.',
  'meeting-asks-nothing': 'Nothing about this meeting waits for an answer any more.',
  'meeting-wish-changed': 'The other side has asked for something else meanwhile, so nothing was answered. Look at what they ask now and press again.',
  'meeting-choose-time': 'Choose one of the times.',
  'meeting-needs-time': 'Give a day and a time.',
} as const;
