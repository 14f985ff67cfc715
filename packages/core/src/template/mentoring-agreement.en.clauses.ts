import type { TemplateSource } from './template-source.ts';

export const MENTORING_AGREEMENT_EN_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'What we want to achieve',
    clauses: [
      {
        key: 'main-goal',
        required: true,
        body: 'This mentoring has one main goal: {main_goal}. The Mentee chooses it; the Mentor helps to make it clear and within reach.',
        purpose: 'Gives all the meetings one direction.',
        fallback: 'For now the main goal is: {main_goal}. We look at it again at the first meeting, and the Mentee may choose another one then.',
      },
      {
        key: 'progress',
        required: true,
        body: ['We will see progress by these signs:', '[[results]]', 'As we learn we may sharpen a sign; then we write it down.'].join('\n'),
        purpose: 'Lets both of us see whether the mentoring helps.',
      },
      {
        key: 'definitions',
        body: ['These words have one meaning throughout:', '[[terms]]'].join('\n'),
        purpose: 'Fixes the words that matter most here.',
      },
      {
        key: 'scope-in',
        required: true,
        body: ['We work on:', '[[scope_in]]'].join('\n'),
        purpose: 'Says what the meetings are for.',
      },
      {
        key: 'scope-out',
        required: true,
        body: ['Mentoring does not include:', '[[scope_out]]', 'If the Mentee needs one of these, the Mentor says so and names somebody suitable, if they know one.'].join('\n'),
        purpose: 'Shows where mentoring ends and other help begins.',
      },
    ],
  },
  {
    title: 'Who does what',
    clauses: [
      {
        key: 'mentor-duties',
        binding: 'soft',
        required: true,
        body: [
          'The Mentor:',
          '- listens, asks and shares experience, failures included;',
          '- says honestly what they see, and challenges kindly;',
          '- opens doors to people and knowledge where that is proper;',
          '- comes prepared, and does not do the Mentee’s work.',
        ].join('\n'),
        purpose: 'Says what the Mentee can count on.',
      },
      {
        key: 'mentee-duties',
        binding: 'soft',
        required: true,
        body: [
          'The Mentee:',
          '- chooses the topics and leads the process;',
          '- tries out what we agreed, and says honestly how it went;',
          '- asks for what they need, feedback included;',
          '- decides and acts for themselves.',
        ].join('\n'),
        purpose: 'Says what the Mentor can count on.',
      },
      {
        key: 'preparation',
        binding: 'soft',
        body: ['Before the meetings the Mentee prepares:', '[[client_inputs]]'].join('\n'),
        purpose: 'Keeps the meeting for what cannot be done by e-mail.',
        fallback: [
          'Before the meetings the Mentee prepares:',
          '[[client_inputs]]',
          'If there was no time for it, we give it the first ten minutes of the meeting.',
        ].join('\n'),
      },
      {
        key: 'responsibility',
        required: true,
        body: 'The Mentor answers for the quality of the conversation. The Mentee answers for their own decisions and what comes of them. The Mentor promises no particular outcome, such as a promotion or a contract.',
        purpose: 'Divides responsibility, so that neither carries the other’s.',
        fallback: 'The Mentor answers for the quality of the conversation. The Mentee answers for their own decisions and what comes of them. If a review shows no progress by any sign, the Mentor offers one additional meeting free of charge.',
      },
    ],
  },
  {
    title: 'Meetings',
    clauses: [
      {
        key: 'rhythm',
        required: true,
        body: 'We start on {start_day} and go on for {duration_months}. We meet at least once every {meeting_interval}.',
        purpose: 'Gives the mentoring a steady rhythm and an end in sight.',
        fallback: 'We start on {start_day} and go on for {duration_months}. We meet at least once every {meeting_interval}; holidays announced beforehand do not count.',
      },
      {
        key: 'length-and-place',
        required: true,
        body: 'A meeting lasts up to {meeting_minutes}\u00A0minutes. Form and place: {meeting_place}. The next two meetings always stand in both calendars.',
        purpose: 'Says how long and where we meet.',
        fallback: 'A meeting lasts up to {meeting_minutes}\u00A0minutes. Form and place: {meeting_place}. At the end of each meeting we set the next one.',
      },
      {
        key: 'moving',
        required: true,
        body: 'Either of us may move or cancel a meeting at least {cancel_hours} before it starts, and offers a new time at once. If the Mentee cancels later or does not come, the meeting counts as held; if the Mentor does, the Mentor makes up for it. Illness and emergencies are excused.',
        purpose: 'Protects the time of both.',
        fallback: 'Either of us may move or cancel a meeting at least {cancel_hours} before it starts, and offers a new time at once. The first late cancellation of each of us is excused. After that, if the Mentee cancels late or does not come, the meeting counts as held; if the Mentor does, the Mentor makes up for it.',
      },
      {
        key: 'between-meetings',
        binding: 'soft',
        required: true,
        body: 'Between meetings we write to each other. The Mentor: {mentor_contact}. The Mentee: {mentee_contact}. We answer within {answer_days}; long matters wait for the meeting.',
        purpose: 'Says how to reach each other, and keeps it from taking over.',
        fallback: 'Between meetings we write only about dates. The Mentor: {mentor_contact}. The Mentee: {mentee_contact}. Everything else waits for the meeting.',
      },
    ],
  },
  {
    title: 'How we talk',
    clauses: [
      {
        key: 'ground-rules',
        binding: 'soft',
        body: ['These rules make it easier to speak openly:', '[[ground_rules]]', 'They are promises. Whoever sees one broken says so kindly, and either of us may propose a better one.'].join('\n'),
        purpose: 'Agrees on manners before they are needed.',
      },
      {
        key: 'honesty',
        binding: 'soft',
        body: 'We say what we think, what we do not know and what does not help us. Nobody has to answer: “I would rather not say” is a full answer.',
        purpose: 'Makes openness possible without pressure.',
      },
      {
        key: 'feedback',
        binding: 'soft',
        body: 'We ask before we give feedback. We name the situation, what was done and what it led to, and speak for ourselves. The other says what they heard, and we agree on what comes next.',
        purpose: 'Makes feedback something one can use.',
      },
    ],
  },
  {
    title: 'Confidentiality',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'What is said in the meetings stays between us. This binds both of us, and it lasts beyond the mentoring.',
        purpose: 'Makes the meetings a safe place.',
      },
      {
        key: 'confidentiality-limits',
        required: true,
        body: 'Confidentiality ends where the law demands disclosure or where somebody’s life or health is in danger. If it is safe to do so, we tell each other first. The Mentor may seek advice from another mentor without naming the Mentee.',
        purpose: 'Says honestly where confidentiality ends.',
        fallback: 'Confidentiality ends where the law demands disclosure or where somebody’s life or health is in danger. If it is safe to do so, we tell each other first. The Mentor seeks advice from others only with the Mentee’s consent.',
      },
      {
        key: 'reporting',
        body: 'If a company or a programme organises or pays for the mentoring, it learns only that we meet and whether the goals were reached. Anything more needs the consent of both of us.',
        purpose: 'Says what others may learn.',
        fallback: 'If a company or a programme organises or pays for the mentoring, it learns only that we meet. Anything more needs the consent of both of us.',
      },
      {
        key: 'notes-and-data',
        required: true,
        body: 'Each of us keeps their own notes and shows them only by choice. Without the other’s consent nobody records meetings or puts what was said into AI tools. The Mentor uses the Mentee’s data only for the mentoring and deletes the notes within {notes_months} of its end.',
        purpose: 'Says what happens to notes, recordings and data.',
        fallback: 'Nobody keeps notes the other has not seen. Without the other’s consent nobody records meetings or puts what was said into AI tools. The Mentor uses the Mentee’s data only for the mentoring and deletes the notes within {notes_months} of its end.',
      },
    ],
  },
  {
    title: 'Boundaries and materials',
    clauses: [
      {
        key: 'boundaries',
        required: true,
        body: 'The Mentor is not the Mentee’s superior, therapist or lawyer, and does not assess them at work. While the mentoring lasts we lend each other no money, give no gifts of value, do no other business together and enter into no intimate relationship. If any of this changes, we say so and decide whether to go on.',
        purpose: 'Keeps roles clear and trust unspoilt.',
      },
      {
        key: 'materials',
        required: true,
        body: 'The Mentee’s ideas, plans and work stay the Mentee’s. The Mentee may use the Mentor’s materials for their own development, also later, and passes them on only with consent.',
        purpose: 'Says whose ideas and materials are.',
        fallback: 'The Mentee’s ideas, plans and work stay the Mentee’s. The Mentee may use the Mentor’s materials for their own development and with the people they lead, also later, naming the Mentor as the author.',
        summaryLine: 'rights',
        summary: 'Your ideas and plans stay yours; you may go on using the mentor’s materials for your own development.',
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
        body: ['At these points we stop and look at how it is going:', '[[phases]]', 'We ask three things: does it help, what do we change, do we go on?'].join('\n'),
        purpose: 'Keeps the mentoring from running on by habit.',
        fallback: [
          'At these points we stop and look at how it is going:',
          '[[phases]]',
          'We ask three things: does it help, what do we change, do we go on? Either of us may ask for another such talk at any time.',
        ].join('\n'),
      },
      {
        key: 'changes',
        required: true,
        body: 'Either of us may propose a change at any time and says what it should achieve. It counts once we have both confirmed it by e-mail or through a personal link. Until then nothing changes.',
        purpose: 'Lets the agreement follow what we learn.',
        summaryLine: 'changes',
        summary: 'Either of us may propose a change and says what it is for; it counts once both have confirmed it.',
      },
    ],
  },
  {
    title: 'Fee',
    clauses: [
      {
        key: 'fee',
        body: ['For the mentoring the Mentee pays:', '[[billing]]', 'Paid are meetings that took place or count as held. Tax is included.'].join('\n'),
        purpose: 'Says what the mentoring costs.',
        fallback: 'The mentoring is free of charge for the Mentee.',
      },
      {
        key: 'consumer',
        negotiable: false,
        body: 'If the Mentee enters into this agreement as a consumer, all rights of consumers remain. In the European Union this includes withdrawing within 14 days of signing without giving reasons; meetings held before that at the Mentee’s express request are paid for.',
        purpose: 'Keeps the rights of a Mentee who pays privately.',
      },
    ],
  },
  {
    title: 'Difficulties and ending',
    clauses: [
      {
        key: 'difficulties',
        binding: 'soft',
        required: true,
        body: 'If something bothers one of us, the other hears it first, at the next meeting at the latest. If talking does not help, we ask for help from: {helper}.',
        purpose: 'Says what to do when it does not work.',
        fallback: 'If something bothers one of us, the other hears it first, at the next meeting at the latest. If talking does not help, we end the mentoring without blame.',
      },
      {
        key: 'ending',
        required: true,
        body: 'Either of us may end the mentoring at any time by e-mail, without giving reasons and without blame. Only meetings held so far are paid for; what was paid in advance is returned within {closing_days}.',
        purpose: 'Lets either of us leave without fault and without fear.',
        fallback: 'Either of us may end the mentoring by e-mail, without giving reasons and without blame; the next meeting in the calendar still takes place. Only meetings held until then are paid for; what was paid in advance is returned within {closing_days}.',
        summaryLine: 'ending',
        summary: 'Either of us may end it at any time, without reasons and without blame; you pay only for meetings held so far.',
      },
      {
        key: 'closing-talk',
        binding: 'soft',
        required: true,
        body: 'However it ends, we hold one closing talk within {closing_days}. We say what was reached, what helped, what each of us takes along and whether we stay in touch.',
        purpose: 'Ends the mentoring with a good word instead of silence.',
        fallback: 'However it ends, we write each other a closing note within {closing_days}: what was reached, what helped, what each of us takes along and whether we stay in touch.',
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
        body: 'We agree to sign electronically. A signer is known by the personal link and, where asked for, the one-time code sent to their own e-mail address, and by the name they type. Each of us keeps the link and the code secret. We both receive the same sealed file with a record of how it was signed. Either of us may ask to sign on paper.',
        purpose: 'Makes a signature through a link count, and says how the signer is known.',
      },
      {
        key: 'law',
        required: true,
        body: 'Governing law: {governing_law}. Before going to court we try to settle the matter in a talk. The English text prevails. If one rule is void, the others stay.',
        purpose: 'Says which law and which text count.',
        fallback: 'Governing law: {governing_law}. Before going to court we try mediation, if both of us want it. The English text prevails. If one rule is void, the others stay.',
      },
    ],
  },
];
