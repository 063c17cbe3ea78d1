/** Orders that a centre gives to many units at once, and who of them has confirmed. */
package org.roadmarshal.order;
