import { discoveryPath } from '../../../../../protocol/apple/account-driven/discovery.js';
import type { Endpoint } from '../../../endpoint.js';
import { authorizePath, documentPath, enrollPaths, signInPath, tokenPath } from './addresses.js';
import { answer, atApple, underDomain } from './discovery.js';
import { enrollBy } from './enroll.js';
import { authorize, showAuthorization, tokenEndpoint } from './oauth.js';
import { accountDrivenServerRules } from './rules.js';
import { showSignIn, signIn } from './sign-in.js';

/** Account-driven enrollment, server half: discovery, sign-in and the profile (Apple: "Onboarding users with account sign-in"). */
export function accountDrivenEndpoint(): Endpoint {
  return {
    name: 'account-driven',
    rules: accountDrivenServerRules,
    routes: [
      { method: 'GET', path: discoveryPath, handler: underDomain },
      { method: 'GET', path: '/mdmBaseURL', handler: atApple },
      { method: 'GET', path: documentPath, handler: answer },
      { method: 'POST', path: enrollPaths['mdm-byod'], handler: enrollBy('mdm-byod') },
      { method: 'POST', path: enrollPaths['mdm-adde'], handler: enrollBy('mdm-adde') },
      { method: 'GET', path: signInPath, handler: showSignIn },
      { method: 'POST', path: signInPath, handler: signIn },
      { method: 'GET', path: authorizePath, handler: showAuthorization },
      { method: 'POST', path: authorizePath, handler: authorize },
      { method: 'POST', path: tokenPath, handler: tokenEndpoint },
    ],
  };
}
