package org.roadmarshal.open311.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.roadmarshal.kernel.Json;

/**
 * The two ways in which an answer is written. JSON is the XML without its outermost name, and a list in it without the name of each
 * of its items (the Spark convention).
 */
enum Format {
    XML("text/xml; charset=utf-8") {
        @Override
        String write(String root, Object content) {
            StringWriter text = new StringWriter().append(DECLARATION);
            try {
                XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
                element(xml, root, content);
                xml.flush();
                xml.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
            return text.toString();
        }
    },
    JSON("application/json; charset=utf-8") {
        @Override
        String write(String root, Object content) {
            return Json.write(node(content));
        }
    };

    /** As the standard's examples have it; the JDK's own has single quotes. */
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** @param content {@link Items}, a map of what stands in it by name, or a text, number or truth; null for none */
    abstract String write(String root, Object content);

    /** A list. @param each what one of them is called */
    record Items(String each, List<?> items) {}

    static Optional<Format> of(String extension) {
        return switch (extension) {
            case "xml" -> Optional.of(XML);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    private static void element(XMLStreamWriter xml, String name, Object content) throws XMLStreamException {
        if (content == null) {
            xml.writeEmptyElement(name);
            return;
        }
        xml.writeStartElement(name);
        if (content instanceof Items list) {
            for (Object item : list.items()) {
                element(xml, list.each(), item);
            }
        } else if (content instanceof Map<?, ?> fields) {
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                element(xml, (String) field.getKey(), field.getValue());
            }
        } else {
            xml.writeCharacters(speakable(content.toString()));
        }
        xml.writeEndElement();
    }

    /** Without the characters that XML cannot say, however they are written; both formats say the same. */
    private static String speakable(String text) {
        StringBuilder said = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && c < 0xD800
                                || c >= 0xE000 && c < 0xFFFE
                                || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(said::appendCodePoint);
        return said.toString();
    }

    private static JsonNode node(Object content) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (content instanceof Items list) {
            ArrayNode array = nodes.arrayNode();
            list.items().forEach(item -> array.add(node(item)));
            return array;
        }
        if (content instanceof Map<?, ?> fields) {
            ObjectNode object = nodes.objectNode();
            fields.forEach((name, value) -> object.set((String) name, node(value)));
            return object;
        }
        return content instanceof String text ? nodes.textNode(speakable(text)) : Json.MAPPER.valueToTree(content);
    }
}
