/** The administrator's commands. They ask nobody's permission: whoever may run them has the database's password. */
package org.roadmarshal.app.cli;
