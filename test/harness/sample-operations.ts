import type { SurfaceName } from '../../src/core/config/process-plan.js';
import type { AskerFacts, RightsScene } from './rights-scene.js';

/** How an operation is asked. */
export interface Sample {
  readonly ask: string;
  /** What the answer has of the site in question; whoever may not know of it gets an answer without. */
  readonly shows?: RegExp;
  /** An error that only those meet who were let in. */
  readonly reached?: string;
}

/** Sample arguments for each row of `operationRights`; rows of one table, keys of the other. */
export function samplesOf(scene: RightsScene, facts: AskerFacts): Record<SurfaceName, Record<string, Sample>> {
  return { public: publicSamples(scene, facts), admin: adminSamples(scene, facts) };
}

const account = (nonce: string) =>
  `username: "new_${nonce}", email: "new_${nonce}@example.org", password: "correct horse"`;
const signIn: Sample = {
  ask: `mutation { signIn(input: { email: "nobody@example.org", password: "guess" }) { token } }`,
  reached: 'CREDENTIALS_WRONG',
};
const signOut: Sample = { ask: `mutation { signOut(input: {}) { signedOut } }` };
const viewer: Sample = { ask: `{ viewer { id } }` };
const endpoints: Sample = { ask: `{ endpoints { __typename } }` };

function publicSamples(scene: RightsScene, facts: AskerFacts): Record<string, Sample> {
  const { storyID, commentID, heldCommentID, authorID, noticeID } = scene;
  const { ownCommentID, spareCommentID, nonce } = facts;
  const comment = (name: string, id: string, more = ''): Sample => ({
    ask: `mutation { ${name}(input: { commentID: "${id}"${more} }) { clientMutationID } }`,
  });
  const mine = (name: string, input: string, reached?: string): Sample => ({
    ask: `mutation { ${name}(input: { ${input} }) { clientMutationID } }`,
    ...(reached ? { reached } : {}),
  });
  const live = (name: string, fields: string): Sample => ({
    ask: `subscription { ${name}(storyID: "${storyID}", after: "${scene.lastSeq}") { eventID ${fields} } }`,
  });
  return {
    comment: { ask: `{ comment(id: "${commentID}") { id } }`, shows: new RegExp(commentID) },
    'comment (held)': { ask: `{ comment(id: "${heldCommentID}") { id } }`, shows: new RegExp(heldCommentID) },
    endpoints,
    illegalNotice: { ask: `{ illegalNotice(reference: "${noticeID}") { state } }` },
    reactionKinds: { ask: `{ reactionKinds { __typename } }` },
    story: { ask: `{ story(id: "${storyID}") { id } }`, shows: new RegExp(storyID) },
    viewer,
    'viewer (where to moderate)': { ask: `{ viewer { moderationURL(storyID: "${storyID}") } }`, shows: /http/ },
    commentCreated: live('commentCreated', 'comment { id }'),
    commentUpdated: live('commentUpdated', 'comment { id }'),
    commentRemoved: live('commentRemoved', 'commentID'),
    streamChanged: live('streamChanged', 'commentID'),
    storyReaders: live('storyReaders', 'count'),
    signIn,
    signUp: { ask: `mutation { signUp(input: { ${account(nonce)} }) { token } }` },
    signInWithToken: {
      ask: `mutation { signInWithToken(input: { siteID: "${scene.siteID}", token: "x" }) { token } }`,
      reached: 'SSO_OFF',
    },
    signOut,
    changePassword: mine('changePassword', 'currentPassword: "guess", newPassword: "another horse"', 'PASSWORD_WRONG'),
    createSignInCode: mine('createSignInCode', 'origin: "https://evil.example", challenge: "x"', 'BAD_INPUT'),
    redeemSignInCode: mine('redeemSignInCode', 'code: "x", verifier: "x"', 'SIGN_IN_CODE_INVALID'),
    acknowledgeMessage: mine('acknowledgeMessage', 'messageID: "x"', 'NOT_FOUND'),
    acknowledgeWarning: mine('acknowledgeWarning', 'warningID: "x"', 'NOT_FOUND'),
    changeUsername: mine('changeUsername', `username: "renamed_${nonce}"`, 'USERNAME_CHANGED_RECENTLY'),
    ignoreUser: mine('ignoreUser', `userID: "${authorID}"`),
    stopIgnoringUser: mine('stopIgnoringUser', `userID: "${authorID}"`),
    createComment: mine('createComment', `storyID: "${storyID}", body: "Question ${nonce}"`),
    'editComment (their own)': comment('editComment', ownCommentID, `, body: "Edited ${nonce}"`),
    'editComment (of another)': comment('editComment', commentID, `, body: "Edited ${nonce}"`),
    reactToComment: comment('reactToComment', commentID),
    removeReaction: comment('removeReaction', commentID),
    reportComment: comment('reportComment', commentID, ', reason: SPAM'),
    withdrawReport: comment('withdrawReport', commentID, ', reason: SPAM'),
    disagreeWithComment: comment('disagreeWithComment', commentID),
    withdrawDisagreement: comment('withdrawDisagreement', commentID),
    reportIllegalContent: comment('reportIllegalContent', commentID, ', law: "1", explanation: "-", goodFaith: true'),
    appealDecision: mine('appealDecision', `commentID: "${ownCommentID}", text: "Why?"`, 'NOTHING_TO_APPEAL'),
    appealSanction: mine('appealSanction', 'sanctionID: "x", text: "Why?"', 'SANCTION_LIFTED'),
    'deleteComment (their own)': comment('deleteComment', spareCommentID),
    'deleteComment (of another)': comment('deleteComment', commentID),
  };
}

function adminSamples(scene: RightsScene, { nonce }: AskerFacts): Record<string, Sample> {
  const { siteID, storyID, archivableStoryID, commentID, claimableCommentID, authorID } = scene;
  const { noticeID, appealID, bulkID, lastEventID } = scene;
  const query = (ask: string, shows?: string | RegExp, reached?: string): Sample => ({
    ask,
    ...(shows ? { shows: new RegExp(shows) } : {}),
    ...(reached ? { reached } : {}),
  });
  const change = (name: string, input: string, reached?: string): Sample => ({
    ask: `mutation { ${name}(input: { ${input} }) { __typename } }`,
    ...(reached ? { reached } : {}),
  });
  const comment = (name: string) => change(name, `commentID: "${commentID}"`);
  const story = (name: string, more = '', reached?: string) => change(name, `storyID: "${storyID}"${more}`, reached);
  const person = (name: string, more = '', reached?: string) => change(name, `userID: "${authorID}"${more}`, reached);
  const onSite = `, siteIDs: ["${siteID}"]`;
  // On the other site there is one.
  const counted = /:([2-9]|\d\d)/;
  return {
    endpoints,
    installation: query(`{ installation { __typename } }`),
    viewer,
    install: change(
      'install',
      `code: "x", siteName: "Mine", origins: ["https://mine.example"], ${account(nonce)}`,
      'INSTALL_CODE_WRONG',
    ),
    signIn,
    signOut,
    sites: query(`{ sites { id } }`, siteID),
    createSite: change('createSite', `name: "Mine", origins: ["https://site-${nonce}.example"]`),
    updateSite: change('updateSite', `siteID: "${siteID}", name: "Mine"`),
    organisation: query(`{ organisation { version } }`),
    updateOrganisation: change('updateOrganisation', 'settings: {}'),
    moderationRules: query(`{ moderationRules { version } }`),
    'moderationRules (of a site)': query(`{ moderationRules(siteID: "${siteID}") { version } }`),
    updateModerationRules: change('updateModerationRules', `siteID: "${siteID}", settings: {}`),
    storyDefaults: query(`{ storyDefaults { version } }`),
    'storyDefaults (of a site)': query(`{ storyDefaults(siteID: "${siteID}") { version } }`),
    updateStoryDefaults: change('updateStoryDefaults', `siteID: "${siteID}", settings: {}`),
    signInSettings: query(`{ signInSettings { version } }`),
    'signInSettings (of a site)': query(`{ signInSettings(siteID: "${siteID}") { version } }`),
    updateSignInSettings: change('updateSignInSettings', `siteID: "${siteID}", settings: {}`),
    settingsHistory: query(`{ settingsHistory(kind: MODERATION) { nodes { version } } }`),
    'settingsHistory (of a site)': query(`{ settingsHistory(kind: SITE, siteID: "${siteID}") { nodes { version } } }`),
    restoreSettings: change('restoreSettings', 'kind: MODERATION, version: 1', 'NOT_FOUND'),
    stories: query(`{ stories { nodes { id } } }`, storyID),
    'stories (of a site)': query(`{ stories(siteID: "${siteID}") { nodes { id } } }`, storyID),
    story: query(`{ story(id: "${storyID}") { id } }`, storyID),
    closeStory: story('closeStory'),
    reopenStory: story('reopenStory'),
    scheduleStory: story('scheduleStory'),
    setStoryMode: story('setStoryMode', ', mode: COMMENTS'),
    setStoryExperts: story('setStoryExperts', ', userIDs: []'),
    updateStorySettings: story('updateStorySettings', ', settings: {}'),
    restoreStory: story('restoreStory', ', version: 0'),
    archiveStory: change('archiveStory', `storyID: "${archivableStoryID}"`),
    unarchiveStory: change('unarchiveStory', `storyID: "${archivableStoryID}"`),
    mergeStories: story('mergeStories', `, intoStoryID: "${storyID}"`, 'MOVE_INTO_ITSELF'),
    moveComments: change('moveComments', `commentID: "${commentID}", toStoryID: "${storyID}"`, 'MOVE_INTO_ITSELF'),
    commentMove: query(`{ commentMove(id: "x") { id } }`, undefined, 'NOT_FOUND'),
    moderationQueue: query(`{ moderationQueue(queue: UNMODERATED, first: 50) { nodes { id } } }`, commentID),
    'moderationQueue (of a site)': query(
      `{ moderationQueue(queue: UNMODERATED, siteID: "${siteID}") { nodes { id } } }`,
    ),
    moderationQueueCount: query(`{ moderationQueueCount(filter: { queue: UNMODERATED }) { count } }`, counted),
    'moderationQueueCount (of a site)': query(
      `{ moderationQueueCount(filter: { queue: UNMODERATED, siteID: "${siteID}" }) { count } }`,
    ),
    moderationCounts: query(`{ moderationCounts { unmoderated } }`, counted),
    'moderationCounts (of a site)': query(`{ moderationCounts(siteID: "${siteID}") { unmoderated } }`),
    'moderationCounts (of a story)': query(`{ moderationCounts(storyID: "${storyID}") { unmoderated } }`),
    moderationQueueChanged: query(
      `subscription { moderationQueueChanged(after: "${lastEventID}") { eventID commentID } }`,
    ),
    'moderationQueueChanged (of a site)': query(
      `subscription { moderationQueueChanged(siteID: "${siteID}", after: "${lastEventID}") { eventID commentID } }`,
    ),
    comment: query(`{ comment(id: "${commentID}") { id } }`, commentID),
    approveComment: comment('approveComment'),
    rejectComment: comment('rejectComment'),
    resetComment: comment('resetComment'),
    setCommentAside: comment('setCommentAside'),
    featureComment: comment('featureComment'),
    unfeatureComment: comment('unfeatureComment'),
    pinComment: comment('pinComment'),
    unpinComment: comment('unpinComment'),
    tagComment: change('tagComment', `commentID: "${commentID}", tag: "OFF_TOPIC"`),
    untagComment: change('untagComment', `commentID: "${commentID}", tag: "OFF_TOPIC"`),
    claimComments: change('claimComments', `commentIDs: ["${claimableCommentID}"]`),
    releaseComments: change('releaseComments', `commentIDs: ["x"]`),
    commentClaimsChanged: query(`subscription { commentClaimsChanged(after: "${lastEventID}") { eventID commentID } }`),
    'commentClaimsChanged (of a site)': query(
      `subscription { commentClaimsChanged(siteID: "${siteID}", after: "${lastEventID}") { eventID commentID } }`,
    ),
    'previewBulk (comments)': change('previewBulk', `action: RESET, commentIDs: ["${commentID}"]`),
    'previewBulk (a filter)': change('previewBulk', `action: RESET, filter: { queue: REJECTED, siteID: "${siteID}" }`),
    'previewBulk (an author)': change('previewBulk', `action: RESET, authorID: "${authorID}"`),
    bulkOperation: query(`{ bulkOperation(id: "${bulkID}") { id } }`, bulkID),
    startBulk: change('startBulk', `operationID: "${bulkID}"`),
    undoBulk: change('undoBulk', `operationID: "${bulkID}"`, 'BULK_NOT_UNDOABLE'),
    illegalNotices: query(`{ illegalNotices { nodes { id } } }`, noticeID),
    'illegalNotices (of a site)': query(`{ illegalNotices(siteID: "${siteID}") { nodes { id } } }`, noticeID),
    takeNotice: change('takeNotice', `noticeID: "${noticeID}"`),
    decideNotice: change(
      'decideNotice',
      `noticeID: "${noticeID}", verdict: LEGAL, grounds: "-", explanation: "It is not."`,
      'NOTICE_DECIDED',
    ),
    appeals: query(`{ appeals { nodes { id } } }`, appealID),
    'appeals (of a site)': query(`{ appeals(siteID: "${siteID}") { nodes { id } } }`, appealID),
    openAppealCount: query(`{ openAppealCount { count } }`, /:1/),
    // Whoever is let in has to say why.
    decideAppeal: change('decideAppeal', `appealID: "${appealID}", verdict: UPHOLD, force: true`, 'BAD_INPUT'),
    user: query(`{ user(id: "${authorID}") { id record { total } } }`, authorID),
    'user (what they wrote)': query(`{ user(id: "${authorID}") { comments { nodes { id } } } }`, commentID),
    userNamed: query(`{ userNamed(username: "nobody") { id } }`),
    usernamesToReview: query(`{ usernamesToReview { nodes { id } } }`),
    'banUser (on a site)': person('banUser', onSite),
    'unbanUser (on a site)': person('unbanUser', onSite),
    'premoderateUser (on a site)': person('premoderateUser', onSite),
    'stopPremoderatingUser (on a site)': person('stopPremoderatingUser', onSite),
    banUser: person('banUser'),
    unbanUser: person('unbanUser'),
    premoderateUser: person('premoderateUser'),
    stopPremoderatingUser: person('stopPremoderatingUser'),
    suspendUser: person('suspendUser', ', until: "2027-06-01T00:00:00Z"'),
    unsuspendUser: person('unsuspendUser'),
    warnUser: person('warnUser', ', message: "Stay civil."'),
    messageUser: person('messageUser', ', message: "Thank you."'),
    rejectUsername: person('rejectUsername'),
    approveUsername: person('approveUsername'),
    shadowLimitUser: person('shadowLimitUser', '', 'SHADOW_LIMITS_OFF'),
    stopShadowLimitingUser: person('stopShadowLimitingUser'),
    addUserNote: person('addUserNote', ', text: "Knows much."'),
    deleteUserNote: change('deleteUserNote', 'noteID: "x"', 'NOT_FOUND'),
    setUserRole: person('setUserRole', ', role: COMMENTER'),
    ledger: query(`{ ledger { nodes { chain } } }`, siteID),
    'ledger (of a site)': query(`{ ledger(chain: "${siteID}") { nodes { chain } } }`, siteID),
    'ledger (of the organisation)': query(`{ ledger(chain: "organisation") { nodes { chain } } }`),
    'ledgerEntry (of a site)': query(`{ ledgerEntry(chain: "${siteID}", seq: 1) { seq } }`),
    'ledgerEntry (of the organisation)': query(`{ ledgerEntry(chain: "organisation", seq: 1) { seq } }`),
    ledgerActions: query(`{ ledgerActions }`),
    exportLedger: query(`{ exportLedger(format: CSV) { content } }`, siteID),
    'exportLedger (of a site)': query(`{ exportLedger(chain: "${siteID}", format: CSV) { content } }`, siteID),
    'exportLedger (of the organisation)': query(`{ exportLedger(chain: "organisation", format: CSV) { entries } }`),
    verifyLedger: query(`{ verifyLedger(chain: "${siteID}") { ok } }`),
    simulateRules: change('simulateRules', `siteID: "${siteID}"`),
    ruleSimulation: query(`{ ruleSimulation(id: "x") { id } }`, undefined, 'NOT_FOUND'),
    'ruleSimulations (of a site)': query(`{ ruleSimulations(siteID: "${siteID}") { id } }`),
    wordLists: query(`{ wordLists { id } }`),
    'wordLists (of a site)': query(`{ wordLists(siteID: "${siteID}") { id } }`),
    wordList: query(`{ wordList(kind: BANNED) { version } }`),
    'wordList (of a site)': query(`{ wordList(kind: BANNED, siteID: "${siteID}") { version } }`),
    exportWordList: query(`{ exportWordList(kind: BANNED, format: CSV) { content } }`),
    'exportWordList (of a site)': query(
      `{ exportWordList(kind: BANNED, format: CSV, siteID: "${siteID}") { content } }`,
    ),
    testWords: query(`{ testWords(text: "x") { version } }`),
    'testWords (of a site)': query(`{ testWords(text: "x", siteID: "${siteID}") { version } }`),
    updateWordList: change('updateWordList', `kind: BANNED, siteID: "${siteID}", expectedVersion: 0`),
    importWordList: change('importWordList', 'kind: BANNED, format: TEXT, mode: ADD, content: ""'),
    restoreWordList: change('restoreWordList', 'kind: BANNED, version: 1', 'NOT_FOUND'),
  };
}
