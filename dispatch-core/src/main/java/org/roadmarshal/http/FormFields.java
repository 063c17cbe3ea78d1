package org.roadmarshal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roadmarshal.kernel.DispatchException;
import org.roadmarshal.kernel.ErrorCode;

/** Reads {@code application/x-www-form-urlencoded}, strictly: what is not UTF-8 behind its escapes is an error and no question mark. */
final class FormFields {
    private static final int MOST_FIELDS = 200;

    private FormFields() {}

    /** Values that are blank are left out. */
    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (text == null || text.isEmpty()) {
            return fields;
        }
        String[] pairs = text.split("&");
        if (pairs.length > MOST_FIELDS) {
            throw DispatchException.invalid("There are more than " + MOST_FIELDS + " fields");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1)).strip();
            if (!value.isEmpty()) {
                fields.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                boolean whole = i + 2 < text.length();
                int high = whole ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = whole ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw DispatchException.invalid("A % is not followed by two hexadecimal digits");
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c == '+') {
                bytes.write(' ');
            } else {
                int whole = text.codePointAt(i);
                bytes.writeBytes(Character.toString(whole).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(whole) - 1;
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static String utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\u0000') >= 0) {
                throw DispatchException.invalid("A field holds the character 0");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new DispatchException(ErrorCode.VALIDATION, "A field is not UTF-8", e);
        }
    }
}
