/**
 * The evidence of an issue as one file that can be checked by anybody, with nothing of ours: photos, facts and their hashes, signed.
 * {@code resources/pack/Verify.java} is the program that checks it; decision 14 says what it shows and what it cannot.
 */
package org.roadmarshal.pack;
