package org.roadmarshal.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.roadmarshal.device.Jt808Config;
import org.roadmarshal.gis.geo.Viewport;
import org.roadmarshal.position.FixLimits;
import org.roadmarshal.position.MotionLimits;
import org.roadmarshal.position.TrackConfig;
import org.roadmarshal.track.TrackPolicy;

/** All settings, typed; {@code roadmarshal.yaml} among the resources says what each one means. */
public record Config(
        Db db,
        Http http,
        Cluster cluster,
        Auth auth,
        Oidc oidc,
        Evidence evidence,
        Fixes fixes,
        Motion motion,
        Ladder ladder,
        Tracks tracks,
        Roads roads,
        Jt808 jt808,
        Jt809 jt809,
        Mqtt mqtt,
        Push push,
        Metrics metrics,
        Review review,
        Joint joint,
        Legal legal) {

    /** @param url of the pages for other departments; null for where the console is open */
    public record Joint(String url) {}

    /** @param idNumberKeys ID:BASE64 each, the first to encrypt with; empty where no id numbers are kept */
    public record Legal(List<String> idNumberKeys) {}

    public record Db(String url, String user, String password, int connections, int waiting) {}

    public record Http(String host, int port, String url, List<String> trustedProxies, int loops) {
        /** The address by which browsers reach this node. */
        String address() {
            return url == null || url.isBlank() ? "http://" + host + ":" + port : url;
        }
    }

    public record Cluster(String members, String host, int port) {
        List<String> addresses() {
            return members.isBlank() ? List.of() : List.of(members.trim().split("\\s*,\\s*"));
        }
    }

    public record Auth(int accessMinutes, int refreshHours) {}

    public record Oidc(
            String issuer,
            String clientId,
            String clientSecret,
            String redirectUri,
            String name,
            boolean linkByUsername) {}

    public record Evidence(Path dir, S3 s3) {}

    public record S3(String url, String bucket, String region, String accessKey, String secretKey) {}

    public record Fixes(
            double west,
            double south,
            double east,
            double north,
            int aheadSeconds,
            int behindDays,
            double fastestKmh,
            double lowestM,
            double highestM,
            double jumpKmh,
            double jumpMetres,
            int refusedADay,
            int refusedDays) {
        FixLimits limits() {
            return new FixLimits(
                    new Viewport(west, south, east, north),
                    Duration.ofSeconds(aheadSeconds),
                    Duration.ofDays(behindDays),
                    fastestKmh,
                    lowestM,
                    highestM,
                    jumpKmh,
                    jumpMetres);
        }

        TrackConfig tracks() {
            return new TrackConfig(refusedADay, Duration.ofDays(refusedDays));
        }
    }

    public record Motion(
            double movingKmh,
            double stoppedKmh,
            double leftMetres,
            int stopSeconds,
            int parkedMinutes,
            int silentMinutes) {
        MotionLimits limits() {
            return new MotionLimits(
                    movingKmh,
                    stoppedKmh,
                    leftMetres,
                    Duration.ofSeconds(stopSeconds),
                    Duration.ofMinutes(parkedMinutes),
                    Duration.ofMinutes(silentMinutes));
        }
    }

    public record Ladder(List<Long> acknowledgeSeconds, int offers) {}

    public record Jt809(
            String host, int port, long centreId, int keepAliveSeconds, int silenceSeconds, Superior superior) {}

    public record Superior(
            String host,
            int port,
            int edition,
            long userId,
            String password,
            long centreId,
            long m1,
            long ia1,
            long ic1,
            String subLinkHost,
            int subLinkPort,
            String listen,
            String org,
            List<String> agencies,
            List<String> uses,
            String answer,
            long echo) {}

    public record Mqtt(String url, String topic, String user, String password, String group) {}

    public record Push(String contact, boolean privateEndpoints) {}

    public record Tracks(int compactAfterDays, int keepDays) {
        TrackPolicy policy() {
            return new TrackPolicy(compactAfterDays, keepDays);
        }
    }

    public record Roads(Path dir, double sigmaMetres) {}

    public record Metrics(String token) {}

    /** Seconds; a target of 0 is none. */
    public record Review(
            int alarmProcessingP90Seconds,
            int alarmProcessingP95Seconds,
            int turnoutP90Seconds,
            int travelP90Seconds,
            int onSceneP90Seconds,
            Path font) {}

    public record Jt808(
            String host,
            int port,
            int loops,
            int idleSeconds,
            int unauthenticatedSeconds,
            int connectionsPerAddress,
            int framesPerSecond,
            int answerSeconds,
            int retries,
            int commandSeconds,
            String videoHost,
            int videoPort) {
        /** Whether there is a media server for live video. */
        boolean video() {
            return videoHost != null && !videoHost.isBlank();
        }

        Jt808Config listening() {
            return new Jt808Config(
                    host,
                    port,
                    loops,
                    Duration.ofSeconds(idleSeconds),
                    Duration.ofSeconds(unauthenticatedSeconds),
                    connectionsPerAddress,
                    framesPerSecond,
                    Duration.ofSeconds(answerSeconds),
                    retries,
                    videoHost,
                    videoPort);
        }
    }
}
