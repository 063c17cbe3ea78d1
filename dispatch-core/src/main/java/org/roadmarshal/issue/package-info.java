/**
 * Road-environment issues (illegal structures, signs, heaps, ...): found, assigned, removed, verified and closed, with a ledger
 * of quantities and photos before and after. {@link org.roadmarshal.issue.internal.IssuePath} is the table of who may do what when.
 */
package org.roadmarshal.issue;
