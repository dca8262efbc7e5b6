export { authError } from './auth.errors.js';
export { AuthModule } from './auth.module.js';
export { AuthService, type SignedIn } from './auth.service.js';
export { SsoService } from './sso/sso.service.js';
export { everyProcess, userAccessChanged } from './auth.topics.js';
