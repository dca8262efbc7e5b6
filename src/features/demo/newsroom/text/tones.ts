/** In what mood somebody writes. The last two are those that moderators see most. */
export const tones = ['agree', 'doubt', 'ask', 'tell', 'joke', 'thank', 'explain', 'heated', 'spam'] as const;
export type Tone = (typeof tones)[number];

/** Whole comments of a word or two. */
export const shortRemarks: readonly string[] = [
  ...['This.', 'Exactly.', 'Nope.', 'Finally!', 'Source?', 'Agreed.', '+1', 'Hear, hear.', 'Well said.', 'Why though?'],
  ...[
    'Same here.',
    'Not again.',
    'Thank you!',
    'Good point.',
    'Made my day.',
    'Citation needed.',
    'Wait, what?',
    'Seconded.',
  ],
];

/** How an answer begins. */
export const replyOpeners: readonly string[] = [
  ...[
    'True, but',
    'Not quite:',
    'I see it the other way round:',
    'Fair enough, though',
    'With respect,',
    'That is the point:',
  ],
  ...['You have half of it:', 'I would add that', 'Same experience here:', 'Allow me to disagree:', 'As I read it,'],
];

/** Sentences by tone. Symbols in braces are a topic's words or those below. */
export const sentencesByTone: Readonly<Record<Tone, readonly string[]>> = {
  agree: [
    'I would pay for {benefit} twice.',
    '{relative} and I agree on very little, but we agree on {subject}.',
    'it is {adjective}, it works, and it costs less than another study.',
    'you only have to stand near {place} for an hour to understand why.',
    'I hope that other towns are reading this.',
    'credit to {officials}, and even more to {insider} who started it.',
    'since {event} I have wanted exactly this.',
    '{subject} is the best thing that has happened to us in {years} years.',
    'we should have had {subject} {years} years ago.',
    '{benefit}: for that alone I am in favour.',
    '{officials} got this one right, and I do not say that often.',
    'I changed my mind about {subject} after {event}.',
    'what convinces me is {benefit}, and I was a sceptic.',
    'people complained about {worry} at first, and now nobody wants it undone.',
    'more of this, please, and not only around {place}.',
  ],
  doubt: [
    'I have read the same about {subject} {years} years ago, word for word.',
    'the people who praise {benefit} will not be there when {worry} comes up.',
    'everything here rests on one number, and it comes from {officials}.',
    'why {place} of all places?',
    'first {worry}, then we can talk about the rest.',
    'I asked {insider} about it and got a long {adjective} silence.',
    'it is a {adjective} answer to a question that nobody asked.',
    'no, thank you: we have been through this after {event}.',
    'once again {officials} decide and we find out from the newspaper.',
    'nobody talks about {worry}, and that is where it will fail.',
    'I like {subject}, but not because of {benefit}.',
    'I have heard {officials} promise this {number} times already.',
    'it works near {place} and nowhere else.',
    'who pays for {subject} once the {adjective} headlines are gone?',
    'the article mentions {worry} once and moves on.',
    'if {subject} is so good, why does {relative} still avoid {place}?',
    'I will believe it when {event} has passed without {worry} on the front page.',
  ],
  ask: [
    'who looks after {place} on a {weekday}?',
    'what does {insider} make of this?',
    'and what happened to the plan from {years} years ago?',
    'does anybody know what {officials} said about {worry}?',
    'has somebody here tried it since {event}?',
    'is there a number for {benefit} that does not come from {officials}?',
    'what happens to {place} in the meantime?',
    'how do other towns deal with {worry}?',
    'will {subject} still be there in {years} years?',
    'could the author say more about {worry}?',
  ],
  tell: [
    '{insider} once explained it to me near {place}, and I have never forgotten it.',
    'we moved away because of {worry} and came back because of {benefit}.',
    'my grandmother had a photograph of {place} on her wall for {years} years.',
    'on my first day near {place} I got lost, and {insider} took me by the sleeve.',
    'I keep a notebook about {worry}; it has {number} pages by now.',
    '{relative} lives {number} minutes from {place} and has waited for this since {event}.',
    'I went to {place} last {weekday} to see for myself, and it was {adjective}.',
    'when I was a child, {place} was where we spent every {weekday}.',
    'we tried something like this {years} years ago, and it ended because of {worry}.',
    'last {weekday} I met {insider} who told me the {adjective} half of the story.',
    '{relative} said it would never work and now goes there {number} times a month.',
    'it took me {number} minutes, two forms and one {adjective} conversation.',
    'after {event} we sat in front of {place} until it was dark and talked about {worry}.',
  ],
  joke: [
    'I came for {subject} and stayed for {worry}.',
    'in {years} years there will be a museum about {worry}, with free entry on a {weekday}.',
    '{relative} has opinions about {worry}; we have stopped inviting both.',
    'plot twist: {officials} read the comments.',
    'somewhere {insider} is laughing quietly.',
    'my cat has followed {subject} closely and abstains.',
    'breaking: {adjective} scenes near {place}, residents unharmed.',
  ],
  thank: [
    'thank you for a piece that lets everybody finish their sentence.',
    'this is why I pay for a newspaper.',
    'good reporting, and I learned something about {worry}.',
    'I read it twice, once for {subject} and once for the pictures.',
    'please follow up on this after {event}.',
    'the part about {place} was {adjective}.',
  ],
  explain: [
    'as {insider} I can say: the smaller problem is {worry}.',
    'I have worked as {insider} for {years} years: it comes down to {benefit}.',
    'the figures for {subject} are public, and about {number} per cent go back to {worry}.',
    'two things get mixed up here: {worry} on one side, and what {officials} decided on the other.',
    'in the first year it never pays; after {years} it usually does.',
    'legally {officials} could not do otherwise, and that has been so since {event}.',
    'the rule was written with {place} in mind and does not fit anywhere else.',
    'compare it with the cost of {worry}, and it looks {adjective}.',
  ],
  heated: [
    'what utter nonsense, and {officials} know it!',
    'you clearly have never been near {place} in your life!',
    'wake up, this was NEVER about {benefit}!!!',
    'only a fool believes {officials} after {event}.',
    'people like you are the reason why we still talk about {worry}.',
    'shame on this paper for printing such rubbish about {subject}!',
    'go back to your {adjective} armchair and leave {place} to those who work there!',
    'I am DONE being polite about {worry}.',
  ],
  spam: [
    'I earn 4,000 a week from home and so can you, ask me how!',
    'best prices for watches and pills, delivered to {place}!',
    'make money while you sleep, no experience, start this {weekday}!',
    'my website shows what {officials} hide, click before they delete it!',
    'limited offer for readers of this article, only until {weekday}!',
  ],
};

/** What fits behind most sentences in a longer comment. */
export const fillers: readonly string[] = [
  'That is all I ask.',
  'It is not that hard.',
  'And yet here we are.',
  'I would love to be wrong about {worry}.',
  'The rest is detail.',
  '{Place} has seen worse.',
  'Somebody has to start.',
  'Ask {insider} and you will hear the same.',
  'Let us see what {officials} make of it.',
  'I keep thinking about {benefit}.',
  'Maybe that is just me.',
  'It was different before {event}.',
  'Both can be true at once.',
  'We had the same debate {years} years ago.',
  'For once I would like to read about {benefit} instead of {worry}.',
  'Whoever doubts it may come along next {weekday}.',
];

/** Words that every topic shares. */
export const commonWords = {
  years: ['two', 'three', 'five', 'ten', 'fifteen', 'twenty'],
  number: ['three', 'four', 'seven', 'twelve', 'twenty', 'forty'],
  weekday: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  adjective: ['surprising', 'quiet', 'lovely', 'half-finished', 'sensible', 'crowded', 'odd', 'honest', 'cheerful'],
  relative: ['my sister', 'my neighbour', 'my father', 'a colleague', 'our eldest', 'my landlady', 'an old friend'],
  event: ['the election', 'the flood', 'the strike', 'last winter', 'the summer fair', 'the referendum', 'the storm'],
} as const;

export const emoji: readonly string[] = [
  '🙂',
  '😂',
  '👏',
  '🤔',
  '❤️',
  '🚂',
  '🙄',
  '🎉',
  '☕',
  '👍🏽',
  '🏊‍♀️',
  '🥖',
  '💡',
  '😅',
];
