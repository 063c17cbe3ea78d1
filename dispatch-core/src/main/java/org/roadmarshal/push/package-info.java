/** Web Push: tells browsers whose page is closed. Best effort: nothing here is waited for, and no promise depends on it. */
package org.roadmarshal.push;
