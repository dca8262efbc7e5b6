import type { SurfaceName } from '../core/config/process-plan.js';

/** Everybody whose rights differ. HERE is a moderator limited to the site in question, ELSEWHERE to another one. */
export const askers = [
  'SIGNED_OUT',
  'COMMENTER',
  'BANNED_COMMENTER',
  'SUSPENDED_COMMENTER',
  'MEMBER',
  'STAFF',
  'BANNED_MODERATOR',
  'MODERATOR_ELSEWHERE',
  'MODERATOR_HERE',
  'MODERATOR',
  'ADMIN',
] as const;
export type Asker = (typeof askers)[number];

/** NOTHING: answered, without anything of the site in question. The rest are codes of errors. */
export type Verdict =
  | 'ALLOWED'
  | 'NOTHING'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'NOT_YOUR_COMMENT'
  | 'USER_BANNED'
  | 'USER_SUSPENDED';

export type Rights = Readonly<Record<Asker, Verdict>>;

const forAll = (verdict: Verdict) => Object.fromEntries(askers.map((asker) => [asker, verdict])) as Rights;

const everybody = forAll('ALLOWED');
const signedIn: Rights = { ...everybody, SIGNED_OUT: 'UNAUTHENTICATED' };
/** Who reacts to what others wrote: whoever is banned does not. */
const participants: Rights = { ...signedIn, BANNED_COMMENTER: 'USER_BANNED', BANNED_MODERATOR: 'USER_BANNED' };
const writers: Rights = { ...participants, SUSPENDED_COMMENTER: 'USER_SUSPENDED' };
const nobody: Rights = { ...forAll('NOT_YOUR_COMMENT'), SIGNED_OUT: 'UNAUTHENTICATED' };
const moderators: Rights = {
  ...forAll('FORBIDDEN'),
  SIGNED_OUT: 'UNAUTHENTICATED',
  MODERATOR_ELSEWHERE: 'ALLOWED',
  MODERATOR_HERE: 'ALLOWED',
  MODERATOR: 'ALLOWED',
  ADMIN: 'ALLOWED',
};
/** What lists things of all sites shows moderators those of their own. */
const ownSites: Rights = { ...moderators, MODERATOR_ELSEWHERE: 'NOTHING' };
/** What waits for a decision is seen by its author, and by those who decide. */
const held: Rights = { ...forAll('NOTHING'), MODERATOR_HERE: 'ALLOWED', MODERATOR: 'ALLOWED', ADMIN: 'ALLOWED' };
const moderatorsHere: Rights = { ...moderators, MODERATOR_ELSEWHERE: 'FORBIDDEN' };
/** What holds on every site needs somebody who is limited to none. */
const moderatorsOfAll: Rights = { ...moderatorsHere, MODERATOR_HERE: 'FORBIDDEN' };
const admins: Rights = { ...moderatorsOfAll, MODERATOR: 'FORBIDDEN' };
/** A bulk operation that a moderator of all sites has previewed. */
const bulkOfModerator: Rights = { ...moderators, MODERATOR_ELSEWHERE: 'NOT_FOUND', MODERATOR_HERE: 'NOT_FOUND' };

/**
 * Who may do what, for every operation of both surfaces: the page `docs/authorisation.md` is written from it, and a
 * test asks every cell of a running Talk. A key is the operation, and in brackets what it is asked about where that
 * decides; what is asked about belongs to the site in question.
 */
export const operationRights: Readonly<Record<SurfaceName, Readonly<Record<string, Rights>>>> = {
  public: {
    comment: everybody,
    'comment (held)': held,
    endpoints: everybody,
    illegalNotice: everybody,
    reactionKinds: everybody,
    story: everybody,
    viewer: everybody,
    'viewer (where to moderate)': held,
    commentCreated: everybody,
    commentUpdated: everybody,
    commentRemoved: everybody,
    streamChanged: everybody,
    storyReaders: everybody,
    signIn: everybody,
    signUp: everybody,
    signInWithToken: everybody,
    signOut: signedIn,
    changePassword: signedIn,
    createSignInCode: signedIn,
    redeemSignInCode: everybody,
    acknowledgeMessage: signedIn,
    acknowledgeWarning: signedIn,
    changeUsername: participants,
    ignoreUser: signedIn,
    stopIgnoringUser: signedIn,
    createComment: writers,
    'editComment (their own)': writers,
    'editComment (of another)': { ...nobody, BANNED_COMMENTER: 'USER_BANNED', BANNED_MODERATOR: 'USER_BANNED' },
    reactToComment: participants,
    removeReaction: participants,
    reportComment: participants,
    withdrawReport: participants,
    disagreeWithComment: participants,
    withdrawDisagreement: participants,
    reportIllegalContent: everybody,
    appealDecision: signedIn,
    appealSanction: signedIn,
    'deleteComment (their own)': signedIn,
    'deleteComment (of another)': nobody,
  },
  admin: {
    endpoints: everybody,
    installation: everybody,
    viewer: everybody,
    install: everybody,
    signIn: everybody,
    signOut: signedIn,
    sites: ownSites,
    createSite: admins,
    updateSite: admins,
    organisation: moderators,
    updateOrganisation: admins,
    moderationRules: moderators,
    'moderationRules (of a site)': moderatorsHere,
    updateModerationRules: admins,
    storyDefaults: moderators,
    'storyDefaults (of a site)': moderatorsHere,
    updateStoryDefaults: admins,
    signInSettings: moderators,
    'signInSettings (of a site)': moderatorsHere,
    updateSignInSettings: admins,
    settingsHistory: moderators,
    'settingsHistory (of a site)': moderatorsHere,
    restoreSettings: admins,
    stories: ownSites,
    'stories (of a site)': moderatorsHere,
    story: moderatorsHere,
    closeStory: moderatorsHere,
    reopenStory: moderatorsHere,
    scheduleStory: moderatorsHere,
    setStoryMode: moderatorsHere,
    setStoryExperts: moderatorsHere,
    updateStorySettings: moderatorsHere,
    restoreStory: moderatorsHere,
    archiveStory: moderatorsHere,
    unarchiveStory: moderatorsHere,
    mergeStories: moderatorsHere,
    moveComments: moderatorsHere,
    commentMove: moderators,
    moderationQueue: ownSites,
    'moderationQueue (of a site)': moderatorsHere,
    moderationQueueCount: ownSites,
    'moderationQueueCount (of a site)': moderatorsHere,
    moderationCounts: ownSites,
    'moderationCounts (of a site)': moderatorsHere,
    'moderationCounts (of a story)': moderatorsHere,
    moderationQueueChanged: ownSites,
    'moderationQueueChanged (of a site)': moderatorsHere,
    comment: moderatorsHere,
    approveComment: moderatorsHere,
    rejectComment: moderatorsHere,
    resetComment: moderatorsHere,
    setCommentAside: moderatorsHere,
    featureComment: moderatorsHere,
    unfeatureComment: moderatorsHere,
    pinComment: moderatorsHere,
    unpinComment: moderatorsHere,
    tagComment: moderatorsHere,
    untagComment: moderatorsHere,
    claimComments: moderatorsHere,
    releaseComments: moderators,
    commentClaimsChanged: ownSites,
    'commentClaimsChanged (of a site)': moderatorsHere,
    'previewBulk (comments)': moderatorsHere,
    'previewBulk (a filter)': moderatorsHere,
    'previewBulk (an author)': moderatorsOfAll,
    bulkOperation: bulkOfModerator,
    startBulk: { ...bulkOfModerator, ADMIN: 'NOT_FOUND' },
    undoBulk: bulkOfModerator,
    illegalNotices: ownSites,
    'illegalNotices (of a site)': moderatorsHere,
    takeNotice: moderatorsHere,
    decideNotice: moderatorsHere,
    appeals: ownSites,
    'appeals (of a site)': moderatorsHere,
    openAppealCount: ownSites,
    decideAppeal: moderatorsHere,
    user: moderators,
    'user (what they wrote)': ownSites,
    userNamed: moderators,
    usernamesToReview: moderators,
    'banUser (on a site)': moderatorsHere,
    'unbanUser (on a site)': moderatorsHere,
    'premoderateUser (on a site)': moderatorsHere,
    'stopPremoderatingUser (on a site)': moderatorsHere,
    banUser: moderatorsOfAll,
    unbanUser: moderatorsOfAll,
    premoderateUser: moderatorsOfAll,
    stopPremoderatingUser: moderatorsOfAll,
    suspendUser: moderatorsOfAll,
    unsuspendUser: moderatorsOfAll,
    warnUser: moderatorsOfAll,
    messageUser: moderatorsOfAll,
    rejectUsername: moderatorsOfAll,
    approveUsername: moderatorsOfAll,
    shadowLimitUser: moderatorsOfAll,
    stopShadowLimitingUser: moderatorsOfAll,
    addUserNote: moderators,
    deleteUserNote: moderators,
    setUserRole: admins,
    ledger: ownSites,
    'ledger (of a site)': moderatorsHere,
    'ledger (of the organisation)': admins,
    'ledgerEntry (of a site)': moderatorsHere,
    'ledgerEntry (of the organisation)': admins,
    ledgerActions: moderators,
    exportLedger: ownSites,
    'exportLedger (of a site)': moderatorsHere,
    'exportLedger (of the organisation)': admins,
    verifyLedger: admins,
    simulateRules: admins,
    ruleSimulation: moderatorsOfAll,
    'ruleSimulations (of a site)': moderatorsHere,
    wordLists: moderators,
    'wordLists (of a site)': moderatorsHere,
    wordList: moderators,
    'wordList (of a site)': moderatorsHere,
    exportWordList: moderators,
    'exportWordList (of a site)': moderatorsHere,
    testWords: moderators,
    'testWords (of a site)': moderatorsHere,
    updateWordList: admins,
    importWordList: admins,
    restoreWordList: admins,
  },
};

/** The operation that a row is about. */
export function operationOf(row: string): string {
  return row.split(' ')[0]!;
}
