/**
 * Accounts, what they may do and where, and how they sign in.
 *
 * <p>An access token is a JWT that lives for minutes and names the account only; rights are read anew every few seconds, so a
 * disabled account or a changed crew takes effect at once. A refresh token is 256 random bits of which only the SHA-256 is kept.
 */
package org.roadmarshal.identity;
