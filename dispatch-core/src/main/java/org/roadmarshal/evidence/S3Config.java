package org.roadmarshal.evidence;

import java.net.URI;

/**
 * A bucket of a server that speaks S3.
 *
 * @param url of the server; the bucket stands in the path
 * @param region as the signature names it
 */
public record S3Config(URI url, String bucket, String region, String accessKey, String secretKey) {}
