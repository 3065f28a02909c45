/** How people sign in by an issuer: the authorization code flow of OpenID Connect Core 1.0 with PKCE, and ID tokens that come with a request. */
@NullMarked
package dev.berth.identity.oidc;

import org.jspecify.annotations.NullMarked;
