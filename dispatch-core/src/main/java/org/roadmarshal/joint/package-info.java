/** Units of other departments on our incidents: they have no account here, and answer through a link that is signed and expires. */
package org.roadmarshal.joint;
