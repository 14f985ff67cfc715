/** Signing a file with a program of one's own and returning it: the client's page, the team's dialog, what both are told of it. */
export const returned = {
  get: 'Download the file',
  getHelp: 'PDF, {kilobytes} kB, with exactly this text.',
  getSigned: 'It already bears the signature of {names}.',
  signIt: 'Sign it in your own program',
  signItHelp: 'With a qualified signature, a trusted profile or an ID card. The signature has to be inside the PDF; a file that is printed or saved anew does not fit.',
  signItQualified: 'The law of this agreement asks for a qualified signature.',
  giveBack: 'The signed file',
  giveBackHint: 'PDF, up to {megabytes} MB. It is looked at at once.',
  takes: 'about {seconds, plural, one {# second} other {# seconds}} here, and the time of your signing program',
  looking: 'Looking at the file…',

  found: 'In the signed file',
  certificateBy: 'certificate issued by {issuer}',
  selfSigned: 'certificate of their own making: nobody vouches for it',
  stamped: '{when}, confirmed by {authority}',
  claimed: '{when}, by the clock of the signing program',
  noTime: 'no time is stated',
  qualified: 'By its own words the certificate is a qualified one.',
  notQualified: 'The certificate does not call itself qualified.',
  visible: 'It shows a mark on a page. What the mark says is no part of the agreement.',
  holds: 'The file begins with exactly what was handed out, and nothing but the signature was added. Whether the certificate belongs to this person was not checked against a trust list.',
  file: 'The file as {name} signed it',

  mailHelp: 'The page tells in eight lines what is in it. You can read it all, ask, and suggest other words. For signing, have the program at hand with which you sign PDF files.',
  whatSealIs: 'Each signature is inside the signed file; what it is worth follows from its certificate. The seal is {firm}’s: whatever is changed in the file later shows.',
  lawAsks: 'The law of this agreement asks for more than a link, so only the ways that suffice are offered.',
} as const;
