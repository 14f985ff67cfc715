import type { TemplateSource } from './template-source.ts';

export const COACHING_AGREEMENT_EN_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'What coaching is for',
    clauses: [
      {
        key: 'main-goal',
        required: true,
        body: 'The Client wants to reach this: {main_goal}. The Client may change the goal at any time; then both write it down.',
        purpose: 'Gives the sessions a direction that belongs to the Client.',
        fallback: 'The Client wants to reach this: {main_goal}. In the first session the Coach and the Client make it clearer and write it down anew.',
      },
      {
        key: 'progress',
        required: true,
        body: ['These signs show whether coaching helps:', '[[results]]', 'The Client rates them; the Coach asks about them.'].join('\n'),
        purpose: 'Lets both see whether the sessions are worth the time.',
        fallback: ['These signs show whether coaching helps:', '[[results]]', 'Coach and Client each rate them on their own and then compare.'].join('\n'),
      },
      {
        key: 'what-coaching-is',
        required: true,
        body: 'Coaching is a conversation between equals. The Coach asks, listens and says what they notice, so that the Client finds answers of their own. It is no therapy, no advice and no training.',
        purpose: 'Says what happens in a session and what does not.',
        fallback: 'Coaching is a conversation between equals. The Coach asks, listens and says what they notice. If the Client asks for it, the Coach also shares an experience of their own and says that it is one.',
      },
      { key: 'definitions', body: ['These words have one meaning throughout:', '[[terms]]'].join('\n'), purpose: 'Fixes the words that matter most here.' },
      { key: 'scope-in', required: true, body: ['In the sessions we work on:', '[[scope_in]]'].join('\n'), purpose: 'Says what the sessions are for.' },
      {
        key: 'scope-out',
        required: true,
        body: ['Coaching does not include:', '[[scope_out]]', 'If the Client needs one of these, the Coach says so and names where help can be found. Coaching may pause meanwhile.'].join('\n'),
        purpose: 'Shows where coaching ends and other help begins.',
      },
    ],
  },
  {
    title: 'Who does what',
    clauses: [
      {
        key: 'coach-duties',
        binding: 'soft',
        required: true,
        body: ['The Coach:', '- comes prepared and gives the session full attention;', '- asks openly and does not push towards an answer;', '- says honestly what they see, and asks first;', '- watches the time and the goal.'].join('\n'),
        purpose: 'Says what the Client can count on.',
      },
      {
        key: 'client-duties',
        binding: 'soft',
        required: true,
        body: ['The Client:', '- brings the topic and says what would make the session worthwhile;', '- speaks as openly as feels right;', '- chooses steps and tries them out;', '- says when something does not help.'].join('\n'),
        purpose: 'Says what the Coach can count on.',
      },
      {
        key: 'preparation',
        binding: 'soft',
        body: ['For the sessions the Client prepares:', '[[client_inputs]]'].join('\n'),
        purpose: 'Keeps the session for what matters.',
        fallback: ['For the sessions the Client prepares:', '[[client_inputs]]', 'If there was no time for it, we give it the first ten minutes.'].join('\n'),
      },
      {
        key: 'responsibility',
        required: true,
        body: 'The Coach answers for the quality of the conversation. The Client decides, acts and answers for what comes of it. The Coach promises no particular outcome.',
        purpose: 'Divides responsibility, so that neither carries the other’s.',
      },
      {
        key: 'ethics',
        required: true,
        body: 'The Coach keeps to a code of ethics: {ethics_code}. The Coach tells the Client on request what training and practice they have, and works under regular supervision.',
        purpose: 'Says by which rules the Coach works and where one can read them.',
        fallback: 'The Coach keeps to a code of ethics: {ethics_code}. Before the first session the Client receives the code and one page on the Coach’s training and practice.',
      },
    ],
  },
  {
    title: 'Sessions',
    clauses: [
      {
        key: 'rhythm',
        required: true,
        body: 'Coaching starts on {start_day} and takes up to {duration_months}. Number of sessions: {sessions}. Coach and Client set the days together; the next two sessions always stand in both calendars.',
        purpose: 'Says how many sessions there are and by when.',
        fallback: 'Coaching starts on {start_day} and takes up to {duration_months}. Number of sessions: {sessions}. At the end of each session Coach and Client set the next one.',
      },
      {
        key: 'length-and-place',
        required: true,
        body: 'Length of a session in minutes: {session_minutes}. Form and place: {session_place}. Both make sure that nobody can listen in.',
        purpose: 'Says how long and where the sessions are held.',
      },
      {
        key: 'moving',
        required: true,
        body: 'Coach and Client may each move or cancel a session at least {cancel_hours} before it starts, and offer a new time at once. If the Client cancels later or does not come, the session counts as held; if the Coach does, the Coach makes up for it. Illness and emergencies are excused.',
        purpose: 'Protects the time of both.',
        fallback: 'Coach and Client may each move or cancel a session at least {cancel_hours} before it starts, and offer a new time at once. The first late cancellation on each side is excused. After that, if the Client cancels late or does not come, the session counts as held; if the Coach does, the Coach makes up for it.',
      },
      {
        key: 'between-sessions',
        binding: 'soft',
        required: true,
        body: 'Between sessions Coach and Client write to each other. The Coach: {coach_contact}. The Client: {client_contact}. An answer comes within {answer_days}.',
        purpose: 'Says how to reach each other, and keeps it from taking over.',
        fallback: 'Between sessions Coach and Client write only about dates. The Coach: {coach_contact}. The Client: {client_contact}. Everything else waits for the session.',
      },
    ],
  },
  {
    title: 'How we talk',
    clauses: [
      {
        key: 'ground-rules',
        binding: 'soft',
        body: ['These rules make it easier to speak openly:', '[[ground_rules]]', 'They are promises. Whoever sees one broken says so kindly and may propose a better one.'].join('\n'),
        purpose: 'Agrees on manners before they are needed.',
      },
      {
        key: 'honesty',
        binding: 'soft',
        body: 'Nobody has to answer: “I would rather not say” is a full answer. If a question or an exercise does not suit the Client, it is dropped.',
        purpose: 'Makes openness possible without pressure.',
      },
    ],
  },
  {
    title: 'Confidentiality and records',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'What the Client says in the sessions the Coach tells nobody, not even that there are sessions. This lasts beyond the coaching. The Client may tell others whatever they like.',
        purpose: 'Makes the sessions a safe place.',
      },
      {
        key: 'confidentiality-limits',
        required: true,
        body: 'Confidentiality ends where the law or a court demands disclosure, or where the life or health of the Client or of somebody else is in serious danger. If it is safe to do so, the Coach speaks to the Client first.',
        purpose: 'Says honestly where confidentiality ends.',
        fallback: 'Confidentiality ends where the law or a court demands disclosure, or where somebody’s life is in serious danger. The Coach speaks to the Client first, unless that would make the danger greater.',
      },
      {
        key: 'release',
        required: true,
        body: 'In supervision the Coach speaks about the work without naming the Client. To prove hours of practice to a professional body, the Coach gives the Client’s name and address only with consent, which the Client may refuse or withdraw.',
        purpose: 'Says who may learn what, and that the Client decides.',
        fallback: 'In supervision the Coach speaks about the work without naming the Client. Nobody else learns the Client’s name.',
      },
      {
        key: 'records',
        required: true,
        body: 'The Coach keeps short notes, locked or encrypted, and shows them to the Client on request. They are deleted within {records_months} of the end. The Coach uses the Client’s data only for the coaching and for accounts the law demands.',
        purpose: 'Says what is written down, where and for how long.',
        fallback: 'The Coach keeps no notes beyond the dates of sessions. These are deleted within {records_months} of the end. The Coach uses the Client’s data only for the coaching and for accounts the law demands.',
      },
      {
        key: 'recording-and-ai',
        required: true,
        negotiable: false,
        body: 'Without the other’s consent nobody records a session or lets a program listen, write it down or sum it up. What was said does not go into AI tools.',
        purpose: 'Keeps machines out of the room unless both want them in.',
      },
    ],
  },
  {
    title: 'Boundaries and materials',
    clauses: [
      {
        key: 'boundaries',
        required: true,
        body: 'While coaching lasts, Coach and Client do no other business together, lend each other no money and enter into no intimate relationship. If the Coach has another role towards the Client or knows somebody involved, the Coach says so at once, and the Client decides whether to go on.',
        purpose: 'Keeps roles clear and trust unspoilt.',
        fallback: 'While coaching lasts, Coach and Client do no business together beyond it and enter into no intimate relationship. If the Coach has another role towards the Client, the Coach says so at once, and the Client decides whether to go on.',
      },
      {
        key: 'materials',
        required: true,
        body: 'What the Client writes, draws and thinks up belongs to the Client. The Client may go on using the Coach’s exercises and worksheets for themselves and passes them on only with consent.',
        purpose: 'Says whose ideas and materials are.',
        fallback: 'What the Client writes, draws and thinks up belongs to the Client. The Client may go on using the Coach’s exercises and worksheets, also with the people they lead, naming the Coach as the author.',
        summaryLine: 'rights',
        summary: 'Your ideas and notes stay yours; you may go on using the coach’s exercises for yourself.',
      },
    ],
  },
  {
    title: 'Review points and changes',
    clauses: [
      {
        key: 'reviews',
        binding: 'soft',
        required: true,
        body: ['At these points we stop and look at how it is going:', '[[phases]]', 'The questions are: does it help, what do we change, is it still worth it? If not, we change something or end.'].join('\n'),
        purpose: 'Keeps coaching from running on by habit.',
        fallback: ['At these points we stop and look at how it is going:', '[[phases]]', 'The Client may ask for another such talk at any time.'].join('\n'),
      },
      {
        key: 'changes',
        required: true,
        body: 'Whoever wants to change something in this agreement says what it should achieve. A change counts once everyone who signed has confirmed it by e-mail or through a personal link. Until then nothing changes, the fee included.',
        purpose: 'Lets the agreement follow what we learn.',
        summaryLine: 'changes',
        summary: 'Whoever wants a change says what it is for; it counts once everyone has confirmed it, and the fee too changes only that way.',
      },
    ],
  },
  {
    title: 'Fee',
    clauses: [
      {
        key: 'fee',
        required: true,
        body: ['The Client pays:', '[[billing]]', 'Paid are sessions that took place or count as held. Tax is included. There are no further costs.'].join('\n'),
        purpose: 'Says what coaching costs, and that nothing comes on top.',
      },
      {
        key: 'consumer',
        required: true,
        negotiable: false,
        body: 'A Client who signs as a consumer keeps all rights of consumers. In the European Union this includes withdrawing within 14 days of signing without giving reasons, on the page of this agreement or by e-mail. Sessions held before that at the Client’s express request are paid for; everything else is returned within {closing_days}.',
        purpose: 'Keeps the rights of a Client who pays privately.',
      },
    ],
  },
  {
    title: 'Difficulties and ending',
    clauses: [
      {
        key: 'difficulties',
        required: true,
        body: 'If something bothers the Client, the Coach wants to hear it first and answers within {answer_days}. The Client may also turn to the body that keeps the code in clause {#ethics}. Nobody is treated worse for complaining.',
        purpose: 'Makes it easy and safe to say that something is wrong.',
        fallback: 'If something bothers the Client, the Coach wants to hear it first and answers within {answer_days}. If that does not help, another coach whom both trust joins one talk free of charge. The Client may also turn to the body that keeps the code in clause {#ethics}.',
      },
      {
        key: 'ending',
        required: true,
        body: 'The Client may end coaching at any time by e-mail, without giving reasons. The Coach may do so for a good reason and then names somebody else, if they know one. Only sessions held so far are paid for; what was paid in advance is returned within {closing_days}.',
        purpose: 'Lets the Client leave without fault and without fear.',
        fallback: 'The Client may end coaching at any time by e-mail, without giving reasons; the next session in the calendar is still paid for. The Coach may do so for a good reason. What was paid in advance beyond that is returned within {closing_days}.',
        summaryLine: 'ending',
        summary: 'You may end it at any time, without reasons; you pay only for sessions held so far.',
      },
      {
        key: 'closing-talk',
        binding: 'soft',
        required: true,
        body: 'However it ends, Coach and Client hold one closing talk within {closing_days}, free of charge: what was reached, what helped, what the Client takes along.',
        purpose: 'Ends coaching with a good word instead of silence.',
        fallback: 'However it ends, Coach and Client write each other a few lines within {closing_days}: what was reached, what helped, what the Client takes along.',
      },
      {
        key: 'liability',
        required: true,
        body: 'The Coach answers for harm the Coach causes on purpose or by carelessness, as the law says. The Coach does not answer for decisions the Client has made.',
        purpose: 'Says for what the Coach answers.',
      },
    ],
  },
  {
    title: 'Signing and final rules',
    clauses: [
      {
        key: 'electronic-signing',
        required: true,
        negotiable: false,
        body: 'This agreement is signed electronically. A signer is known by the personal link and, where asked for, the one-time code sent to their own e-mail address, and by the name they type. Everyone keeps the link and the code secret. Everyone receives the same sealed file with a record of how it was signed. Everyone may ask to sign on paper.',
        purpose: 'Makes a signature through a link count, and says how the signer is known.',
      },
      {
        key: 'law',
        required: true,
        body: 'Governing law: {governing_law}. Before going to court we try to settle the matter in a talk. The English text prevails. If one rule is void, the others stay.',
        purpose: 'Says which law and which text count.',
        fallback: 'Governing law: {governing_law}. Before going to court we try mediation, if everyone involved wants it. The English text prevails. If one rule is void, the others stay.',
      },
    ],
  },
];
