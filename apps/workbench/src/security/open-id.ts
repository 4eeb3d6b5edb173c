import { InputError } from '@assay/statistics';
import * as client from 'openid-client';
import { claimsOf, type OpenIdClaims } from './open-id-person.ts';
import type { OpenIdSettings } from './sign-in-settings.ts';

/** What stays here while somebody is away at the provider. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The provider, as the workbench talks to it. */
export interface OpenIdProvider {
  readonly settings: OpenIdSettings;
  /** Where the browser goes to log in, and what must fit when it comes back. */
  begin(): Promise<{ readonly url: string; readonly secrets: SignInSecrets }>;
  /**
   * Exchanges the code for an ID token and checks it: state, nonce, PKCE, issuer, audience, expiry, signature.
   *
   * @throws InputError where any of them does not fit.
   */
  finish(query: string, secrets: SignInSecrets): Promise<OpenIdClaims>;
  /** Where the provider's own session can be ended, where it says. */
  readonly signOutUrl: string | null;
}

const timeoutSeconds = 10;
const signedOutPath = 'signed-out';
export const signInReturnPath = 'sign-in/return';

/**
 * Reads what the provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @throws InputError where nothing answers at the issuer, or what answers is another one.
 */
export async function discoverOpenId(settings: OpenIdSettings): Promise<OpenIdProvider> {
  const { issuer, address } = settings;
  const isPlain = new URL(issuer).protocol === 'http:';
  let configuration: client.Configuration;
  try {
    configuration = await client.discovery(
      new URL(issuer),
      settings.client,
      undefined,
      settings.secret === null ? client.None() : client.ClientSecretBasic(settings.secret),
      {
        timeout: timeoutSeconds,
        // Beside the trust in the connection, the token's own signature is checked; plain http is for loopback alone.
        execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
      },
    );
  } catch (cause) {
    throw new InputError(`no OpenID Connect provider at ${issuer}: ${reasonOf(cause)}. Check the issuer.`, { cause });
  }
  const redirect = new URL(signInReturnPath, address).href;
  return {
    settings,
    signOutUrl: endSessionUrl(configuration, new URL(signedOutPath, address).href),
    async begin() {
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: settings.personClaim === 'email' ? 'openid profile email' : 'openid profile',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, secrets };
    },
    async finish(query, { state, nonce, verifier }) {
      try {
        const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirect}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = claimsOf(tokens.claims() ?? {}, settings);
        if (claims !== null) return claims;
      } catch (cause) {
        throw new InputError(`the log-in does not hold: ${reasonOf(cause)}. Sign in again.`, { cause });
      }
      throw new InputError(`the log-in names nobody by the claim ${settings.personClaim}. Ask whoever runs it.`);
    },
  };
}

function endSessionUrl(configuration: client.Configuration, after: string): string | null {
  if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
  return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: after }).href;
}

/** What did not fit, from the outermost word to the claim itself; no token, no code. */
function reasonOf(error: unknown): string {
  const words: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    if (!words.includes(at.message)) words.push(at.message);
    const claim = (at.cause as { readonly claim?: unknown } | undefined)?.claim;
    if (typeof claim === 'string') words.push(claim);
  }
  return (words.join(', ') || String(error)).replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 300);
}
