package org.roadmarshal.open311;

import java.util.List;
import java.util.Map;
import org.roadmarshal.kernel.Location;

/**
 * What a program sends.
 *
 * @param location null where it is not known
 * @param fingerprint SHA-256 of all that was sent, by which a repeated request is known
 */
public record NewReport(
        String category,
        Location location,
        String address,
        Map<String, List<String>> attributes,
        String description,
        String mediaUrl,
        String email,
        String phone,
        String firstName,
        String lastName,
        String deviceId,
        String senderAccount,
        byte[] fingerprint) {}
