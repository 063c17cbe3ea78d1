/** The server's face: HTTP, the API's document and its rules, problems, static files, the live socket. Knows the features by their roots. */
package org.roadmarshal.web;
