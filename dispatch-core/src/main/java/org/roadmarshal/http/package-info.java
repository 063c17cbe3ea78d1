/**
 * How a feature offers operations of the API, below the features as {@code web} is above them. A feature registers an
 * implementation for each {@code operationId} of its fragment of the OpenAPI document; the kind of registration carries the
 * rules: a query changes nothing, a create is idempotent by its key, a change needs the version it is based on.
 */
package org.roadmarshal.http;
