/** What crews and their centre say to each other: one conversation a unit, each message with its receipts. */
package org.roadmarshal.message;
