package org.roadmarshal.protocol.jt808;

/** Reads and writes bodies. */
public final class Messages {
    private Messages() {}

    /** Of a frame that is whole and not encrypted. Never throws: see {@link Malformed} and {@link Unknown}. */
    public static Message read(Frame frame) {
        return read(frame.id(), frame.version(), frame.reader(), frame);
    }

    /** Of a body that {@link Reassembly} has joined. */
    public static Message read(int id, Version version, byte[] body) {
        return read(id, version, new BodyReader(body, 0, body.length), body);
    }

    private static Message read(int id, Version version, BodyReader in, Object origin) {
        Message message = body(id, version, in);
        if (message == null || in.failed()) {
            byte[] body = origin instanceof Frame frame ? frame.body() : (byte[]) origin;
            return message == null ? new Unknown(id, body) : new Malformed(id, body);
        }
        return message;
    }

    /** The most frequent first. @return null for an id that is none of ours */
    private static Message body(int id, Version version, BodyReader in) {
        return switch (id) {
            case LocationReport.ID -> LocationReport.read(in, version);
            case LocationBatch.ID -> LocationBatch.read(in, version);
            case Heartbeat.ID -> Heartbeat.read(in, version);
            case TerminalReply.ID -> TerminalReply.read(in, version);
            case Authentication.ID -> Authentication.read(in, version);
            case Registration.ID -> Registration.read(in, version);
            case Logout.ID -> Logout.read(in, version);
            case TimeQuery.ID -> TimeQuery.read(in, version);
            case Parameters.ID -> Parameters.read(in, version);
            case LocationReply.ID -> LocationReply.read(in, version);
            case DriverIdentity.ID -> DriverIdentity.read(in, version);
            case Waybill.ID -> Waybill.read(in, version);
            case MediaEvent.ID -> MediaEvent.read(in, version);
            case MediaData.ID -> MediaData.read(in, version);
            case PhotographReply.ID -> PhotographReply.read(in, version);
            case PlatformReply.ID -> PlatformReply.read(in, version);
            case TimeReply.ID -> TimeReply.read(in, version);
            case RegistrationReply.ID -> RegistrationReply.read(in, version);
            case SetParameters.ID -> SetParameters.read(in, version);
            case QueryParameters.ID -> QueryParameters.read(in, version);
            case TerminalControl.ID -> TerminalControl.read(in, version);
            case QueryLocation.ID -> QueryLocation.read(in, version);
            case TemporaryTracking.ID -> TemporaryTracking.read(in, version);
            case ConfirmAlarm.ID -> ConfirmAlarm.read(in, version);
            case Text.ID -> Text.read(in, version);
            case MediaReply.ID -> MediaReply.read(in, version);
            case Photograph.ID -> Photograph.read(in, version);
            case VideoRequest.ID -> VideoRequest.read(in, version);
            case VideoControl.ID -> VideoControl.read(in, version);
            case MissingPackages.OF_PLATFORM, MissingPackages.OF_TERMINAL -> MissingPackages.read(id, in, version);
            default -> null;
        };
    }

    /** The body alone. */
    public static byte[] body(Message message, Version version) {
        BodyWriter out = new BodyWriter();
        message.write(out, version);
        return out.toBytes();
    }
}
