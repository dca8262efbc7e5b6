/** For the Jest project `split`: what a spec starts runs as three containers, one a role, unless it says otherwise. */
process.env['TALK_TEST_TOPOLOGY'] = 'three';
